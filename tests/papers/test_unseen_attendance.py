"""Who came and what they declared, in manners of councils that no profile was written for. All made up."""

import pytest

from lintel.oversight.papers.reading.found import Reading
from lintel.oversight.papers.reading.read import read

HEAD = "Minutes of a meeting of the Harbour Committee held on 1 May 2026\n\n"
ITEMS = "1. Ropes\n\nThey were old.\n\n2. Tar\n\nNone.\n"


def reading_of(printed: str) -> Reading:
    return read(f"{HEAD}{printed}\n\n{ITEMS}".encode(), "x.txt", "plain")


@pytest.mark.parametrize(
    ("printed", "who"),
    [
        ("Present: Cllr Tidewell (Chair), Quayside Council", "Tidewell chair present"),
        ("Present: Cllrs Tidewell and Ash\nCllr Ash in the Chair", "Tidewell member present|Ash chair present"),
        ("Officers: Ada Rope, Clerk; Ben Fog, Director of Tar", "Rope Clerk in attendance|Fog Director in attendance"),
        ("In attendance: Cllr Ash, Portfolio Holder; Ada Rope, Clerk", "Ash Portfolio Holder in attendance|Rope Clerk in attendance"),
        ("The following were in attendance:\n\n- Ada Rope - Clerk", "Rope Clerk in attendance"),
        ("Present: Cllr Ash\nApologies were received from Cllrs Fog (Moor).", "Ash member present|Fog member apologies"),
        ("Apologies were received from Cllr Ash (Cllr Fog substituting) and Cllr Rope.", "Ash member apologies|Rope member apologies"),
        ("Apologies were received from Cllr Ash, for whom Cllr Fog substituted.", "Ash member apologies"),
        ("Apologies: Cllr Ash\n\nIt was moved by Cllr Fog, seconded by Cllr Rope, and\n\nRESOLVED that it be so.", "Ash member apologies"),
        ("Apologies: Cllr Ash\n\nRECOMMENDED\n\nThat Cllr Fog be appointed Harbour Master.", "Ash member apologies"),
        ("Apologies: Cllr Ash\n\nAgenda Item 2: Budget Monitoring", "Ash member apologies"),
    ],
)  # fmt: skip
def test_who_came_and_as_what(printed: str, who: str) -> None:
    found = [f"{each.surname} {each.role} {each.status}" for each in reading_of(printed).attendees]
    assert "|".join(found) == who


WRAPPED = "Apologies for absence were received from Councillor Ada Rope, Councillor Ben\nFog and Councillor Cy Ash."


def test_a_sentence_broken_at_the_margin_names_everybody_in_it_at_their_own_lines() -> None:
    found = [(each.surname, each.place.line_start, each.place.column) for each in reading_of(WRAPPED).attendees]
    assert found == [("Rope", 3, 42), ("Fog", 3, 63), ("Ash", 4, 9)]


def test_who_left_is_read_over_the_end_of_a_line() -> None:
    left = (
        "At ten minutes to four in the afternoon of that day Councillor Ada Rope left the\nmeeting and did not return."
    )
    (rope,) = reading_of(f"Present: Councillor Ada Rope\n\n{left}").attendees
    assert rope.left_at_line == 5


@pytest.mark.parametrize(
    ("printed", "who"),
    [
        ("Cllr Ash declared an interest as a pilot. Cllr Fog declared an interest as a diver.", [("Cllr Ash", 3), ("Cllr Fog", 3)]),
        ("Having taken the advice of the clerk Councillor Ash declared a non-pecuniary\ninterest in item 2.", [("Councillor Ash", 3)]),
    ],
)  # fmt: skip
def test_interests_by_sentence(printed: str, who: list[tuple[str, int]]) -> None:
    assert [(each.who, each.place.line_start) for each in reading_of(printed).interests] == who


LONG = "Officers in attendance: Ada Rope, Clerk of the Old Quay Works"


@pytest.mark.parametrize(
    ("printed", "who"),
    [
        (f"{LONG}; Ben Fog, Assistant\nDirector", "Rope Clerk 3|Fog Assistant Director 3"),
        (
            "Present: Councillors Rope (Harbour), Fog (Quayside) and Mrs\nAsh (Fen)",
            "Rope member 3|Fog member 3|Ash member 3",
        ),
        (
            "Present: Councillors A Rope (Harbour), D Fog (Quayside) and T\nAsh",
            "Rope member 3|Fog member 3|Ash member 3",
        ),
        (f"{LONG}\nBen Fog, Tar Manager", "Rope Clerk 3|Fog Tar Manager 4"),
        (f"{LONG}\nGuests: Ben Fog, Tar Manager", "Rope Clerk 3|Fog Tar Manager 4"),
    ],
)
def test_a_list_broken_at_the_margin_is_one_list(printed: str, who: str) -> None:
    found = reading_of(printed).attendees
    assert "|".join(f"{each.surname} {each.role} {each.place.line_start}" for each in found) == who
