"""`lintel files scan`, for a timer, every few minutes; and `check`, every night. They print numbers and drawn names only."""

import argparse
import itertools
import sys

from django.conf import settings
from django.utils import timezone

from lintel.casework.files_tended import missing, scan_waiting
from lintel.casework.jobs import mark_ran
from lintel.gateways.scanner import scanner_named
from lintel.project.command_line import stop
from lintel.project.commands import databases

MOST_SHOWN = 20


def scan(chosen: argparse.Namespace) -> None:
    """Scan what waits, once. What cannot be scanned stays held."""
    databases.build()
    scanner = scanner_named(settings.LINTEL_SCANNER)
    if scanner is None:
        stop("Nothing was scanned, as no scanner is set up: papers that the public sends are held until there is one.")
    now = timezone.now()
    scanned = scan_waiting(scanner, now)
    mark_ran("files_scan", now, failed=bool(scanned.held))
    print(f"Clean: {scanned.clean:,}. Something was found in: {scanned.found:,}. Still held: {scanned.held:,}.")


def check(chosen: argparse.Namespace) -> None:
    """Find rows whose file is missing, and files whose row is; then exit with status 1. Nothing is deleted."""
    databases.build()
    now = timezone.now()
    found = missing(now)
    faults = [f"The file of {each} is missing." for each in found.files]
    faults += [f"Nothing is known of the file {each}." for each in found.rows]
    mark_ran("files_check", now, failed=bool(faults))
    for fault in itertools.islice(faults, MOST_SHOWN):
        print(fault, file=sys.stderr)
    if faults:
        print(f"Faults: {len(faults):,}.", file=sys.stderr)
        raise SystemExit(1)
    print("Every file that was sent is there, and nothing else is.")
