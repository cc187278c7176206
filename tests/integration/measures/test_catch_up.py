"""Catching up: two who ask at once do it once, and what broke off half-way is put right by the next."""

import threading
from collections.abc import Callable
from datetime import date

import pytest
from django.conf import settings
from django.db import connection, connections

from lintel.domain.waiting import RiskRated
from lintel.measures import ask, catch_up
from lintel.measures.catch_up import reached, rebuild_spells
from lintel.measures.models import Spell
from tests.integration.measures.conftest import Teller

WAITING = "waiting_now:care_act_assessment:allocation"
AS_AT = date(2026, 1, 31)


def rated(work: str, rating: str) -> RiskRated:
    return RiskRated(subject=work, occurred=date(2026, 1, 20), rating=rating, reason="first_rating")


def spells() -> list[tuple[object, ...]]:
    columns = [field.name for field in Spell._meta.fields if field.name != "id"]
    return sorted(Spell.objects.values_list(*columns), key=repr)


def in_threads(many: int, ask_it: Callable[[], object]) -> list[object]:
    answers: list[object] = []

    def run() -> None:
        try:
            answers.append(ask_it())
        finally:
            connections.close_all()

    threads = [threading.Thread(target=run) for _ in range(many)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return answers


def test_those_who_ask_at_once_get_one_answer_from_one_catching_up(committed_db: None) -> None:
    teller = Teller()
    works = [teller.assessment(date(2026, 1, day))[0].subject for day in range(1, 6)]
    answers = in_threads(4, lambda: ask.figures(WAITING, AS_AT).figures)
    assert answers == [answers[0]] * 4
    teller.tell([rated(work, "amber") for work in works], date(2026, 1, 20))
    answers = in_threads(4, lambda: ask.figures(WAITING, AS_AT, by="rating").figures.parts["amber"].number)
    assert answers == [5] * 4
    followed = spells()
    rebuild_spells(settings.LINTEL_COUNCIL)
    assert len(followed) == len(spells())


def test_what_broke_off_half_way_is_put_right(teller: Teller, monkeypatch: pytest.MonkeyPatch) -> None:
    works = [teller.assessment(date(2026, 1, day))[0].subject for day in range(1, 6)]
    before = ask.figures(WAITING, AS_AT)
    teller.tell([rated(work, "red") for work in works], date(2026, 1, 20))
    with monkeypatch.context() as broken:
        broken.setattr(catch_up.CaughtUp.objects, "update_or_create", lambda **_: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            ask.figures(WAITING, AS_AT)
    assert reached(settings.LINTEL_COUNCIL) == before.position
    assert ask.figures(WAITING, AS_AT, by="rating").figures.parts["red"].number == 5
    followed = spells()
    assert ask.figures(WAITING, AS_AT, by="rating", engine="reference").figures.parts["red"].number == 5
    rebuild_spells(settings.LINTEL_COUNCIL)
    assert followed == spells()


def test_the_indexes_are_there_after_a_rebuild(teller: Teller) -> None:
    teller.assessment(date(2026, 1, 5))
    rebuild_spells(settings.LINTEL_COUNCIL)
    with connection.cursor() as cursor:
        built = connection.introspection.get_constraints(cursor, Spell._meta.db_table)
    assert {index.name for index in Spell._meta.indexes} <= set(built)
