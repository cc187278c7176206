"""Who left, who was welcomed, and who spoke in a paper that lists nobody: people whom only a sentence names."""

from tests.papers.who_came import read, rows

MINUTES = """
Minutes of a meeting of the Care Committee held at Long Hall on Monday, 3 March 2025.

PRESENT

Mrs. A. Bright CC (in the Chair)
Mr. B. Cotton CC

26. Day services.

A copy of the report marked 'Agenda Item 11' is filed.

The Chairman welcomed Ms. Ida Hart, Independent Chair of the Safeguarding Board to the meeting for this item, and Mr. B. Cotton.

Mr Ben Cotton left the meeting at this point.

27. Date of next meeting.

Mr. Z. Zeal left the meeting.
"""


def test_who_left_is_marked_with_the_line_and_a_stranger_is_a_doubt():
    found, doubts = read(MINUTES)
    assert [(each.name_as_printed, each.left_at_line) for each in found if each.left_at_line] == [
        ("Mr. B. Cotton CC", 14)
    ]
    assert doubts == [("left_but_not_on_a_list", 18)]


def test_who_is_welcomed_and_on_no_list_is_named_in_the_text_only():
    (one,) = [each for each in read(MINUTES)[0] if each.status == "welcomed in the text only"]
    assert (one.name_as_printed, one.role, one.organisation) == (
        "Ms. Ida Hart",
        "Independent Chair",
        "Safeguarding Board",
    )
    assert (one.place.line_start, one.for_agenda_item, one.meeting_date) == (12, "11", "2025-03-03")


SUMMARY = """
Care Overview Committee - Monday, 3 March 2025 2.00 pm
- Waits: A Member asked about waits. The Director of Adult Care, Jo Wills, said that they were shorter.
- Views: Fay Barr, Healthwatch Norbury, reported that people rang. The Director of Adult Care, Jo Wills, agreed.
- Card: The Cabinet Member for Adult Care, Mr C. Abel CC, suggested a card. Members of the Committee, Norbury, asked again.
"""


def test_a_summary_that_lists_nobody_names_people_by_post_or_body():
    assert rows(SUMMARY) == [
        (2, "Jo Wills", "Director", "named in the summary only"),
        (3, "Fay Barr", "representative", "named in the summary only"),
        (4, "Mr C. Abel CC", "Cabinet Member", "named in the summary only"),
    ]
