"""Minutes in the manners of other councils: how items are numbered, where clauses stand, and what is no promise. All made up."""

import pytest

from lintel.oversight.papers.reading.found import Reading
from lintel.oversight.papers.reading.read import read

HEAD = "Minutes of a meeting of the Harbour Committee held on 1 May 2026\n\nPresent: Councillor Tidewell (Chair)\n\n"


def reading_of(*items: str) -> Reading:
    return read((HEAD + "\n\n".join(items)).encode(), "x.txt", "plain")


@pytest.mark.parametrize(
    ("printed", "titles"),
    [
        ("HRB/26/01\tRopes|HRB/26/02\tTar|HRB/26/03\tFog", "HRB/26/01 Ropes|HRB/26/02 Tar|HRB/26/03 Fog"),
        ("31/26 Ropes|32/26 Tar|33/26 Fog", "31/26 Ropes|32/26 Tar|33/26 Fog"),
        ("7. Ropes|8. 26/00012 - Tar|9. Fog", "7 Ropes|8 26/00012 - Tar|9 Fog"),
        (
            "31/26 Ropes: Cllr Ash was thanked.|32/26 Tar: HB/2026/04, the old quay. It was AGREED to note it.|33/26 Fog",
            "31/26 Ropes|32/26 Tar|33/26 Fog",
        ),
        ("ROPES\n(Agenda No. 2)|TAR USED IN 2026\n(Agenda No. 3)", "None ROPES|None TAR USED IN 2026"),
    ],
)
def test_how_items_are_numbered(printed: str, titles: str) -> None:
    reading = reading_of(*(f"{title}\n\nThe Chair spoke." for title in printed.split("|")))
    assert "|".join(f"{item.item_no} {item.title}" for item in reading.items) == titles
    assert "missing_number" not in [doubt.name for doubt in reading.doubts]


def test_what_is_said_in_the_line_of_a_title_is_read() -> None:
    reading = reading_of("31/26 Ropes: They were old. It was RESOLVED to approve new ones.", "32/26 Tar\n\nNone.")
    (clause,) = reading.decisions
    assert (clause.item_no, clause.decision_type, clause.text) == ("31/26", "approve", "to approve new ones.")
    assert reading.paper.line(clause.place.line_start).printed[clause.place.column - 1 :] == clause.text


def test_numbers_after_decisions_and_the_committee_are_clauses() -> None:
    reading = reading_of(
        "HRB/26/01\tRopes\n\nDecisions\n\nThe Committee\n\n1. Note the report.\n2. Recommend that the Executive buy ropes.",
        "HRB/26/02\tTar\n\nDecision\n\nTo note the report.",
    )
    assert [(each.item_no, each.clause, each.decision_type) for each in reading.decisions] == [
        ("HRB/26/01", "1", "note"), ("HRB/26/01", "2", "recommend"), ("HRB/26/02", "", "note"),
    ]  # fmt: skip


def test_letters_after_a_point_with_a_colon_are_points_under_it() -> None:
    reading = reading_of(
        "7. Ropes\n\n1. The Chair spoke of ropes.\n\n2. The discussion covered the following:\n\na) Tar was short.\n\n"
        "b) Officers agreed to share a list with Members.\n\n3. RESOLVED to note the report.",
        "8. Fog\n\nNone.",
    )
    assert [each.point for each in reading.points] == ["1", "2", "2.a", "2.b"]
    assert [(each.kind, each.place.line_start) for each in reading.actions] == [("undertaking", 13)]


@pytest.mark.parametrize(
    ("printed", "who", "text", "by"),
    [
        ("ACTION: The Clerk to buy tar by 3 June 2026.", "Clerk", "The Clerk to buy tar by 3 June 2026.", "by 3 June 2026"),
        ("ACTION – Director of Adult Social Care", "Director of Adult Social Care", "More tar was needed.", None),
        ("ACTION BY: Rope Officer\n\nTo buy tar in due course.", "Rope Officer", "To buy tar in due course.", "in due course"),
        ("The Clerk to write to the quay. ACTION: Clerk", "Clerk", "The Clerk to write to the quay.", None),
        ("Actions/requests for further information:\n\n1. Rope Officer to buy tar.", "Rope Officer", "Rope Officer to buy tar.", None),
        ("Action\tWho\tBy when\nBuy the tar\tAda Ash\t3 June 2026", "Ada Ash", "Buy the tar", "3 June 2026"),
    ],
)  # fmt: skip
def test_actions_that_stand_apart(printed: str, who: str, text: str, by: str | None) -> None:
    item = f"7. Ropes\n\n1. The Chair spoke.\n\n2. Ropes were old.\n\nThe Committee looked at ropes. More tar was needed.\n\n{printed}"
    reading = reading_of(item, "8. Fog\n\nNone.")
    (action,) = reading.actions
    assert (action.kind, action.addressee, action.text, action.due_as_stated) == ("undertaking", who, text, by)
    assert [each.point for each in reading.points] == ["1", "2"]


@pytest.mark.parametrize(
    "said",
    [
        "The Committee noted its next meeting would be held on Thursday, 4 June 2026.",
        "1. At its meeting on 8 April 2026 the Committee asked the Director to report on tar.",
        "1. The Committee had previously requested that tar be bought.",
    ],
)
def test_what_is_no_promise(said: str) -> None:
    assert reading_of(f"7. Ropes\n\n{said}\n\n2. Ropes were old.", "8. Fog\n\nNone.").actions == ()


@pytest.mark.parametrize(
    ("clause", "who", "by"),
    [
        ("THAT the Director of Ropes be asked to report back in six months' time.", "Director of Ropes", "in six months"),
        ("That the Director: Ropes be authorised, in consultation with the Chair, to buy tar.", "Director: Ropes", None),
        ("The Rope Officer report back on tar.", "Rope Officer", None),
        ("That tar be added to the work programme for March 2027.", None, "for March 2027"),
        ("That the Director be asked to provide a report to the July 2026 meeting.", "Director", "to the July 2026 meeting"),
    ],
)  # fmt: skip
def test_who_is_asked_in_a_clause_and_by_when(clause: str, who: str | None, by: str | None) -> None:
    (action,) = reading_of(f"7. Ropes\n\nRESOLVED:\n\n{clause}", "8. Fog\n\nNone.").actions
    assert (action.addressee, action.due_as_stated) == (who, by)


@pytest.mark.parametrize(
    ("said", "who", "to_do"),
    [
        ("The Head of Adult Social Care agreed to share the list with Members.", "Head of Adult Social Care", "share"),
        ("Mr Ash committed to share the list with Members.", "Mr Ash", "share"),
        ("She said that she would circulate a note.", None, "circulate"),
        ("A draft would be shared with the Committee.", None, "share"),
        ("An update would come to a future meeting.", None, "come"),
        ("Tar would be added to the Work Programme.", None, "add"),
    ],
)
def test_who_undertakes_what(said: str, who: str | None, to_do: str) -> None:
    (action,) = reading_of(f"7. Ropes\n\n1. {said}\n\n2. Ropes were old.", "8. Fog\n\nNone.").actions
    assert (action.kind, action.addressee, action.verb) == ("undertaking", who, to_do)


@pytest.mark.parametrize(
    ("said", "sort"),
    [
        ("The motion was LOST.", "lost"),
        ("On being put to the vote, the motion was carried.", "carried"),
        ("The amendment was put to the vote and declared lost.", "lost"),
        ("The recommendations were approved.", "approve"),
        ("The minutes were agreed as a true record of the meeting.", "confirm_minutes"),
        ("The minutes were taken as read.", None),
        ("RESOLVED (12/26): That the report be noted.", "note"),
        ("RESOLVED TO RECOMMEND to Council that the plan be approved.", "approve"),
    ],
)
def test_what_is_decided_in_a_sentence(said: str, sort: str | None) -> None:
    found = reading_of(f"7. Ropes\n\nThe Committee considered a report.\n\n{said}", "8. Fog\n\nNone.").decisions
    assert [each.decision_type for each in found] == ([sort] if sort else [])


def test_a_vote_is_told_beside_a_resolution() -> None:
    found = reading_of(
        "7. Ropes\n\nThe amendment was lost.\n\nRESOLVED:\n\nThat ropes be noted.", "8. Fog\n\nNone."
    ).decisions
    assert sorted(each.decision_type for each in found) == ["lost", "note"]


def test_those_in_attendance_for_an_item_are_no_points() -> None:
    reading = reading_of(
        "7. Ropes\n\nThe following were in attendance:\n• Ada Ash, Director\n\nThe following was discussed:\n\n• Tar was short.",
        "8. Fog\n\nNone.",
    )
    assert [(each.point, each.text) for each in reading.points] == [("1", "Tar was short.")]


def test_a_committee_asks_and_not_the_council_that_it_is_of() -> None:
    text = (
        HEAD.replace("Minutes", "MADEUP COUNTY COUNCIL\n\nMinutes", 1)
        + "7. Ropes\n\nRESOLVED:\n\nThat the Director be asked to buy tar."
    )
    (action,) = read(text.encode(), "x.txt", "plain").actions
    assert action.asked_by == "Committee"


AN_ITEM = "{number}. Ropes and tar\n\nThe Committee considered it.\n\nRESOLVED:\n\nThat it be noted.\n"


@pytest.mark.parametrize(
    ("head", "numbers", "doubts"),
    [
        ("Minutes of a meeting of the Harbour Committee held on 1 May 2026", "1 2 3", ""),
        ("Minutes of a meeting of the Harbour Committee held at the Quay on 1 May 2026", "11 12 13", ""),
        ("MINUTES of a meeting of the Harbour Committee held at the Quay on 1 May 2026", "1 2 3", ""),
        ("Harbour Committee\n\nMinutes of the meeting held on 1 May 2026", "1 2 3", ""),
        ("Minutes of a meeting of the Harbour Committee held on 1 May 2026", "1 2 3 1 2 3", "numbering_restarts"),
        ("Minutes of a meeting of the Harbour Committee held on 1 May 2026", "1 1 1", "numbering_restarts"),
        ("Minutes of a meeting of the Harbour Committee held on 1 May 2026", "1 2 4", "missing_number"),
    ],
)
def test_minutes_that_do_not_say_who_was_present(head: str, numbers: str, doubts: str) -> None:
    text = f"{head}\n\n" + "\n".join(AN_ITEM.format(number=number) for number in numbers.split())
    reading = read(text.encode(), "x.txt")
    assert " ".join(str(item.item_no) for item in reading.items) == numbers
    assert [each.decision_type for each in reading.decisions] == ["note"] * len(numbers.split())
    assert {item.meeting_date for item in reading.items} == {"2026-05-01"}
    assert {each.name for each in reading.doubts} & {"numbering_restarts", "missing_number"} == set(doubts.split())


def test_a_title_that_has_no_place_in_the_order_is_a_doubt() -> None:
    text = "Minutes of a meeting of the Harbour Committee held on 1 May 2026\n\n"
    text += "\n".join(AN_ITEM.format(number=number) for number in (1, 2, 3, 4, 2, 5))
    reading = read(text.encode(), "x.txt")
    assert [item.item_no for item in reading.items] == ["1", "2", "3", "4", "5"]
    assert "numbering_restarts" in [each.name for each in reading.doubts]
