"""Keeping: a random ledger put through commit as it once was told, and all that the database then holds."""

from collections.abc import Sequence
from datetime import UTC, datetime
from itertools import groupby
from typing import Any
from unittest.mock import patch

from django.apps import apps
from django.conf import settings

from lintel.casework.commit import Committed, commit
from lintel.domain.fact import Fact, Recorded
from lintel.imports.lines import read_lines, write_line
from lintel.imports.load import Loaded, load
from lintel.ledger import read, verify
from lintel.ledger.models import Entry, Head, Load
from lintel.records.models import Words
from tests.random_ledger import write

BY = "somebody"
LONG_AFTER = datetime(2035, 1, 1, tzinfo=UTC)


def keep(ledger: Sequence[Recorded]) -> list[Committed]:
    """Commit every try of a scribe, each at the moment at which it was made."""
    groups = groupby(ledger, key=lambda entry: entry.recorded)
    return [commit(*[entry.fact for entry in group], by=BY, now=moment) for moment, group in groups]


def keep_facts(*facts: Fact) -> Committed:
    """Commit facts now."""
    return commit(*facts, by=BY)


def load_lines(lines: Sequence[bytes], *, dry_run: bool = False) -> Loaded:
    """Load lines as a file would be, long after all of them were recorded."""
    with patch("django.utils.timezone.now", return_value=LONG_AFTER):
        return load(read_lines(lines), council=settings.LINTEL_COUNCIL, by=BY, digest=str, dry_run=dry_run)


def dumped() -> list[bytes]:
    """Every fact in the ledger, as lines."""
    return [write_line(entry) for entry in stored()]


def stored() -> list[Recorded]:
    """Every fact in the ledger."""
    return list(read.entries(settings.LINTEL_COUNCIL))


def rows() -> dict[str, list[dict[str, Any]]]:
    """Every column of every row of every model registered in casework."""
    models = apps.get_app_config("casework").get_models()
    return {model.__name__: list(model.objects.order_by("pk").values()) for model in models}


def everything() -> dict[str, Any]:
    """All that a commit or a load may change, to compare before and after."""
    tables = {table.__name__: list(table.objects.order_by("pk").values()) for table in (Entry, Head, Load, Words)}
    return rows() | tables


def faults(heads_elsewhere: Sequence[tuple[int, str]] = ()) -> list[verify.Fault]:
    """What verifying the ledger finds."""
    return list(verify.verify(settings.LINTEL_COUNCIL, heads_elsewhere=heads_elsewhere))


def lines_of_a_ledger(seed: int = 5, tries: int = 10) -> list[bytes]:
    """The lines of a ledger that is not in the database."""
    return [write_line(entry) for entry in write(seed, tries).entries]
