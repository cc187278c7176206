"""Promises: each once, with its number, its day and where it stands, on made-up papers."""

from datetime import date
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lintel.oversight.papers.following.due import NONE_STATED, due
from lintel.oversight.papers.following.promise import Facts, State, state, waiting
from lintel.oversight.papers.following.promises import promises
from lintel.oversight.papers.following.references import municipal_year, numbered
from tests.papers.by_hand import AUTUMN, SPRING, SUMMER, clause, item, made, met, paragraph, point, promised

DAYS = [SPRING, SUMMER, "2025-10-06", AUTUMN]

# words, made on, due, and what the working must say
DUE = [
    ("within 10 working days", "2025-12-19", "2026-01-07", "10 working days after 19 December 2025"),
    ("within ten working days of the meeting", SUMMER, "2025-09-15", "bank holidays in England are left out"),
    ("within 14 days", SUMMER, "2025-09-15", "14 days after 1 September 2025"),
    ("within one month", "2026-01-31", "2026-02-28", "1 month after 31 January 2026"),
    ("at the next meeting", SUMMER, "2025-10-06", "the meeting after 1 September 2025 is on 6 October 2025"),
    ("to its next scheduled meeting", AUTUMN, None, "is not known"),
    ("in the October report", SUMMER, "2025-10-06", "the meeting in that month is on 6 October 2025"),
    ("in the December report", SUMMER, "2025-12-31", "no meeting in that month is known"),
    ("2026-02", SUMMER, "2026-02-28", "28 February 2026"),
    ("by the end of January", SUMMER, "2026-01-31", "31 January 2026"),
    ("by 5 March 2026", SUMMER, "2026-03-05", "the day that is named"),
    ("by 5 March", SUMMER, "2026-03-05", "the day that is named"),
    ("by 31 February 2026", SUMMER, None, "None stated"),
    ("in due course", SUMMER, None, "None stated"),
    ("following the meeting", SUMMER, None, "None stated"),
    ("future reports", SUMMER, None, "None stated"),
    ("the figures for October rose", SUMMER, None, "None stated"),
    ("members may ask officers", SUMMER, None, "None stated"),
]


@pytest.mark.parametrize(("words", "made_on", "on", "working"), DUE)
def test_a_day_is_given_only_by_a_rule_with_its_working(words: str, made_on: str, on: str | None, working: str) -> None:
    found = due(words, made_on, DAYS)
    assert found.on == on
    assert working in found.working


# due, answered, closed, recorded, today, where it stands
STATES = [
    (None, None, None, True, AUTUMN, State.OPEN),
    (SUMMER, None, None, True, SUMMER, State.OPEN),
    (SUMMER, None, None, True, AUTUMN, State.OVERDUE),
    (SUMMER, AUTUMN, None, True, AUTUMN, State.ANSWERED),
    (SUMMER, AUTUMN, None, True, "2025-10-06", State.OVERDUE),
    (SUMMER, None, AUTUMN, True, AUTUMN, State.CLOSED),
    (SUMMER, SUMMER, AUTUMN, True, AUTUMN, State.CLOSED),
    (None, None, None, False, AUTUMN, State.UNRECORDED),
    (SUMMER, None, None, False, AUTUMN, State.UNRECORDED),
    (None, AUTUMN, None, False, AUTUMN, State.ANSWERED),
]


@pytest.mark.parametrize(("due_on", "answered", "closed", "recorded", "today", "expected"), STATES)
def test_where_a_promise_stands(
    due_on: str | None, answered: str | None, closed: str | None, recorded: bool, today: str, expected: State
) -> None:
    assert state(Facts(recorded, due_on, answered, closed), today) is expected


iso = st.dates(date(2020, 1, 1), date(2030, 1, 1)).map(date.isoformat)


@given(recorded=st.booleans(), days=st.tuples(*[st.none() | iso] * 3), today=iso)
def test_every_promise_stands_somewhere_and_none_that_was_answered_is_late(
    recorded: bool, days: tuple[str | None, ...], today: str
) -> None:
    facts = Facts(recorded, *days)
    where = state(facts, today)
    assert where in State
    assert where is not State.OVERDUE or not (facts.answered and facts.answered <= today)


@given(made_on=iso, days=st.tuples(*[st.none() | iso] * 2), today=iso)
def test_nobody_waits_less_than_no_days(made_on: str, days: tuple[str | None, ...], today: str) -> None:
    waited = waiting(made_on, Facts(True, None, *days), today)
    assert waited.days == max(0, (date.fromisoformat(waited.stop) - date.fromisoformat(made_on)).days)
    assert waited.stop <= today


def test_days_waiting_show_their_working() -> None:
    waited = waiting(SUMMER, Facts(answered=AUTUMN), "2026-01-01")
    assert (waited.start, waited.stop, waited.days) == (SUMMER, AUTUMN, 63)
    assert waited.working.startswith("63 days from 1 September 2025 to 3 November 2025, when it was answered.")
    assert "weekends and bank holidays too" in waited.working
    assert waiting(SUMMER, Facts(), "2025-09-08").working.startswith(
        "7 days from 1 September 2025 to 8 September 2025, today."
    )


MUNICIPAL_YEARS = [
    ("2025-04-30", "2024/25"),
    ("2025-05-01", "2025/26"),
    ("2026-01-01", "2025/26"),
    ("2099-12-01", "2099/00"),
]


@pytest.mark.parametrize(("on", "year"), MUNICIPAL_YEARS)
def test_the_municipal_year_is_from_may_to_april(on: str, year: str) -> None:
    assert municipal_year(on) == year


def test_numbers_stay_when_earlier_papers_are_read_later() -> None:
    first = numbered([("c", SUMMER, "b")], {})
    again = numbered([("c", SPRING, "a"), ("c", SUMMER, "b"), ("c", "2026-05-11", "z")], first)
    assert again == {"b": "2025/26-001", "a": "2025/26-002", "z": "2026/27-001"}


def minutes_of_summer(name: str = "minutes.txt") -> object:
    return made(
        name,
        item("7", "Telephone lines", SUMMER, lines=8),
        point("7", "i", "A Member asked about waits. Officers would look into a ring-back line.", SUMMER),
        promised("7", "undertaking", "Officers would look into a ring-back line.", SUMMER, linked_clause="7b"),
        promised("7", "undertaking", "Officers would send the rota within 10 working days.", SUMMER, owner="Officers"),
        "RESOLVED:",
        clause("7", "a", "That the report be noted.", SUMMER),
        clause("7", "b", "That the Director be requested to look into a ring-back line.", SUMMER, asks="Director"),
        "The next meeting would be held on 6 October at 2.00pm.",
    )  # fmt: skip


def test_a_clause_that_repeats_an_undertaking_is_one_promise_with_both_passages() -> None:
    found = {each.clause or each.text: each for each in promises([met(AUTUMN, minutes_of_summer())])}
    assert set(found) == {"7b", "Officers would send the rota within 10 working days."}
    both = found["7b"]
    assert ([each.at for each in both.said], both.owner, both.kind) == (
        ["minutes.txt:7", "minutes.txt:3"],
        "Director",
        "resolution",
    )
    assert (both.item_title, both.made_on, both.due) == ("Telephone lines", SUMMER, NONE_STATED)
    assert found["Officers would send the rota within 10 working days."].due.on == "2025-09-15"


SAID_OF_THE_SAME = [
    ("Officers would report on the ring-back line within 14 days.", "2025-09-15"),
    ("Officers would send something else within 14 days.", None),
]


@pytest.mark.parametrize(("words", "on"), SAID_OF_THE_SAME)
def test_a_day_is_taken_from_an_undertaking_only_where_it_is_about_the_same(words: str, on: str | None) -> None:
    asked = clause("7", "b", "That the Director be requested to look into a ring-back line.", SUMMER, asks="Director")
    paper = made("m.txt", promised("7", "undertaking", words, SUMMER, linked_clause="7b"), asked)
    assert [each.due.on for each in promises([met(SUMMER, paper)])] == [on]


def test_papers_read_again_in_any_order_give_the_same_references() -> None:
    earlier = met(SPRING, made("spring.txt", promised("3", "request", "Members asked for a map.", SPRING)))
    later = met(AUTUMN, minutes_of_summer())
    known: dict[str, str] = {}
    for order in permutations([later, earlier, later]):
        found = {each.key: each.reference for each in promises(order, known)}
        assert len(found) == 3
        assert not known or found == known
        known = found


def test_the_same_minutes_in_two_papers_are_the_same_promises() -> None:
    once = promises([met(AUTUMN, minutes_of_summer())])
    twice = promises([met(SUMMER, minutes_of_summer("page.txt")), met(AUTUMN, minutes_of_summer())])
    assert [each.key for each in once] == [each.key for each in twice]
    assert {said.paper for each in twice for said in each.said} == {"minutes.txt", "page.txt"}


def test_two_promises_at_one_place_have_two_keys() -> None:
    one = promised("3", "request", "Members asked for a map.", SPRING)
    other = promised("3", "request", "Members asked for a list.", SPRING)
    found = promises([met(SPRING, made("a.txt", one)), met(SPRING, made("b.txt", other))])
    assert len({each.key for each in found}) == len({each.reference for each in found}) == 2


REPORTED = "At its meeting on 1 September 2025, the Committee asked about waits. Members requested that "
# what a later report says that members asked for, and what of it no minute has
NOT_RECORDED = [
    (
        "a ring-back line be looked into, and that a yearly lighting survey be presented.",
        ["a yearly lighting survey be presented"],
    ),
    ("a ring-back line be looked into.", []),
    ("a yearly lighting survey be presented.", ["a yearly lighting survey be presented"]),
]


@pytest.mark.parametrize(("words", "expected"), NOT_RECORDED)
def test_what_no_minute_records_is_said_with_its_lines(words: str, expected: list[str]) -> None:
    report = made("report.txt", paragraph("PHONES", 2, REPORTED + words), paragraph("PHONES", 9, REPORTED + words))
    found = [each for each in promises([met(AUTUMN, minutes_of_summer(), report)]) if not each.recorded]
    assert [each.text for each in found] == expected
    assert [[said.at for said in each.said] for each in found] == [["report.txt:1", "report.txt:2"]] * len(expected)
    assert all(state(Facts(each.recorded), AUTUMN) is State.UNRECORDED for each in found)


# how a later report says it, and who asked
SAYING = [
    (
        "At its meeting on 1 September 2025 the Committee requested that a yearly lighting survey be presented.",
        "the Committee",
    ),
    ("At the meeting held on Monday 1 September 2025, Members asked for a yearly lighting survey.", "Members"),
    ("At its meeting on 1 September 2025 it was agreed that a yearly lighting survey be presented.", None),
    ("At its meeting on 1 September 2025 the Board requested that a yearly lighting survey be presented.", "nobody"),
    ("At its meeting on 2 June 2025 the Committee requested that a yearly lighting survey be presented.", "nobody"),
    ("The Committee requested that a yearly lighting survey be presented.", "nobody"),
    ("At its meeting on 1 September 2025 the Committee requested that the report be noted.", "nobody"),
]


@pytest.mark.parametrize(("words", "who"), SAYING)
def test_who_asked_is_said_and_another_body_asks_nothing_of_this_one(words: str, who: str | None) -> None:
    report = made("report.txt", paragraph("LIGHTS", 2, words))
    found = [each for each in promises([met(AUTUMN, minutes_of_summer(), report)]) if not each.recorded]
    assert [each.asked_by for each in found] == ([] if who == "nobody" else [who])


def test_of_a_meeting_whose_minutes_were_not_read_nothing_is_said() -> None:
    report = made("report.txt", paragraph("PHONES", 2, REPORTED + "a yearly lighting survey be presented."))
    assert promises([met(AUTUMN, report)]) == ()
