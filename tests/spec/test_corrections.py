"""In this room: putting right. Each row of corrections.csv is a story in which something was put right, and what came of it.

`story` is written as tests/notation.py says. `asks` is `refused` where the last line must be refused: the answer is then
the key of the refusal.
"""

import csv
from collections import Counter
from datetime import UTC, date, datetime, time
from pathlib import Path

import pytest

from lintel.domain.fact import Corrected, Fact, Recorded, Withdrawn, new_id
from lintel.domain.moves import When, withdraw
from lintel.domain.refusals import Refused
from lintel.domain.story import Story, check_dates
from lintel.domain.waiting import RiskRated, WaitStarted
from tests.notation import ask, tell
from tests.telling import opened

with Path(__file__).with_name("corrections.csv").open(encoding="utf-8", newline="") as table:
    ROWS = list(csv.DictReader(table))

RULES = {
    "correction past the stop", "correction of a correction", "last recorded stands", "withdrawal",
    "withdrawal of a withdrawal", "resting on it", "reopened", "returned", "pause outlives its wait", "late entry",
    "same day as recorded", "impossible dates", "unknown codes", "what may be corrected", "since after start",
    "wrong person", "same person", "decision put right",
}  # fmt: skip


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row['rule']}: {row['story']}: {row['asks']}")
def test_what_was_put_right_comes_out_as_the_rule_says(row: dict[str, str]) -> None:
    assert ask(row["kind"], row["story"], row["asks"]) == row["answer"]


def test_every_rule_has_rows_and_every_row_says_why() -> None:
    assert {row["rule"] for row in ROWS} == RULES
    assert all(row["why"].strip() for row in ROWS)
    assert max(Counter((row["story"], row["asks"]) for row in ROWS).values()) == 1


# 29 March 2026 is the night on which British Summer Time begins: 23:57 in UTC the day before is 23:57 in London.
SPRING, SUMMER = datetime(2026, 3, 28, 23, 57, tzinfo=UTC), datetime(2026, 6, 30, 22, 57, tzinfo=UTC)


@pytest.mark.parametrize(
    ("now", "occurred", "at", "verdict"),
    [
        pytest.param(SPRING, date(2026, 3, 28), None, None, id="today"),
        pytest.param(SPRING, date(2026, 3, 29), None, None, id="tomorrow is three minutes away: within the skew"),
        pytest.param(SPRING, date(2026, 3, 29), time(0, 2), None, id="five minutes ahead to the minute"),
        pytest.param(SPRING, date(2026, 3, 29), time(0, 3), "in_future", id="six minutes ahead"),
        pytest.param(SPRING, date(2026, 3, 30), None, "in_future", id="the day after tomorrow"),
        pytest.param(SUMMER, date(2026, 7, 1), None, None, id="in summer London is an hour on: 23:57"),
        pytest.param(SUMMER, date(2026, 6, 30), time(23, 57), None, id="this minute in summer"),
        pytest.param(SUMMER, date(2026, 7, 1), time(0, 3), "in_future", id="six minutes ahead in summer"),
        pytest.param(SUMMER, date(1900, 1, 1), None, None, id="the earliest day"),
        pytest.param(SUMMER, date(1899, 12, 31), None, "too_long_ago", id="before it"),
    ],
)
def test_the_future_is_refused_but_for_five_minutes(
    now: datetime, occurred: date, at: time | None, verdict: str | None
) -> None:
    rated = RiskRated(subject="work-1", occurred=occurred, at=at, rating="red", reason="risk_of_harm")
    assert _verdict(rated, now) == verdict


@pytest.mark.parametrize(
    ("changes", "verdict"),
    [
        pytest.param({"occurred": "2026-07-02"}, "in_future", id="the day after tomorrow"),
        pytest.param({"occurred": "2026-06-29"}, None, id="the day before, at the time as it was"),
        pytest.param({"occurred": "2026-06-29", "at": "23:59"}, None, id="the day before, late"),
        pytest.param({"occurred": "1899-12-31"}, "too_long_ago", id="before 1900"),
        pytest.param({"occurred": "2026-06-31"}, "unreadable", id="no such day"),
        pytest.param({"at": "23:58"}, "in_future", id="only the time: today, hours ahead"),
        pytest.param({"at": "12:04"}, None, id="only the time: within the skew"),
        pytest.param({"at": None}, None, id="only the time: not known after all"),
        pytest.param({"occurred": None}, "unreadable", id="no day at all"),
        pytest.param({"rating": None}, "unknown_code", id="no rating at all"),
    ],
)
def test_a_corrected_entry_is_judged_as_it_then_stands(changes: dict[str, str | None], verdict: str | None) -> None:
    """Recorded and put right on 30 June 2026 at noon in London."""
    assert _put_right(date(2026, 6, 30), time(9), [changes]) == verdict


@pytest.mark.parametrize(
    ("occurred", "at", "changes", "verdict"),
    [
        pytest.param(date(2026, 6, 29), time(9), [{"at": "23:58"}], None, id="yesterday late, by its time alone"),
        pytest.param(date(2026, 6, 29), time(23), [{"occurred": "2026-06-30"}], "in_future", id="by its date alone"),
        pytest.param(
            date(2026, 6, 30), time(9), [{"occurred": "2026-06-29"}, {"at": "23:58"}], None, id="one after the other"
        ),
    ],
)
def test_what_a_correction_leaves_is_judged_too(
    occurred: date, at: time, changes: list[dict[str, str | None]], verdict: str | None
) -> None:
    assert _put_right(occurred, at, changes) == verdict


def test_a_correction_is_not_withdrawn_where_the_rest_would_lie_ahead() -> None:
    """Moved to yesterday, then to late in the evening: without the first, it is late this evening."""
    story, moved = _rated(date(2026, 6, 30), time(9)), _correction({"occurred": "2026-06-29"})
    _add(story, moved)
    _add(story, _correction({"at": "23:58"}))
    back = Withdrawn(subject="work-1", occurred=date(2026, 6, 30), original=moved.id, reason="wrong_date")
    with pytest.raises(Refused, match="in the future"):
        _add(story, back)


NOON = datetime(2026, 6, 30, 11, tzinfo=UTC)


def _put_right(occurred: date, at: time, changes: list[dict[str, str | None]]) -> str | None:
    story = _rated(occurred, at)
    try:
        for each in changes:
            _add(story, _correction(each))
    except Refused as refused:
        return refused.key
    return None


def _rated(occurred: date, at: time) -> Story:
    story = Story()
    for entry in opened("care_act_assessment", date(2026, 6, 1)).entries:
        _add(story, entry.fact)
    _add(story, RiskRated(subject="work-1", id="rated", occurred=occurred, at=at, rating="red", reason="risk_of_harm"))
    return story


def _correction(changes: dict[str, str | None]) -> Corrected:
    return Corrected(
        subject="work-1", occurred=date(2026, 6, 30), original="rated", changes=changes, reason="wrong_date"
    )


def _add(story: Story, fact: Fact) -> None:
    check_dates(fact, NOON)
    place = len(story.entries) + 1
    story.add([Recorded(fact, place, place, NOON, "tester")])


def test_nobody_has_waited_since_before_1900() -> None:
    started = WaitStarted(subject="work-1", occurred=date(2026, 6, 30), stage="triage", since=date(26, 6, 30))
    assert _verdict(started, SUMMER) == "too_long_ago"


def _verdict(fact: RiskRated | WaitStarted, now: datetime) -> str | None:
    try:
        check_dates(fact, now)
    except Refused as refused:
        return refused.key
    return None


def test_a_withdrawal_must_point_at_an_entry_of_the_same_work() -> None:
    telling = opened("contact", date(2026, 3, 2))
    with pytest.raises(Refused, match="no such entry"):
        telling.commit(withdraw("work-1", When(occurred=date(2026, 3, 3)), original=new_id(), reason="did_not_happen"))


def test_a_correction_that_says_nothing_is_refused() -> None:
    telling = opened("contact", date(2026, 3, 2))
    with pytest.raises(Refused, match="at least one thing"):
        telling.put_right(telling.entries[0].fact, date(2026, 3, 3))


def test_a_story_put_right_many_times_can_be_gone_on_with() -> None:
    telling = tell(
        "care_act_assessment",
        "2026-03-02 opened | 2026-03-03 rated red | 2026-03-04 correct 2 rating amber | 2026-03-05 withdraw 2"
        " | 2026-03-06 withdraw 4 | 2026-03-07 withdraw 2 | 2026-03-09 offered | 2026-03-10 accepted",
    )
    assert (telling.work.rating, telling.work.worker) == (None, "worker-1")
