"""Recorded: never decreasing though the clock goes back; five minutes of skew; the head written down once an hour."""

from collections.abc import Callable
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path

import pytest
from django.conf import settings

from lintel.casework.commit import commit
from lintel.domain.fact import new_id
from lintel.domain.person import PersonRegistered
from lintel.domain.refusals import Refused
from lintel.ledger.witness import heads_written_down
from tests.keeping import faults, stored

NOON = datetime(2026, 1, 5, 12, tzinfo=UTC)


def register(now: datetime, occurred: date = date(2026, 1, 5), at: time | None = None) -> datetime:
    """Register somebody at a moment. Returns the moment that the ledger gives it."""
    fact = PersonRegistered(subject=new_id(), occurred=occurred, at=at)
    return commit(fact, by="somebody", now=now).entries[0].recorded


def test_recorded_never_decreases_though_the_clock_goes_back(db: None) -> None:
    moments = [register(NOON + timedelta(minutes=minutes)) for minutes in (0, 10, -30, 5, 20)]
    assert moments == [NOON + timedelta(minutes=minutes) for minutes in (0, 10, 10, 10, 20)]
    assert [entry.recorded for entry in stored()] == moments
    assert faults() == []


@pytest.mark.parametrize(("at", "allowed"), [(time(12, 4), True), (time(12, 5), True), (time(12, 6), False)])
def test_five_minutes_of_skew_are_allowed(db: None, at: time, allowed: bool) -> None:
    if allowed:
        assert register(NOON, at=at) == NOON
        return
    with pytest.raises(Refused, match="must not be in the future"):
        register(NOON, at=at)
    assert stored() == []


def test_tomorrow_is_refused_but_for_the_last_five_minutes_of_today(db: None) -> None:
    tomorrow = date(2026, 1, 6)
    with pytest.raises(Refused, match="must not be in the future"):
        register(NOON, tomorrow)
    register(datetime(2026, 1, 5, 23, 56, tzinfo=UTC), tomorrow)
    assert len(stored()) == 1


def test_the_head_is_written_down_once_an_hour(
    db: None, witness: Path, django_capture_on_commit_callbacks: Callable
) -> None:
    for minutes in (0, 20, 59, 60, 90, 119, 121, 500):
        with django_capture_on_commit_callbacks(execute=True):
            register(NOON + timedelta(minutes=minutes))
    assert [position for position, _ in heads_written_down(settings.LINTEL_COUNCIL)] == [1, 4, 7, 8]
    assert len(witness.read_text("utf-8").splitlines()) == 4
    assert faults(heads_written_down(settings.LINTEL_COUNCIL)) == []


def test_each_council_has_its_own_hour(
    db: None, django_capture_on_commit_callbacks: Callable, monkeypatch: pytest.MonkeyPatch
) -> None:
    for council, minutes in (("990", 0), ("991", 5), ("990", 30), ("991", 70)):
        monkeypatch.setattr(settings, "LINTEL_COUNCIL", council)
        with django_capture_on_commit_callbacks(execute=True):
            register(NOON + timedelta(minutes=minutes))
    assert [len(heads_written_down(council)) for council in ("990", "991")] == [1, 2]
