"""What was decided and promised, in manners of councils that no profile was written for. All made up."""

import pytest

from lintel.oversight.papers.reading.found import Reading
from lintel.oversight.papers.reading.read import read

HEAD = "Minutes of a meeting of the Harbour Committee held on 1 May 2026\n\nPresent: Councillor Tidewell (Chair)\n\n"


def reading_of(*items: str) -> Reading:
    return read((HEAD + "\n\n".join(items)).encode(), "x.txt", "plain")


@pytest.mark.parametrize(
    ("clause", "sort", "who", "asks"),
    [
        ("RECOMMEND to Cabinet that the quay be kept.", "recommend", "Cabinet", True),
        ("That the Harbour Board be recommended to approve the plan.", "recommend", "Harbour Board", True),
        ("REQUEST that the Director of Ropes provide a list.", "request_information", "Director of Ropes", True),
        ("That the Rope Officer provides a list.", "request_information", "Rope Officer", True),
        ("That the Harbour Trust bring its plan to the Committee.", "future_report", "Harbour Trust", True),
        ("That the Clerk write to the Minister.", "request_action", "Clerk", True),
        ("That officers are to bring a plan of the quay.", "future_report", "officers", True),
        ("That a plan be presented to the Board in June.", "future_report", None, True),
        (
            "That the Assistant Director - Quays provides a list.",
            "request_information",
            "Assistant Director - Quays",
            True,
        ),
        ("That the next meeting be held on 4 June 2026.", "arrange", None, False),
        ("That the Committee next meet on 4 June 2026.", "arrange", None, False),
        ("That Cabinet note the report.", "note", None, False),
    ],
)
def test_what_a_clause_decides_and_of_whom(clause: str, sort: str, who: str | None, asks: bool) -> None:
    reading = reading_of(f"7. Ropes\n\nRESOLVED:\n\n(a) {clause}\n\n(b) That tar be noted.", "8. Fog\n\nNone.")
    first = reading.decisions[0]
    assert (first.decision_type, first.addressee, first.creates_action) == (sort, who, asks)


def test_a_list_of_actions_that_was_agreed_is_no_decision() -> None:
    agreed = "The Committee AGREED the following actions:\n• Clerk to buy tar\n• Rope Officer to look for rope"
    reading = reading_of(f"7. Ropes\n\n{agreed}", "8. Fog\n\nNone.")
    assert reading.decisions == ()
    assert [(each.addressee, each.text) for each in reading.actions] == [
        ("Clerk", "Clerk to buy tar"), ("Rope Officer", "Rope Officer to look for rope"),
    ]  # fmt: skip


def test_who_is_named_before_a_dash_is_to_do_it() -> None:
    (action,) = reading_of("7. Ropes\n\nThey were old.\n\nAction: A Rope – buy tar.", "8. Fog\n\nNone.").actions
    assert (action.addressee, action.text) == ("A Rope", "A Rope - buy tar.")


def test_a_body_that_would_provide_figures_undertakes_it() -> None:
    (action,) = reading_of("7. Ropes\n\nThe Harbour Trust would provide figures after the meeting.").actions
    assert (action.kind, action.addressee) == ("undertaking", "Harbour Trust")


def test_who_proposed_a_motion_asked_for_nothing() -> None:
    reading = reading_of(
        "7. Ropes\n\nIt was proposed by Councillor Ash that Councillor Fog be elected.", "8. Fog\n\nNone."
    )
    assert reading.actions == ()


@pytest.mark.parametrize(
    "said",
    [
        "Mr Fog reported that ropes were old.",
        "Ada Fog, Clerk of Works, spoke. She told the Committee that ropes were old.",
        "Ada Fog, Clerk of Works, reported that ropes were old.",
    ],
)
def test_what_a_guest_told_is_a_point(said: str) -> None:
    assert [point.text for point in reading_of(f"7. Ropes\n\n{said}", "8. Fog\n\nNone.").points] == [said]


@pytest.mark.parametrize(
    "said", ["On a vote the motion was lost.", "Ash spoke of ropes. On a vote the motion was\nlost."]
)
def test_a_vote_is_told_without_a_comma_and_over_the_end_of_a_line(said: str) -> None:
    (lost,) = reading_of(f"7. Ropes\n\n{said}", "8. Fog\n\nNone.").decisions
    assert lost.decision_type == "lost"


STATEMENT = "COUNTY COUNCIL MEETING - 8 JUNE 2026\n\nSTATEMENT FROM THE LEAD MEMBER FOR ROPES\n\n{said}\n"


@pytest.mark.parametrize(
    ("said", "promises"),
    [
        ("The Council commits to buying ropes.", 1),
        ("Officers are to bring a plan of the quay in July.", 1),
        ("The service is committed to publishing its list.", 1),
        ("I promise to report back.", 1),
        ("Our service commits much time to ropes.", 0),
        ("We are committed to good ropes.", 0),
        ("Members asked whether officers are to bring a plan.", 0),
    ],
)
def test_a_statement_commits_in_the_present_tense(said: str, promises: int) -> None:
    assert len(read(STATEMENT.format(said=said).encode(), "x.txt", "plain").actions) == promises


@pytest.mark.parametrize(
    "said",
    [
        "It was proposed by Councillor Ash, seconded by Councillor Fog and unanimously agreed: That a list be brought to the Committee.",
        "It was moved by Councillor Ash, seconded by Councillor Fog, and agreed that a list be brought to the Committee.",
    ],
)
def test_a_motion_that_was_agreed_is_a_decision_and_who_is_named_below_is_asked(said: str) -> None:
    reading = reading_of(f"7. Ropes\n\n{said}\n\nACTION - Rope Officer", "8. Fog\n\nNone.")
    assert [each.decision_type for each in reading.decisions] == ["future_report"]
    assert [(each.kind, each.addressee) for each in reading.actions] == [("resolution", "Rope Officer")]


def test_that_nothing_is_referred_asks_nobody() -> None:
    reading = reading_of("7. Ropes\n\nRESOLVED - That no items be referred to the Council.", "8. Fog\n\nNone.")
    assert [(each.decision_type, each.creates_action) for each in reading.decisions] == [("refer", False)]


def test_what_is_said_and_answered_below_bullets_is_a_point() -> None:
    said = "Ash said that they were old. In reply, the Director said that a list would be shared with Members."
    reading = reading_of(f"7. Ropes\n\nThe Clerk advised that:\n- ropes were old\n\n{said}", "8. Fog\n\nNone.")
    assert [point.text for point in reading.points] == ["ropes were old", said]
    assert [each.kind for each in reading.actions] == ["undertaking"]
