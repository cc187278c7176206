"""What is not for the public is dropped before storage; every other line keeps its number."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.papers.made import paper

SECRET = "The price is kept from you."
LAW = "by virtue of paragraph 3 of Part 1 of Schedule 12A of the Local Government Act 1972"

# (paper, the lines dropped)
CASES = {
    "a report under its mark": (
        f"Agenda Item 2\nPublic.\nAgenda Item 3\nNOT FOR PUBLICATION\n{SECRET}\n1. {SECRET}\n4. {SECRET}\nAgenda Item 4\nPublic.",
        [(4, 7)],
    ),
    "a report to the end": (f"Public.\nThis report is not for publication {LAW}\n{SECRET}", [(2, 3)]),
    "an item of minutes": (f"118. Prices (Exempt)\n{SECRET}\n{SECRET}\n119. Close\nPublic.", [(2, 3)]),
    "a title with nothing below it": ("118. Prices (Exempt)\n119. Close\nPublic.", []),
    "an item marked below its title": (f"118. Prices\nEXEMPT\n{SECRET}\n119. Close\nPublic.", [(2, 3)]),
    "numbers that begin anew within": (f"2. Prices\nEXEMPT\n1. {SECRET}\n3. {SECRET}\n", [(2, 4)]),
    "an appendix": (f"Public.\nEXEMPT APPENDIX B\n{SECRET}\nAPPENDIX C\nPublic.", [(2, 3)]),
    "a part": (f"Part 2: private, not for publication\n{SECRET}\nPart 1: public\nPublic.", [(1, 2)]),
    "exempt by the law's words": (f"Appendix D is exempt {LAW}\n{SECRET}\nAgenda Item 9\nPublic.", [(1, 2)]),
    "two parts": (f"EXEMPT\n{SECRET}\nAgenda Item 2\nPublic.\nRESTRICTED\n{SECRET}", [(1, 2), (5, 6)]),
}
PUBLIC = [
    "Some people are exempt from charges, and that is no secret.",
    "118. EXCLUSION OF THE PRESS AND PUBLIC",
    f"RESOLVED: That the public be excluded, as it involves the likely disclosure of exempt information {LAW}.",
    "Restricted growth is a condition of which the report speaks.",
    "Members asked whether the document was confidential.",
    "The confidential inquiry into deaths reported in 2024.",
]


@pytest.mark.parametrize(("text", "runs"), CASES.values(), ids=CASES)
def test_restricted_parts_are_dropped(text, runs):
    made = paper(text)
    assert SECRET not in repr(made)
    assert [
        (each.place.line_start, each.place.line_end) for each in made.doubts if each.name == "restricted_part_dropped"
    ] == runs
    kept = [line.number for line in made.lines if line.printed]
    dropped = {number for first, last in runs for number in range(first, last + 1)}
    assert kept == [number for number in range(1, len(text.rstrip().split("\n")) + 1) if number not in dropped]


def test_what_an_agenda_says_of_its_exempt_items_is_public_and_their_report_is_not():
    agenda = "AGENDA\n1. Minutes.\nEXEMPT ITEMS\n2. Prices (exempt).\nNot for publication by virtue of paragraph 3.\n3. Other."
    made = paper(f"{agenda}\nAgenda Item 2\nNOT FOR PUBLICATION\n{SECRET}")
    assert [line.printed for line in made.lines if line.printed] == [*agenda.split("\n"), "Agenda Item 2"]


@pytest.mark.parametrize("sentence", PUBLIC)
def test_words_of_the_same_sound_are_public(sentence):
    made = paper(f"{sentence}\nMore.")
    assert (made.doubts, [line.printed for line in made.lines]) == ((), [sentence, "More."])


@given(
    st.lists(
        st.sampled_from(["Public words.", "EXEMPT", "Agenda Item 4", "12. Title", "", SECRET]), min_size=1, max_size=25
    )
)
def test_the_lines_that_are_left_keep_their_numbers(lines):
    made = paper("x\n" + "\n".join(lines))
    printed = ["x", *lines]
    assert all(line.printed in {"", printed[line.number - 1]} for line in made.lines)
    if "EXEMPT" in lines and "Agenda Item 4" not in lines and "12. Title" not in lines:
        assert SECRET not in [line.printed for line in made.lines[lines.index("EXEMPT") + 1 :]]
