"""Whoever counts while the spells are made again counts whole spells, and nothing else is ever frozen."""

import fcntl
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date

import pytest
from django.conf import settings
from django.db import connection, connections
from django.db.models.signals import post_save

from lintel.measures import ask, catch_up
from lintel.measures.catch_up import rebuild_spells
from lintel.measures.models import CaughtUp, Spell
from lintel.measures.publish import frozen_members, publish
from tests.integration.measures.conftest import Teller

WAITING = "waiting_now:care_act_assessment:allocation"
AS_AT = date(2026, 1, 31)
LATER = date(2026, 2, 10)
SECONDS = 1.0


class HalfWay:
    """A making again of all spells that stops once the old ones are gone, until it may go on or has waited long."""

    def __init__(self) -> None:
        self.begun, self.may_go_on = threading.Event(), threading.Event()
        self.thread = threading.Thread(target=self._make_again)

    def stories(self, told: Callable[..., Iterator[object]]) -> Callable[..., Iterator[object]]:
        def halting(*asked: object, **more: object) -> Iterator[object]:
            self.begun.set()
            self.may_go_on.wait(SECONDS)
            yield from told(*asked, **more)

        return halting

    @contextmanager
    def there(self) -> Iterator[None]:
        self.thread.start()
        assert self.begun.wait(20)
        yield
        self.may_go_on.set()
        self.thread.join()

    def _make_again(self) -> None:
        try:
            rebuild_spells(settings.LINTEL_COUNCIL)
        finally:
            connections.close_all()


@pytest.fixture
def half_way(committed_db: None, monkeypatch: pytest.MonkeyPatch) -> HalfWay:
    """Four who wait, and a making again that has not begun."""
    for day in range(1, 5):
        Teller().assessment(date(2026, 1, day))
    assert ask.figures(WAITING, AS_AT).figures.whole.number == 4
    made = HalfWay()
    monkeypatch.setattr(catch_up, "stories", made.stories(catch_up.stories))
    return made


def test_a_reading_counts_whole_spells_while_they_are_made_again(half_way: HalfWay) -> None:
    reading = ask.reading(AS_AT)
    with half_way.there():
        assert reading.figures(WAITING).figures.whole.number == 4
        assert ask.figures(WAITING, AS_AT).figures.whole.number == 4
        assert len(ask.members(WAITING, AS_AT)) == 4
        assert half_way.thread.is_alive()


def test_what_is_published_while_spells_are_made_again_is_whole(
    half_way: HalfWay, monkeypatch: pytest.MonkeyPatch
) -> None:
    read = ask.reading
    with monkeypatch.context() as meanwhile:

        def reading(*asked: object, **more: object) -> ask.Reading:
            found = read(*asked, **more)  # type: ignore[arg-type]
            half_way.thread.start()
            assert half_way.begun.wait(20)
            return found

        meanwhile.setattr(ask, "reading", reading)
        figure = publish(WAITING, AS_AT, by="analyst")
    half_way.thread.join()
    assert figure.result["whole"]["whole"]["number"] == 4
    assert len(frozen_members(figure)) == 4


def test_what_is_published_is_caught_up_whatever_became_of_the_spells(
    teller: Teller, monkeypatch: pytest.MonkeyPatch
) -> None:
    teller.assessment(date(2026, 1, 5))
    read = ask.reading

    def reading(*asked: object, **more: object) -> ask.Reading:
        found = read(*asked, **more)  # type: ignore[arg-type]
        # As a migration does after which spells are to be made anew.
        CaughtUp.objects.update(position=0)
        Spell.objects.all().delete()
        return found

    monkeypatch.setattr(ask, "reading", reading)
    assert publish(WAITING, AS_AT, by="analyst").result["whole"]["whole"]["number"] == 1


def test_a_figure_is_of_its_moment_for_ever(teller: Teller, monkeypatch: pytest.MonkeyPatch) -> None:
    teller.assessment(date(2026, 1, 5))
    read = ask.reading

    def reading(*asked: object, **more: object) -> ask.Reading:
        found = read(*asked, **more)  # type: ignore[arg-type]
        teller.assessment(date(2026, 1, 6), told=LATER)
        return found

    with monkeypatch.context() as meanwhile:
        meanwhile.setattr(ask, "reading", reading)
        figure = publish(WAITING, AS_AT, by="analyst")
    teller.assessment(date(2026, 1, 7), told=LATER)
    asked_again = ask.reading(AS_AT, as_known_on=figure.known_on)
    assert asked_again.position == figure.position
    assert asked_again.figures(WAITING).figures.whole.number == figure.result["whole"]["whole"]["number"] == 2


def test_after_a_first_filling_that_broke_off_the_indexes_are_built_all_the_same(
    teller: Teller, monkeypatch: pytest.MonkeyPatch
) -> None:
    teller.assessment(date(2026, 1, 5))
    with monkeypatch.context() as broken:
        broken.setattr(catch_up, "create_indexes", lambda: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            ask.figures(WAITING, AS_AT)
    assert ask.figures(WAITING, AS_AT).figures.whole.number == 1
    with connection.cursor() as cursor:
        built = connection.introspection.get_constraints(cursor, Spell._meta.db_table)
    assert {index.name for index in Spell._meta.indexes} <= set(built)


def test_all_that_is_written_is_written_among_the_writers(committed_db: None) -> None:
    if connection.vendor != "sqlite":
        pytest.skip("the file lock is SQLite's")
    held: list[bool] = []

    def note(**_: object) -> None:
        held.append(_is_locked(f"{connection.settings_dict['NAME']}.lock"))

    post_save.connect(note, sender=CaughtUp)
    try:
        for day in (5, 6):
            Teller().assessment(date(2026, 1, day))
            ask.figures(WAITING, AS_AT)
        rebuild_spells(settings.LINTEL_COUNCIL)
    finally:
        post_save.disconnect(note, sender=CaughtUp)
    assert held == [True] * 3


def _is_locked(file: str) -> bool:
    with open(file, "w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return True
    return False
