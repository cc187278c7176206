"""Findable: the index by which people are found, kept with their documents, in the same transaction."""

from collections.abc import Collection, Sequence
from typing import NamedTuple

from django.db import connection

from lintel.domain.finding import numbers
from lintel.domain.finding.names import grams_of, spellings, words_of
from lintel.records.find import descriptions, identities
from lintel.records.models import Description, Findable, Identity, NameGram, NameWord

BATCH = 500


class Holding(NamedTuple):
    """Which documents hold now for a person, by their ids."""

    person: str
    identity: str | None
    description: str | None


def keep_findable(people: Sequence[Holding], gone: Collection[str] = ()) -> None:
    """Let people be found by the documents that hold for them now, and those who are `gone` no more."""
    for start in range(0, len(people), BATCH):
        _keep(people[start : start + BATCH])
    if gone:
        _take_out(list(Findable.objects.filter(person__in=gone).values_list("person", flat=True)))


def forget_all() -> None:
    """Empty the index, before it is made again."""
    for table in (NameGram, NameWord, Findable):
        table.objects.all().delete()


def _keep(people: Sequence[Holding]) -> None:
    before = Findable.objects.in_bulk([each.person for each in people])
    changed = [each for each in people if _documents(each) != _held(before.get(each.person))]
    _take_out([each.person for each in changed if each.person in before])
    rows = _rows([each for each in changed if any(_documents(each))])
    if not rows:
        return
    Findable.objects.bulk_create(rows)
    words = [NameWord(word=word, person=row.person) for row in rows for word in spellings(row.words.split())]
    NameWord.objects.bulk_create(words)
    _learn({each.word for each in words})


def _learn(words: set[str]) -> None:
    """Let words be found by their threes, where they are new."""
    _among_writers("ROW EXCLUSIVE")
    new = words - set(NameGram.objects.filter(word__in=words).values_list("word", flat=True).distinct())
    grams = [NameGram(gram=gram, word=word) for word in sorted(new) for gram in sorted(grams_of(word))]
    NameGram.objects.bulk_create(grams, ignore_conflicts=True)


def _documents(each: Holding) -> tuple[str | None, str | None]:
    return each.identity, each.description


def _held(row: Findable | None) -> tuple[str | None, str | None]:
    return (None, None) if row is None else (row.identity, row.description)


def _rows(people: Sequence[Holding]) -> list[Findable]:
    known = identities([each.identity or "" for each in people])
    told = descriptions([each.description or "" for each in people])
    return [_row(each, known.get(each.identity or ""), told.get(each.description or "")) for each in people]


def _row(held: Holding, who: Identity | None, told: Description | None) -> Findable:
    phone = numbers.phone_key(who.phone) if who else ""
    return Findable(
        person=held.person,
        identity=held.identity,
        description=held.description,
        words=" ".join(words_of(who.name)) if who else "",
        birth_date=told.birth_date if told else None,
        postcode=numbers.postcode_key(who.postcode) if who else "",
        phone=phone,
        phone_backwards=phone[::-1],
        nhs_number=numbers.nhs_key(who.nhs_number) if who else "",
    )


def _take_out(people: Sequence[str]) -> None:
    """Take people out, and words that are nobody's now: a name that was erased is not to be guessed from them."""
    if not people:
        return
    _among_writers("SHARE ROW EXCLUSIVE")
    held = NameWord.objects.filter(person__in=people)
    words = set(held.values_list("word", flat=True).distinct())
    held.delete()
    Findable.objects.filter(person__in=people).delete()
    still = set(NameWord.objects.filter(word__in=words).values_list("word", flat=True).distinct())
    NameGram.objects.filter(word__in=words - still).delete()


def _among_writers(mode: str) -> None:
    """On PostgreSQL, who takes words away waits for those who add some, and they for her: a word that somebody is
    given now must not go beside it as nobody's. Those who take away ask first, so none waits for the other for ever."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute(f"LOCK TABLE {NameGram._meta.db_table} IN {mode} MODE")
