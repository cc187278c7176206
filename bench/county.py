"""The county in which pages are measured: the made-up one, with a crowd of 150,000 people round it."""

import os
import time
from functools import cache

from django.db import connection

from bench.crowd import store_all
from bench.drafts import write_drafts
from bench.full_records import fill, fullest
from bench.population import Somebody, population
from bench.timing import lintel
from lintel.casework.models import Person, Work
from lintel.casework.storing import insert
from lintel.domain.fact import new_id
from lintel.domain.reference import person_reference
from lintel.synthetic.setting import SIGN_IN

PEOPLE = int(os.environ.get("LINTEL_BENCH_PEOPLE", "150000"))
SEED = 1
FULL, CLOSED = 40, 200_000
USERS = {role: username for username, _, role, _ in reversed(SIGN_IN)}


@cache
def crowd() -> list[Somebody]:
    """Those round the made-up county. Where the database does not have them yet, making all takes some minutes."""
    people, began = list(population(PEOPLE, SEED)), time.perf_counter()
    lintel("demo", "--no-serve")
    if Person.objects.count() < PEOPLE:
        make(people)
    known, works = Person.objects.count(), Work.objects.count()
    print(f"{known:,} people and {works:,} works, ready in {time.perf_counter() - began:.0f} s", flush=True)
    return people


def make(people: list[Somebody]) -> None:
    """A crowd, full records, what is being written, and works that are long over."""
    store_all(people)
    fill(fullest(FULL), [each.id for each in people])
    write_drafts()
    close_more(CLOSED)
    look_over()


def full_records() -> list[str]:
    """The references of those whose records are full."""
    return [person_reference(each) for each in fullest(FULL)]


def close_more(wanted: int) -> None:
    """So many works closed, by copies of closed rows for nobody known: a list reads rows, and no facts."""
    closed = Work.objects.exclude(closed_on=None)
    patterns = list(closed.order_by("pk")[:1000])
    for start in range(closed.count(), wanted, len(patterns)):
        for place, row in enumerate(patterns):
            row.id, row.person, row.reference = new_id(), new_id(), f"W-BENCH-{start + place}"
        insert(patterns)


def look_over() -> None:
    """On PostgreSQL, what it does by itself within minutes: it counts what is in its tables."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("VACUUM ANALYZE")
