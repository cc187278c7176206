"""In this room: short stories of one work and what is then true of its waits. Each row of waits.csv was reckoned by hand.

A story is told in the order in which it was recorded: a date, what happened, and for a correction or withdrawal the
number of the entry that it points at. `asks` is what is asked of the story, and `answer` what must come out.
"""

import csv
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest

from lintel.domain import moves, waiting_well
from lintel.domain.clock import Unit, days_between, days_without_pauses
from lintel.domain.correcting import may_correct
from lintel.domain.fact import Fact
from lintel.domain.refusals import Refused
from lintel.domain.work import Wait
from tests.telling import OTHER_TEAM, TEAM, WORKER, Telling, opened

with Path(__file__).with_name("waits.csv").open(encoding="utf-8", newline="") as table:
    ROWS = list(csv.DictReader(table))

HAPPENED: dict[str, Callable[[Telling, date], list[Fact]]] = {
    "rated red": lambda told, on: told.move(moves.rate, on, rating="red", reason="risk_of_harm"),
    "rated amber": lambda told, on: told.move(moves.rate, on, rating="amber", reason="first_rating"),
    "rated green": lambda told, on: told.move(moves.rate, on, rating="green", reason="needs_eased"),
    "reached": lambda told, on: told.move(moves.keep_in_touch, on, how="phone", reached=True),
    "missed": lambda told, on: told.move(moves.keep_in_touch, on, how="phone", reached=False),
    "paused": lambda told, on: told.move(moves.pause, on, reason="hospital", for_whom="health_service"),
    "resumed": lambda told, on: told.move(moves.resume, on, reason="discharged"),
    "offered": lambda told, on: told.move(moves.offer, on, team=TEAM, worker=WORKER, reason="next_in_order"),
    "accepted": lambda told, on: told.move(moves.accept, on, worker=WORKER, reason="has_capacity"),
    "returned": lambda told, on: told.move(moves.return_offer, on, reason="no_capacity"),
    "handed over": lambda told, on: told.move(moves.hand_over, on, team=OTHER_TEAM, reason="worker_left"),
    "triaged": lambda told, on: told.record("ContactTriaged", on),
    "held": lambda told, on: told.record("ReviewHeld", on),
    "ended died": lambda told, on: told.move(moves.end, on, why="died"),
    "ended declined": lambda told, on: told.move(moves.end, on, why="declined"),
}


def tell(kind: str, story: str) -> Telling:
    """A story told to its end. Raises Refused where an entry is refused."""
    telling, commits = Telling(), []
    for line in story.split(" | "):
        day, said = line.split(" ", 1)
        on = date.fromisoformat(day)
        if said.startswith("opened"):
            telling = _opened(kind, on, said.split()[1:])
            commits.append([entry.fact for entry in telling.entries])
        else:
            commits.append(_entry(telling, on, said, commits))
    return telling


def _opened(kind: str, on: date, said: list[str]) -> Telling:
    given = dict(zip(said[::2], (date.fromisoformat(day) for day in said[1::2]), strict=True))
    return opened(kind, on, since=given.get("since"), due_on=given.get("due"))


def _entry(telling: Telling, on: date, said: str, commits: list[list[Fact]]) -> list[Fact]:
    if said in HAPPENED:
        return HAPPENED[said](telling, on)
    verb, number, *change = said.split()
    pointed_at = commits[int(number) - 1]
    if verb == "withdraw":
        return telling.take_back(pointed_at[0], on)
    name, value = change
    fact = next(fact for fact in pointed_at if may_correct(fact, name))
    return telling.put_right(fact, on, **{name: value})


def ask(kind: str, story: str, asks: str) -> str:
    """What comes out when the story is asked, as the table writes it."""
    if asks == "refused":
        return _refusal(kind, story)
    return _answer(tell(kind, story), asks)


def _refusal(kind: str, story: str) -> str:
    *before, last = story.split(" | ")
    if before:
        tell(kind, " | ".join(before))
    with pytest.raises(Refused) as refused:
        tell(kind, " | ".join([*before, last]))
    return refused.value.key


def _answer(telling: Telling, asks: str) -> str:
    work = telling.work
    if asks == "waits":
        return "; ".join(_written(wait) for wait in work.waits)
    if asks == "offer lapses":
        assert work.offer is not None
        return work.offer.lapses_on.isoformat()
    if asks == "next contact":
        return work.next_contact_due.isoformat() if work.next_contact_due else "none"
    if asks == "days to first offer":
        return str(days_between(work.waits[0].since, work.waits[0].first_offered or date.min))
    return _answer_on_a_day(telling, asks, date.fromisoformat(asks.split()[-1]))


def _answer_on_a_day(telling: Telling, asks: str, on: date) -> str:
    if asks.startswith("waiting on"):
        return next(_on_the_list(telling.work.waits, on), "nobody")
    wait = telling.work.waits[int(asks.split()[-3]) - 1]
    stop = min(wait.end or on, on)
    if asks.startswith("days without pauses"):
        return str(days_without_pauses(wait.since, stop, wait.pauses))
    return str(days_between(wait.since, stop))


def _on_the_list(waits: list[Wait], on: date) -> Iterator[str]:
    return (wait.stage for wait in waits if wait.on_list_from <= on and (wait.end is None or on < wait.end))


def _written(wait: Wait) -> str:
    ended = f"end {wait.end} {wait.why}" if wait.end else "open"
    return f"{wait.stage} since {wait.since} on list {wait.on_list_from} {ended}"


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row['case']}: {row['story']}: {row['asks']}")
def test_the_story_comes_out_as_reckoned(row: dict[str, str]) -> None:
    assert ask(row["kind"], row["story"], row["asks"]) == row["answer"]


def test_every_row_says_why_and_no_question_is_put_twice() -> None:
    assert all(row["why"].strip() for row in ROWS)
    assert max(Counter((row["kind"], row["story"], row["asks"]) for row in ROWS).values()) == 1


NAMED = ["reopened", "returned", "offered and not accepted", "recorded long after", "correction past the stop"]


@pytest.mark.parametrize("case", [*NAMED, "review overdue", "next contact"])
def test_each_named_case_has_at_least_four_rows(case: str) -> None:
    assert sum(row["case"] == case for row in ROWS) >= 4


def test_a_new_version_of_the_policy_leaves_dates_fixed_before_it(monkeypatch: pytest.MonkeyPatch) -> None:
    versions = {
        "red": [(date(2024, 1, 1), 2, Unit.WORKING_DAYS)],
        "amber": [(date(2026, 3, 9), 5, Unit.WORKING_DAYS), (date(2024, 1, 1), 10, Unit.WORKING_DAYS)],
        "unrated": [(date(2024, 1, 1), 2, Unit.WORKING_DAYS)],
    }
    monkeypatch.setattr(waiting_well, "intervals", lambda: versions)
    waiting_well.next_contact_due.cache_clear()
    rated = "2026-03-02 opened | 2026-03-02 rated amber"
    assert ask("care_act_assessment", rated, "next contact") == "2026-03-16"
    assert ask("care_act_assessment", f"{rated} | 2026-03-10 reached", "next contact") == "2026-03-17"
    waiting_well.next_contact_due.cache_clear()
