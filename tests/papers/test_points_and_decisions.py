"""How a point asks and answers, what a clause decides, and what somebody promised: forms of words as tables."""

import pytest

from lintel.oversight.papers.reading.minutes.actions import reported_actions
from lintel.oversight.papers.reading.minutes.decisions import addressee, type_of
from lintel.oversight.papers.reading.minutes.questions import sort_of
from lintel.oversight.papers.reading.minutes.rows import roman
from lintel.oversight.papers.reading.minutes.verbs import due, recipient, verb
from lintel.oversight.papers.reading.profile import profile
from lintel.oversight.papers.reading.read import read
from lintel.oversight.papers.reading.sentences import sentences
from tests.papers.made_up_minutes import paper_of

PLAIN = profile("plain")


@pytest.mark.parametrize(
    ("text", "kind", "answer"),
    [
        ("In response to a query, Members were informed that buoys float.", "qa", "Members were"),
        ("In response to a question officers confirmed that ropes rot.", "qa", "officers confirmed"),
        ("A Member asked why ropes rot. It was explained that they were old.", "qa", "It was explained"),
        ("Concern was raised about tar. The Assistant Director said that it was safe.", "qa", "The Assistant"),
        ("A Member asked what tar cost. Prices had not been agreed.", "qa", "Prices"),
        ("Members noted the buoys and asked why they were red. Members also asked about ropes.", "q", None),
        ("Members praised the ropes. They were glad of them.", "s", None),
        ("The harbour opened in 1904. It was reported that it was deep.", "s", None),
        ("Mr. A. Gull asked about sails. Officers replied that they were white.", "qa", "Officers replied"),
    ],
)
def test_a_point_asks_answers_or_states(text: str, kind: str, answer: str | None) -> None:
    found, at = sort_of(text, PLAIN)
    assert found == kind
    assert at is None if answer is None else text[at:].startswith(answer)


def test_after_in_response_to_questions_each_point_is_an_answer() -> None:
    assert sort_of("Buoys float.", PLAIN, "In response to questions and comments from Members, it was noted that:") == (
        "qa",
        0,
    )
    assert sort_of("Buoys float.", PLAIN, "It was noted that:") == ("s", None)


@pytest.mark.parametrize(
    ("clause", "sort", "asks"),
    [
        ("That the report be noted.", "note", False),
        ("That the annual report be noted and welcomed.", "note_and_welcome", False),
        ("The Commission noted the report.", "note", False),
        ("notes the report; and", "note", False),
        ("That the Director be requested to provide a list of buoys.", "request_information", True),
        ("That the Director be requested to look into ropes.", "request_action", True),
        ("That the report be noted and the Director be requested to mend the ropes.", "request_action", True),
        ("That more maps be included in future reports.", "request_change", True),
        ("That site visits be arranged for Members.", "arrange", True),
        ("That buoys remain on the Work Programme.", "add_to_work_programme", True),
        ("A report on tar to come to a future meeting.", "future_report", True),
        ("Figures on ropes to be circulated to Members.", "request_information", True),
        ("that the minutes of 8 June be confirmed as a correct record.", "confirm_minutes", False),
        ("That the new charges be approved.", "approve", False),
        ("That authority be delegated to the Director of Harbours to buy buoys.", "delegate", True),
        ("That the public be excluded from the meeting.", "exclude_public", False),
        ("That Councillor Ash be appointed Chair.", "appoint", False),
        ("That the comments be forwarded to the Cabinet.", "refer", True),
        ("Photographs of ropes.", None, None),
    ],
)
def test_what_a_clause_decides(clause: str, sort: str | None, asks: bool | None) -> None:
    found = type_of(clause, PLAIN)
    assert (found.name if found else None, found.asks if found else None) == (sort, asks)


@pytest.mark.parametrize(
    ("clause", "who"),
    [
        ("That the Director be requested to look into ropes.", "Director"),
        ("That the Director of Harbours and Ropes be asked to mend them.", "Director of Harbours and Ropes"),
        ("That authority be delegated to the Head of Ropes to buy tar.", "Head of Ropes"),
        ("Officers to circulate a list.", "Officers"),
        ("That ropes be mended.", None),
    ],
)
def test_whom_a_clause_asks(clause: str, who: str | None) -> None:
    assert addressee(clause, PLAIN) == who


@pytest.mark.parametrize(
    ("text", "to_do", "for_whom", "by"),
    [
        ("be requested to look into ropes", "look into", None, None),
        ("prices would be sent to Members following the meeting", "send", "Members", "following the meeting"),
        ("Members requested that the list be included", "include", None, None),
        ("Officers undertook to circulate a list in due course", "circulate", None, "in due course"),
        ("Officers committed to providing more", "provide", None, None),
        ("repairs would be detailed in the March report", "detail", None, "in the March report"),
        ("a chart would be presented to the Committee in May", "present", "Committee", "in May"),
        ("more maps be included in future reports", "include", "future reports", "in future reports"),
        ("ropes within six weeks", None, None, "within six weeks"),
    ],
)
def test_what_is_to_be_done_for_whom_and_by_when(
    text: str, to_do: str | None, for_whom: str | None, by: str | None
) -> None:
    assert (verb(text, PLAIN), recipient(text, PLAIN), due(text, PLAIN)) == (to_do, for_whom, by)


MINUTES = """\
Minutes of a meeting of the Harbour Committee held on 8 June 2026.

PRESENT

1. Buoys.

Arising from discussion, the following points were made:

i. {point}

2. Ropes.

There were none.
"""


@pytest.mark.parametrize(
    ("point", "kinds"),
    [
        ("Officers undertook to circulate a list of buoys.", ["undertaking"]),
        ("Officers agreed to raise it with the Harbour Master.", ["undertaking"]),
        ("The Mayor would take this up with the Harbour Board.", ["undertaking"]),
        ("A list of tides will be sent to Members after the meeting.", ["undertaking"]),
        ("Tides would be set out in the next annual plan.", ["undertaking"]),
        ("Members suggested that ropes be looked at.", ["request"]),
        ("Members requested that the plan include ropes. Officers would consider how.", ["request", "undertaking"]),
        ("Members urged the harbour to mend its ropes.", ["request"]),
        ("A Member urged that ropes last.", ["request"]),
        ("A Member asked whether ropes would be provided to Members.", []),
        ("A copy of the chart would be given to every fisherman on the board.", []),
        ("The Council was committed to buoys and agreed that ropes rot.", []),
        ("Members sought clarification on whether tar could be used.", []),
        ("The harbour would work with fishermen.", []),
    ],
)
def test_what_was_promised_or_asked_for_in_discussion(point: str, kinds: list[str]) -> None:
    reading = read(MINUTES.format(point=point).encode(), "x.txt", "leicestershire")
    assert [action.kind for action in reading.actions] == kinds
    assert all(action.text in point for action in reading.actions)


def test_a_plan_owns_no_promise() -> None:
    for asked, who in (("improvement plan", None), ("Harbour Board", "Harbour Board")):
        point = f"Members requested that the {asked} include ropes."
        (action,) = read(MINUTES.format(point=point).encode(), "x.txt", "leicestershire").actions
        assert action.addressee == who


def test_a_statement_promises_what_it_says_will_be_done() -> None:
    text = "COUNTY COUNCIL MEETING - 8 JUNE 2026\n\nSTATEMENT FROM THE LEAD MEMBER FOR ROPES\n\nRopes rot. We will buy more.\n"
    (action,) = read(text.encode(), "x.txt", "plain").actions
    assert (action.kind, action.place.line_start, action.verb, action.meeting_date) == (
        "undertaking",
        5,
        "buy",
        "2026-06-08",
    )


@pytest.mark.parametrize(
    ("sentence", "who"),
    [
        (
            "The committee noted the update and requested that the Head of Ropes bring a report to a future meeting.",
            "Head of Ropes",
        ),
        ("The committee noted the update.", None),
        ("A member requested that the Head of Ropes bring a report.", None),
    ],
)
def test_a_resolution_that_a_page_tells_of(sentence: str, who: str | None) -> None:
    found = reported_actions(paper_of(f"Ropes\n{sentence}"), PLAIN)
    assert [action.addressee for action in found] == ([who] if who else [])


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Ropes rot. Tar helps.", 2),
        ("Mr. A. Gull spoke. He left.", 2),
        ("It cost £4.50. 12 were sold.", 2),
        ("No stop", 1),
        ("", 0),
    ],
)
def test_sentences(text: str, count: int) -> None:
    assert len(list(sentences(text))) == count


@pytest.mark.parametrize(("value", "numeral"), [(1, "i"), (4, "iv"), (9, "ix"), (14, "xiv"), (40, "xl"), (58, "lviii")])
def test_numerals(value: int, numeral: str) -> None:
    assert roman(value) == numeral


@pytest.mark.parametrize(
    ("marks", "labels"),
    [
        ("i.|ii.|iii.", "i ii iii"), ("- i.|- ii.|- iii.", "i ii iii"), ("i.|-|iii.", "i ii iii"), ("-|-|-", "1 2 3"),
        ("(a)|(b)|(c)", "a b c"), ("1.1|1.2|1.3", "1.1 1.2 1.3"), ("•|•|•", "1 2 3"), ("i.|iii.|iv.", "i iii iv"),
    ],
)  # fmt: skip
def test_points_are_told_by_what_stands_before_them(marks: str, labels: str) -> None:
    point = "\n".join(f"{mark} Ropes rot." for mark in marks.split("|"))
    reading = read(MINUTES.replace("i. {point}", point).encode(), "x.txt", "leicestershire")
    assert " ".join(each.point for each in reading.points) == labels
    assert {each.text for each in reading.points} == {"Ropes rot."}
    assert ("missing_point" in [doubt.name for doubt in reading.doubts]) == (labels == "i iii iv")


@pytest.mark.parametrize(
    ("block", "labels", "sorts"),
    [
        ("RESOLVED:\n\na) That ropes be noted.\n\nb) That tar be approved.", "a b", "note approve"),
        ("RESOLVED:\n\nThat ropes be noted.", "", "note"),
        ("RESOLVED - That ropes be noted.", "", "note"),
        ("Resolved: That ropes be noted", "", "note"),
        ("It was RESOLVED that ropes be noted.", "", "note"),
        ("AGREED that (1) ropes be noted; (2) tar be approved.", "1 2", "note approve"),
        ("RESOLVED - that (A) ropes be noted; and\n\n(B) tar be approved.", "A B", "note approve"),
        ("RESOLVED: That the Committee:-\n\n(a) notes ropes; and\n\n(b) approves tar.", "a b", "note approve"),
        ("RESOLVED (on a motion by Cllr Ash, seconded by Cllr Bee) to approve tar.", "", "approve"),
        ("AGREED:\n\n- Ropes to be noted.\n- Tar was approved.", "1 2", "note approve"),
        ("AGREED:\n\n1. To note ropes.\n\n2. To approve tar.", "1 2", "note approve"),
        ("The Committee AGREED the forward plan.", "", "approve"),
        ("The Committee noted the ropes.", "", "note"),
        ("It was agreed that:\na) ropes be noted.\nb) tar be approved.", "a b", "note approve"),
        ("RESOLVED:\n\n(a)\n\nThat ropes be noted.", "a", "note"),
        ("RESOLVED that:\n\n• ropes be noted; and\n\n• tar be approved.", "1 2", "note approve"),
        ("RESOLVED that:\n\n- ropes be noted; and\n\n- tar be approved.", "1 2", "note approve"),
        ("RESOLVED that:\n\n* ropes be noted; and\n\n* tar be approved.", "1 2", "note approve"),
        ("RESOLVED:\no ropes be noted\no tar be approved", "1 2", "note approve"),
        ("RESOLVED:\no\tThat ropes be noted; and\no\tThat tar be approved", "1 2", "note approve"),
        ("Resolved that –\n\n(i) ropes be noted; and\n\n(ii) tar be approved.", "i ii", "note approve"),
        ("It was noted that ropes rot.", None, ""),
        ("The Committee considered a report.", None, ""),
    ],
)
def test_what_was_resolved_is_told_clause_by_clause(block: str, labels: str | None, sorts: str) -> None:
    text = MINUTES.replace("Arising from discussion, the following points were made:\n\ni. {point}", block)
    reading = read(text.encode(), "x.txt", "plain")
    assert [clause.clause for clause in reading.decisions] == ([] if labels is None else labels.split(" "))
    assert " ".join(clause.decision_type for clause in reading.decisions) == sorts


LINKS = """\
Minutes of a meeting of the Ferry Committee held on 8 June 2026.

PRESENT

Mr. A. Sample

5. Ferries.

i. A Member asked how many people used ferry passes to cross. Officers undertook to count the passes used and share the number.

ii. A Member asked what a ferry pass cost. Officers undertook to share the prices with Members.

iii. Members asked about fog and suggested that louder buoys be looked into. Officers agreed to raise this.
It was suggested that a map be drawn.

RESOLVED:

a) That the Director be requested to provide the number of people who used ferry passes to cross.

b) That the Director be requested to look into louder buoys for the ferry.

6. Date of next meeting.

It was noted.
"""


def test_a_clause_is_linked_to_the_point_that_shares_most_and_a_request_by_its_own_words() -> None:
    found = read(LINKS.encode(), "x.txt", "leicestershire").actions
    said = [(each.kind, each.text.split()[-1], each.linked_clause) for each in found if each.kind != "resolution"]
    assert said == [
        ("undertaking", "number.", "5a"), ("undertaking", "Members.", None), ("request", "into.", "5b"),
        ("undertaking", "this.", "5b"), ("request", "drawn.", None),
    ]  # fmt: skip
