"""Scanning beside: the demonstration has no timer, so its server scans what the public sent while it answers.

In production `lintel files scan` is run by a timer, with a scanner of the council's.
"""

from django.conf import settings
from django.utils import timezone

from lintel.casework.files_tended import anything_waits, scan_waiting
from lintel.casework.jobs import mark_ran
from lintel.gateways.scanner import scanner_named
from lintel.project import beside

# Long enough that whoever tries it sees that a paper is being checked first.
EVERY_SECONDS = 10.0


def scan_beside() -> None:
    """Scan every few seconds from now on, for as long as this process lives."""
    beside.every(EVERY_SECONDS, "scans files", scan_once)


def scan_once() -> None:
    """Scan what waits, if anything does and there is a scanner."""
    scanner = scanner_named(settings.LINTEL_SCANNER)
    if scanner is not None and anything_waits():
        scanned = scan_waiting(scanner, timezone.now())
        mark_ran("files_scan", timezone.now(), failed=bool(scanned.held))
