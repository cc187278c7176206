"""The waiting list with 5,000 open waits and 200,000 closed, and person pages: queries, and milliseconds in the server."""

import time
from pathlib import Path

from django.db import connections, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext

from bench.facts import SEED
from bench.scene import council_of_bulk, tables
from bench.timing import quantile, table

TIMES = 60
TO_TRIAGE = 1_000
MOST_QUERIES = 12
CLOSED = 200_000


def run(folder: Path) -> None:
    """Each page many times, as a senior manager who sees all teams."""
    from lintel.casework.models import Person, Work
    from lintel.council.models import Staff

    tables()
    if not Staff.objects.filter(role="senior_manager").exists():
        council_of_bulk(SEED)
    close_more(CLOSED)
    client = Client(SERVER_NAME="localhost")
    client.force_login(Staff.objects.filter(role="senior_manager").first(), "django.contrib.auth.backends.ModelBackend")
    waiting, over = Work.objects.exclude(stage=None).count(), Work.objects.exclude(closed_on=None).count()
    people = Person.objects.order_by("pk").values_list("reference", flat=True)[:TIMES]
    lists = [f"/waiting?page={number}" for number in range(1, TIMES + 1)]
    rows = [("page", "queries", "median ms", "p95 ms", "times")]
    rows.append(measured(client, "waiting list", lists))
    rows.append(measured(client, "waiting list, one kind", [f"{each}&kind=care_act_assessment" for each in lists]))
    rows.append(measured(client, "person", [f"/person/{reference}" for reference in people]))
    rows.append(tray())
    table(f"Pages in the server, {waiting:,} waits open and {over:,} works closed", rows)
    if int(rows[1][1]) > MOST_QUERIES:
        raise SystemExit("The waiting list asks more than it may.")


def tray() -> tuple[str, str, str, str, str]:
    """The tray of a duty worker, with so many contacts to triage, each in words, for people who are known."""
    from lintel.council.models import Staff

    contacts_to_triage(TO_TRIAGE)
    client = Client(SERVER_NAME="localhost")
    client.force_login(Staff.objects.filter(role="duty_worker").first(), "django.contrib.auth.backends.ModelBackend")
    return measured(client, "tray", [f"/tray?page={number}" for number in range(1, TO_TRIAGE // 50 + 1)] * 3)


def contacts_to_triage(wanted: int) -> None:
    """So many contacts that wait for triage, as rows with what was said: the tray reads rows and words, and no facts."""
    from django.utils import timezone

    from lintel.casework.models import Person, Work
    from lintel.casework.storing import insert
    from lintel.domain.fact import new_id
    from lintel.domain.reference import work_reference
    from lintel.records.models import Words

    now, people = timezone.now(), list(Person.objects.order_by("pk").values_list("pk", flat=True)[:wanted])
    made = [
        Words(id=new_id(), about=new_id(), recorded=now, sort="note", body={"note": "The stairs. " * 40})
        for _ in people
    ]
    Words.objects.bulk_create(made, batch_size=500)
    day = now.date()
    works = [
        Work(
            id=told.about, reference=work_reference(told.about), kind="contact", person=person, team="duty",
            opened_on=day, stage="triage", since=day, on_list_from=day, urgency=1, first_told=told.id, sequence=3,
            urgent_since=day if place % 5 == 0 else None, calls=place % 3,
        )
        for place, (person, told) in enumerate(zip(people, made, strict=True))
    ]  # fmt: skip
    with transaction.atomic():
        insert(works)


def close_more(wanted: int) -> None:
    """So many works closed, by copies of closed rows under ids of their own, for nobody known: a list reads rows, and no facts."""
    from lintel.casework.models import Work
    from lintel.casework.storing import insert
    from lintel.domain.fact import new_id

    closed = Work.objects.exclude(closed_on=None)
    patterns = list(closed.order_by("pk")[:1000])
    for start in range(closed.count(), wanted, len(patterns)):
        for place, row in enumerate(patterns):
            row.id, row.person, row.reference = new_id(), new_id(), f"W-BENCH-{start + place}"
        insert(patterns)


def measured(client: Client, name: str, addresses: list[str]) -> tuple[str, str, str, str, str]:
    """One sort of page at each address once, after one to warm up."""
    client.get(addresses[0])
    lengths, most = [], 0
    for address in addresses:
        began = time.perf_counter()
        status = client.get(address).status_code
        lengths.append((time.perf_counter() - began) * 1000)
        if status != 200:
            raise SystemExit(f"{address} answered {status}.")
    for address in addresses[:3]:
        most = max(most, queries(client, address))
    return name, str(most), f"{quantile(lengths, 0.5):.0f}", f"{quantile(lengths, 0.95):.0f}", str(len(addresses))


def queries(client: Client, address: str) -> int:
    """How many queries one page asks of every database."""
    captures = [CaptureQueriesContext(connection) for connection in connections.all()]
    for capture in captures:
        capture.__enter__()
    client.get(address)
    for capture in captures:
        capture.__exit__(None, None, None)
    return sum(len(capture) for capture in captures)
