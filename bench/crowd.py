"""A crowd: made-up people stored and indexed as a load does it, and how many of those who were meant are found."""

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime
from typing import Any

from bench.misspelt import Case, Somebody
from lintel.casework.finding import find
from lintel.casework.indexing import index
from lintel.casework.models import Person, Work
from lintel.casework.storing import insert
from lintel.casework.visible import people_visible_to
from lintel.council.models import Team
from lintel.domain.document import Description, Document, Identity
from lintel.domain.reference import person_reference, work_reference
from lintel.ledger.write_lock import one_transaction
from lintel.records.store import store

BATCH, TOP = 5000, 5
RESTRICTED_ONE_IN, WORK_ONE_IN = 500, 30
KNOWN_SINCE = date(2025, 1, 1)


def store_all(people: Sequence[Somebody]) -> None:
    """Rows, documents and index; one person in 500 restricted, one in 30 with a work in a team's tray."""
    teams = list(Team.objects.values_list("pk", flat=True))
    for start in range(0, len(people), BATCH):
        some = people[start : start + BATCH]
        rows = [_row(each, restricted=place % RESTRICTED_ONE_IN == 0) for place, each in enumerate(some)]
        works = [_work(each, teams[place % len(teams)]) for place, each in enumerate(some[::WORK_ONE_IN])]
        with one_transaction(alone=True):
            store(document for each in some for document in _documents(each))
            insert([*rows, *works])
            index({row.id: row for row in rows})


def _documents(each: Somebody) -> Iterator[Document]:
    now = datetime.now(UTC)
    given = {"name": each.name, "postcode": each.postcode, "phone": each.phone, "nhs_number": each.nhs_number}
    yield Identity(id=f"i{each.id[1:]}", person=each.id, recorded=now, **given)
    yield Description(id=f"d{each.id[1:]}", person=each.id, recorded=now, valid_from=KNOWN_SINCE, birth_date=each.born)


def _row(each: Somebody, *, restricted: bool) -> Person:
    return Person(
        id=each.id,
        reference=person_reference(each.id),
        known_since=KNOWN_SINCE,
        identity=f"i{each.id[1:]}",
        description=f"d{each.id[1:]}",
        restriction="councillor" if restricted else None,
        sequence=1,
    )


def _work(each: Somebody, team: str) -> Work:
    return Work(
        id=each.id,
        reference=work_reference(each.id),
        kind="care_act_assessment",
        person=each.id,
        team=team,
        opened_on=KNOWN_SINCE,
        urgency=2,
        sequence=1,
    )


def hits_of(reader: Any, asked: Sequence[Case]) -> tuple[Counter[str], Counter[str]]:
    """By rule, how many of those who were meant are in the top five, of how many whom the reader may see."""
    references = [case.meant for case in asked]
    seen = set(people_visible_to(reader).filter(reference__in=references).values_list("reference", flat=True))
    meant = [case for case in asked if case.meant in seen]
    found = [case for case in meant if case.meant in [each.who.reference for each in find(reader, case.asked)[:TOP]]]
    return Counter(case.rule for case in found), Counter(case.rule for case in meant)
