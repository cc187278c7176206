"""In this room: the clocks against worked examples. Each row of clock.csv was reckoned by hand and says why.

`function` names the clock that the row drives. `not_this` is the value that a hurried reader would take instead (the
date it was recorded, the end that was withdrawn, the other unit): with it the answer must come out different, so
that each such row truly tells the two apart.
"""

import csv
from collections import Counter
from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from pathlib import Path

import pytest

from lintel.domain import clock
from lintel.domain.clock import Moment, Pause, Unit

Row = dict[str, str]
with Path(__file__).with_name("clock.csv").open(encoding="utf-8", newline="") as table:
    ROWS: list[Row] = list(csv.DictReader(table))

CASES = {
    "calendar days", "working days", "bank holidays", "Good Friday and Easter", "elapsed hours",
    "British Summer Time starts", "British Summer Time ends", "29 February", "recorded long after", "same day",
    "a pause", "a pause that would outlive its wait", "pauses that overlap", "a correction past the stop", "reopened",
    "returned", "offered and not accepted", "due dates", "review overdue", "month ends", "year end",
}  # fmt: skip


def title(row: Row) -> str:
    return f"{row['case']}: {row['name']}"


def moment(text: str) -> Moment:
    on, _, rest = text.partition(" ")
    at, _, again = rest.partition(" ")
    return Moment(date.fromisoformat(on), time.fromisoformat(at) if at else None, int(again == "again"))


def pauses(text: str) -> list[Pause]:
    pairs = [each.strip().split("/") for each in text.split(";") if each.strip()]
    return [Pause(moment(first).on, moment(last).on if last else None) for first, last in pairs]


def whole(name: str) -> Callable[[Row], object]:
    """A clock that takes the London dates of start and stop."""
    return lambda row: getattr(clock, name)(moment(row["start"]).on, moment(row["stop"]).on)


def one_day(name: str) -> Callable[[Row], object]:
    return lambda row: getattr(clock, name)(moment(row["start"]).on)


def amount(name: str) -> Callable[[Row], object]:
    return lambda row: getattr(clock, name)(moment(row["start"]).on, int(row["amount"]))


ASK: dict[str, Callable[[Row], object]] = {
    **{each: whole(each) for each in ("days_between", "months_between")},
    **{each: one_day(each) for each in ("is_working_day", "overdue_from", "end_of_day")},
    **{each: amount(each) for each in ("add_working_days", "add_calendar_months", "month_ends")},
    "days_without_pauses": lambda row: clock.days_without_pauses(
        moment(row["start"]).on, moment(row["stop"]).on, pauses(row["pauses"])
    ),
    "elapsed_hours": lambda row: clock.elapsed_hours(moment(row["start"]), moment(row["stop"])),
    "due": lambda row: clock.due(moment(row["start"]), int(row["amount"]), Unit(row["unit"])),
    "in_time": lambda row: clock.in_time(
        moment(row["start"]), moment(row["stop"]), int(row["amount"]), Unit(row["unit"])
    ),
    "london_date": lambda row: clock.london_date(datetime.fromisoformat(row["start"])),
}


def written(answer: object) -> str:
    """The answer as the table writes it."""
    match answer:
        case bool():
            return "yes" if answer else "no"
        case list():
            return " ".join(map(written, answer))
        case timedelta():
            return f"{answer // timedelta(hours=1)}h {answer % timedelta(hours=1) // timedelta(minutes=1)}m"
        case Moment():
            return " ".join(
                filter(None, [str(answer.on), f"{answer.at:%H:%M}" if answer.at else "", "again" * answer.fold])
            )
        case datetime():
            return answer.isoformat().replace("+00:00", "Z")
    return str(answer)


def answer(row: Row) -> str:
    try:
        return written(ASK[row["function"]](row))
    except (ValueError, clock.BeyondCalendar) as refusal:
        return f"refused {type(refusal).__name__}"


@pytest.mark.parametrize("row", ROWS, ids=title)
def test_the_clock_gives_the_answer_reckoned_by_hand(row: Row) -> None:
    assert answer(row) == row["expected"], row["why"]


@pytest.mark.parametrize(
    "row", [row for row in ROWS if row["not_this"]], ids=lambda row: f"{row['case']}: {row['name']}"
)
def test_the_hurried_reading_gives_another_answer(row: Row) -> None:
    column, _, value = row["not_this"].partition("=")
    assert column in {"start", "stop", "amount", "unit", "pauses"}
    assert answer(row | {column: value}) != row["expected"]


def test_every_case_has_four_rows_or_more_and_every_row_says_why() -> None:
    counted = Counter(row["case"] for row in ROWS)
    assert set(counted) == CASES
    assert min(counted.values()) >= 4
    assert len({(row["case"], row["name"]) for row in ROWS}) == len(ROWS) >= 90
    assert all(row["why"].endswith(".") for row in ROWS)


def test_the_facts_of_a_timeline_are_told_apart_from_what_was_only_recorded_or_withdrawn() -> None:
    telling = {"recorded long after", "reopened", "returned"}
    assert [row["name"] for row in ROWS if row["case"] in telling and not row["not_this"]] == []


def test_refusals_are_sentences_that_say_which_dates_are_wrong() -> None:
    with pytest.raises(clock.StopBeforeStart, match="2027-03-08, is before the start, 2027-03-10"):
        clock.days_between(date(2027, 3, 10), date(2027, 3, 8))
    with pytest.raises(clock.BeyondCalendar, match=r"from 2016 to 2035, .* on 2036-01-02"):
        clock.is_working_day(date(2036, 1, 2))
