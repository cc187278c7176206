"""Finding a person among 150,000: milliseconds in the server for each sort of question, queries, and misspelt cases."""

import logging
import os
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from django.test import Client

from bench.crowd import hits_of, store_all
from bench.facts import SEED
from bench.misspelt import Case, cases, population
from bench.pages import queries
from bench.scene import council_of_bulk, tables
from bench.timing import quantile, table

PEOPLE = int(os.environ.get("LINTEL_BENCH_PEOPLE", "150000"))
ENOUGH = 0.95
MOST_QUERIES, MOST_MILLISECONDS = 14, 150
COMMON = (
    {"name": "Jo"}, {"name": "Margaret"}, {"name": "a"}, {"name": "o mc de la"}, {"birth_date-year": "1950"},
    {"name": "Thistle" * 40}, {"postcode": "ZZ"}, {"phone": "0000"}, {"name": "Nobody Whatsoever"}, {"name": "son son son son"},
)  # fmt: skip


def run(folder: Path) -> None:
    """Every case and some common names, as an adviser who sees all that is not restricted, and as a social worker."""
    from lintel.council.models import Staff

    tables()
    if not Staff.objects.filter(role="adviser").exists():
        council_of_bulk(SEED)
    people = list(population(PEOPLE, SEED))
    logging.getLogger("lintel").setLevel(logging.WARNING)
    began = time.perf_counter()
    store_all(people)
    print(f"{PEOPLE:,} people stored and indexed in {time.perf_counter() - began:.0f} s")
    asked = cases(people, SEED)
    rows = [("reader and question", "queries", "median ms", "p95 ms", "worst ms", "times")]
    for role in ("adviser", "senior_manager", "safeguarding_lead", "social_worker"):
        reader = Staff.objects.filter(role=role).first()
        client = Client(SERVER_NAME="localhost")
        client.force_login(reader, "django.contrib.auth.backends.ModelBackend")
        rows.append(measured(client, f"{role}: misspelt cases", [form_of(case) for case in asked]))
        rows.append(measured(client, f"{role}: common names and parts", COMMON * 6))
    table(f"Finding among {PEOPLE:,} people", rows)
    hits(Staff.objects.filter(role="adviser").first(), asked)
    if max(int(row[1]) for row in rows[1:]) > MOST_QUERIES:
        raise SystemExit("Finding asks more than it may.")


def form_of(case: Case) -> dict[str, str]:
    """A case as the form sends it."""
    asked = case.asked
    born = asked.birth_date
    parts = {"day": str(born.day), "month": str(born.month), "year": str(born.year)} if born else {}
    parts |= {"year": str(asked.birth_year)} if asked.birth_year else {}
    texts = {"name": asked.name, "postcode": asked.postcode, "phone": asked.phone}
    return {name: text for name, text in texts.items() if text} | {
        f"birth_date-{part}": text for part, text in parts.items()
    }


def measured(client: Client, name: str, forms: Sequence[dict[str, str]]) -> tuple[str, ...]:
    """Each question sent and its answer read; the two together are what somebody waits for."""
    lengths, most = [], 0
    for place, form in enumerate([forms[0], *forms]):
        began = time.perf_counter()
        answer = client.post("/find", form)
        if answer.status_code != 302 or client.get(answer["Location"]).status_code != 200:
            raise SystemExit(f"{form} answered {answer.status_code}.")
        if place:
            lengths.append((time.perf_counter() - began) * 1000)
        if place % 20 == 0:
            most = max(most, queries(client, answer["Location"]))
    median, late = quantile(lengths, 0.5), quantile(lengths, 0.95)
    if late > MOST_MILLISECONDS:
        print(f"{name}: later than {MOST_MILLISECONDS} ms")
    return name, str(most), f"{median:.0f}", f"{late:.0f}", f"{max(lengths):.0f}", str(len(lengths))


def hits(reader: Any, asked: Sequence[Case]) -> None:
    """Where the one who was meant stands among those found."""
    found, every = hits_of(reader, asked)
    rows = [("rule", "in the top five", "of")] + [(rule, found[rule], many) for rule, many in every.items()]
    table(f"Misspelt: {found.total()} of {every.total()} in the top five", rows)
    if found.total() < ENOUGH * every.total():
        raise SystemExit("Fewer than 95% are found.")
