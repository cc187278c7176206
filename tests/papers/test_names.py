"""Names in a line come back as they are printed."""

import string

from hypothesis import given
from hypothesis import strategies as st

from lintel.oversight.papers.reading.meeting.people import people

NAMES = st.builds(
    lambda honorific, initial, surname: f"{honorific} {initial}. {surname}",
    st.sampled_from(["Mr.", "Mrs", "Dr.", "Cllr", "Councillor", "Ms."]),
    st.sampled_from(string.ascii_uppercase),
    st.sampled_from(["Stone", "Reed", "O'Flint", "Ash-Elm", "McOak", "van Beech", "May"]),
)


@given(st.lists(NAMES, min_size=1, max_size=8))
def test_any_number_of_names_in_a_line_come_back_as_printed(names):
    line = " ".join(names)
    assert [line[each.start : each.end] for each in people(line)] == names


@given(st.text(alphabet="MrsDCllo. ,()-ABab\t", max_size=60))
def test_every_name_is_part_of_its_line(text):
    for each in people(text):
        assert 0 <= each.start < each.end <= len(text)
        assert each.words
