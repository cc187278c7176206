"""Whoever goes round the triggers and changes what was published is found out, by the digest that the ledger holds."""

from datetime import date

import pytest
from django.conf import settings
from django.db import connection

from lintel.ledger.codec import decode
from lintel.measures.frozen import faults_of_published
from lintel.measures.models import Published, PublishedMember
from lintel.measures.publish import publish, published
from tests.going_round import guards_off
from tests.integration.measures.conftest import Teller

WAITING = "waiting_now:care_act_assessment:allocation"


def faults() -> list[str]:
    return [fault.what for fault in faults_of_published(settings.LINTEL_COUNCIL)]


@pytest.fixture
def figure(teller: Teller) -> Published:
    for day in (1, 2):
        teller.assessment(date(2026, 1, day))
    return publish(WAITING, date(2026, 1, 31), by="analyst")


def test_what_is_as_it_was_published_has_no_fault(figure: Published) -> None:
    assert faults() == []


@pytest.mark.parametrize("change", [{"result": {}}, {"as_at": date(2026, 1, 30)}, {"definition": "Otherwise"}])
def test_a_changed_figure_is_found(figure: Published, change: dict[str, object]) -> None:
    with guards_off():
        Published.objects.filter(pk=figure.pk).update(**change)
    assert faults() == [f"the published figure {figure.pk} says something else than when it was published"]


def test_a_changed_member_is_found_and_one_that_was_taken_away(figure: Published) -> None:
    members, found = PublishedMember.objects.filter(published=figure.pk), published(figure.pk)
    with guards_off():
        members.filter(pk=members[0].pk).update(team="vale")
    assert len(faults()) == 1
    with guards_off():
        members.filter(pk=members[0].pk).delete()
    assert len(faults()) == 1
    assert found.pk == figure.pk


def test_a_figure_that_was_taken_away_is_found_and_one_put_in(figure: Published) -> None:
    row = Published.objects.filter(pk=figure.pk).values().get()
    with guards_off():
        PublishedMember.objects.all().delete()
        Published.objects.all().delete()
    Published.objects.create(**row | {"id": "another"})
    assert faults() == [
        f"the figure {figure.pk} that was published is missing",
        "the published figure another is told of nowhere in the ledger",
    ]


def test_a_guard_that_was_taken_away_is_found(figure: Published) -> None:
    away = {"sqlite": "DROP TRIGGER measures_published_no_update",
            "postgresql": "DROP TRIGGER measures_published_no_change ON measures_published"}  # fmt: skip
    with connection.cursor() as cursor:
        cursor.execute(away[connection.vendor])
    assert len(faults()) == 1


def test_a_fact_of_before_has_no_digest_and_reads_on(db: None) -> None:
    body = '{"as_at":"2026-01-31","at_position":1,"measure":"one"}'
    fact = decode(fact="a", subject="b", kind="FigurePublished", occurred=date(2026, 2, 1), at=None, body=body)
    assert vars(fact)["digest"] is None
