"""The index by which people are found: as the documents that hold now, whichever way they came, and made again alike."""

from datetime import timedelta

import pytest
from django.utils import timezone

from lintel.casework.commit import commit
from lintel.casework.models import Person
from lintel.casework.rebuild import rebuild
from lintel.domain.document import Identity
from lintel.domain.fact import Withdrawn, new_id
from lintel.domain.person import PersonRegistered
from lintel.ledger import read
from lintel.records.findable import Holding, keep_findable
from lintel.records.models import Findable, NameGram, NameWord
from lintel.records.store import store
from tests.people import Cast, cast, register, staff_id

TABLES = (Findable, NameWord, NameGram)


@pytest.fixture
def made(db: None) -> Cast:
    return cast()


def index() -> list[list[tuple]]:
    """All that is in it, in order, without the numbers of rows."""
    names = [[field.attname for field in table._meta.fields if field.attname != "id"] for table in TABLES]
    return [sorted(table.objects.values_list(*each), key=str) for table, each in zip(TABLES, names, strict=True)]


def words(person: str) -> set[str]:
    return set(NameWord.objects.filter(person=person).values_list("word", flat=True))


def test_whoever_is_registered_is_in_it_with_all_that_is_known(made: Cast) -> None:
    orla = Findable.objects.get(pk=made.people["orla"])
    assert (orla.words, orla.birth_date.year, orla.phone) == ("orla obrien", 1941, "01632960101")
    assert words(orla.pk) == {"orla", "obrien"}
    assert Findable.objects.count() == Person.objects.count() == 3


def test_a_rebuild_makes_the_same_index(made: Cast) -> None:
    before = index()
    rebuild("990")
    assert index() == before


def test_only_the_version_that_holds_now_is_found(made: Cast) -> None:
    who = made.people["orla"]
    renamed = Identity(id=new_id(), person=who, recorded=timezone.now(), name="Ursel O'Brien-Quixwood")
    store([renamed])
    row = made.person("orla")
    keep_findable([Holding(who, renamed.id, row.description)])
    assert words(who) == {"ursel", "obrien", "quixwood"}
    assert not NameGram.objects.filter(word="orla").exists()
    assert NameGram.objects.filter(word="quixwood").count() == 9
    rebuild("990")
    assert words(who) == {"orla", "obrien"}
    assert not NameGram.objects.filter(word="quixwood").exists()


def test_a_word_stays_as_long_as_somebody_bears_it(made: Cast) -> None:
    other = register("Orla Fenwick", made.today)
    keep_findable([], gone=[other])
    assert not Findable.objects.filter(pk=other).exists()
    assert NameGram.objects.filter(word="orla").exists()
    assert not NameGram.objects.filter(word="fenwick").exists()


def test_whose_registration_is_withdrawn_is_found_no_more_and_comes_back(made: Cast) -> None:
    other = register("Zephyra Fenwick", made.today)
    (first,) = read.facts_of({other})[other]
    away = Withdrawn(subject=other, occurred=made.today, original=first.fact.id, reason="wrong_person")
    commit(away, by=staff_id("lead"))
    assert words(other) == set()
    assert not NameGram.objects.filter(word="zephyra").exists()
    again = Withdrawn(subject=other, occurred=made.today, original=away.id, reason="wrong_person")
    commit(again, by=staff_id("lead"))
    assert words(other) == {"zephyra", "fenwick"}


def test_whoever_has_no_documents_is_not_in_it(made: Cast) -> None:
    nobody = new_id()
    commit(PersonRegistered(subject=nobody, occurred=made.today - timedelta(days=1)), by=staff_id("lead"))
    assert not Findable.objects.filter(pk=nobody).exists()
    rebuild("990")
    assert Findable.objects.count() == 3
