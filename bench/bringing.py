"""Bringing made-up people in, as a load does it: documents are stored, and every rule is asked of the facts."""

from collections.abc import Iterable
from datetime import date
from itertools import islice

from django.conf import settings
from django.utils import timezone

from lintel.council.models import Staff
from lintel.domain.clock import london_date
from lintel.domain.document import Document, Line
from lintel.domain.fact import Fact
from lintel.imports.load import load
from lintel.ledger.write_lock import one_transaction
from lintel.records.store import store

BATCH = 5000
Told = tuple[list[Document], list[Fact]]


def today() -> date:
    """The day in London."""
    return london_date(timezone.now())


def bring_in(told: Iterable[Told]) -> None:
    """Store the documents, and load the facts that point to them, as recorded at this moment."""
    now, by = timezone.now(), Staff.objects.order_by("pk")[0].pk
    facts: list[Fact] = []
    with one_transaction(alone=True):
        left = iter(told)
        while some := list(islice(left, BATCH)):
            store((each for documents, _ in some for each in documents), recorded=now)
            facts += [each for _, new in some for each in new]
        lines = enumerate((Line(each, now, by) for each in facts), start=1)
        load(lines, council=settings.LINTEL_COUNCIL, by=by, digest=str)
