"""`lintel ledger verify` and `lintel ledger rebuild`."""

import argparse
import itertools
import sys

from django.conf import settings
from django.utils import timezone

from lintel.casework import rebuild as rows
from lintel.casework.jobs import mark_ran
from lintel.ledger import verify as chain
from lintel.ledger import witness
from lintel.measures.catch_up import rebuild_spells
from lintel.measures.frozen import faults_of_published
from lintel.measures.publish import heads_published
from lintel.project.commands import databases
from lintel.project.commands.progress import progress

MOST_SHOWN = 20


def verify(chosen: argparse.Namespace) -> None:
    """Work the chain out again, and hold its head against those in published figures and in the hourly file.

    What was published must be there as it was, too.
    """
    databases.build()
    council = settings.LINTEL_COUNCIL
    heads = [*witness.heads_written_down(council), *heads_published(council)]
    found = itertools.chain(chain.verify(council, heads_elsewhere=heads), faults_of_published(council))
    faults = list(itertools.islice(found, MOST_SHOWN))
    mark_ran("ledger_verify", timezone.now(), failed=bool(faults))
    for fault in faults:
        print(f"Position {fault.position:,}: {fault.what}." if fault.position else f"{fault.what}.", file=sys.stderr)
    if faults:
        raise SystemExit(1)
    print(f"The ledger is whole, and agrees with {len(heads):,} heads written down elsewhere.")


def rebuild(chosen: argparse.Namespace) -> None:
    """Empty the rows and replay the ledger; or, to check, say where a replay would make them otherwise."""
    databases.build()
    if chosen.check:
        _check(settings.LINTEL_COUNCIL)
    else:
        _make_again(settings.LINTEL_COUNCIL)


def _make_again(council: str) -> None:
    with progress() as done:
        made = rows.rebuild(council, progress=done)
        rebuild_spells(council)
    print(f"{made:,} rows made again from the ledger.")


def _check(council: str) -> None:
    found = list(itertools.islice(rows.differences(council), MOST_SHOWN))
    mark_ran("rebuild_check", timezone.now(), failed=bool(found))
    for each in found:
        print(f"{each.table} {each.row} {each.column}: is {each.is_now}, should be {each.should_be}", file=sys.stderr)
    if found:
        raise SystemExit(1)
    print("Every column of every row is as the ledger makes it.")
