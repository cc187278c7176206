"""What follows from papers is worked out before anything is written, so that nobody else waits for it."""

import threading
from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection, connections

from lintel.domain.refusals import Refused
from lintel.oversight.papers import actions, all_read, figures_read, followed, keeper, pages_read, storing, tracking
from lintel.oversight.papers.models import DifferenceRead, Found, Meeting, MeetingPaper, PageRead, Promised, PromiseRead
from tests.integration.oversight.made_up_papers import SECOND, minutes, report, stored, the_minutes
from tests.integration.oversight.made_up_papers import keeper as director
from tests.people import cast

ROWS = (Meeting, MeetingPaper, Found, Promised, PromiseRead, PageRead, DifferenceRead)
WORK = [
    (pages_read, "made"),
    (pages_read, "values_of"),
    (tracking, "promises"),
    (all_read, "readings_of"),
    (followed, "promises"),
    (followed, "suggestions"),
    (figures_read, "differences"),
    (figures_read, "points"),
    (storing, "words_in"),
    (storing, "rows"),
]
ACTS: dict[str, Callable[[], Any]] = {
    "store": lambda: stored(reading=report(), on=SECOND, kind="report"),
    "read again": lambda: actions.read_again(the_minutes(), minutes(), by=director()),
    "publish": lambda: actions.publish(the_minutes().meeting, by=director()),
    "take back": lambda: actions.take_back(the_minutes().meeting, reason="A wrong file.", by=director()),
    "follow again": lambda: actions.follow_again(by=director()),
}


@pytest.mark.database
def test_nothing_is_worked_out_while_others_cannot_write(committed_db: None, monkeypatch: pytest.MonkeyPatch) -> None:
    cast()
    stored()
    seen: list[tuple[str, bool]] = []
    for module, name in WORK:
        monkeypatch.setattr(module, name, _telling(getattr(module, name), name, seen))
    for act in ("store", "publish", "read again", "follow again", "take back"):
        seen.clear()
        ACTS[act]()
        assert seen, act
        assert [name for name, within in seen if within] == [], act


def _telling(real: Any, name: str, seen: list[tuple[str, bool]]) -> Any:
    def told(*args: Any, **kwargs: Any) -> Any:
        seen.append((name, connection.in_atomic_block))
        return real(*args, **kwargs)

    return told


def counts() -> list[int]:
    return [each.objects.count() for each in ROWS]


@pytest.mark.database
def test_where_the_process_dies_while_it_writes_nothing_is_there(
    committed_db: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A paper and what follows from it are both there, or neither; the next time both are."""
    cast()
    stored()
    before = counts()
    with monkeypatch.context() as dying:
        dying.setattr(figures_read, "_write_points", _dies)
        with pytest.raises(KeyboardInterrupt):
            ACTS["store"]()
    assert counts() == before
    ACTS["store"]()
    assert MeetingPaper.objects.count() == 2
    assert PageRead.objects.filter(meeting__date=SECOND, published=False).exists()


def _dies(*told: Any) -> None:
    raise KeyboardInterrupt


@pytest.mark.database
def test_whoever_waits_too_long_is_told_so(committed_db: None, monkeypatch: pytest.MonkeyPatch) -> None:
    cast()
    monkeypatch.setattr(keeper, "LONGEST_WAIT", 0.1)
    held, done = threading.Event(), threading.Event()

    def hold() -> None:
        with keeper.papers_alone():
            held.set()
            done.wait(30)
        connections.close_all()

    other = threading.Thread(target=hold)
    other.start()
    held.wait(30)
    try:
        with pytest.raises(Refused, match="Another paper is being stored"):
            stored()
        assert not MeetingPaper.objects.exists()
    finally:
        done.set()
        other.join()
    assert stored().pk
