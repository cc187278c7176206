"""Scanning beside: the demonstration has no timer, so its server scans what the public sent while it answers.

In production `lintel files scan` is run by a timer, with a scanner of the council's.
"""

import logging
import threading
import time

from django.conf import settings
from django.db import DatabaseError, close_old_connections
from django.utils import timezone

from lintel.casework.files_tended import anything_waits, scan_waiting
from lintel.casework.jobs import mark_ran
from lintel.gateways.scanner import scanner_named

# Long enough that whoever tries it sees that a paper is being checked first.
EVERY_SECONDS = 10.0
log = logging.getLogger(__name__)


def scan_beside() -> None:
    """Scan every few seconds from now on, for as long as this process lives."""
    threading.Thread(target=_scan_for_ever, name="scans files", daemon=True).start()


def scan_once() -> None:
    """Scan what waits, if anything does and there is a scanner."""
    scanner = scanner_named(settings.LINTEL_SCANNER)
    if scanner is not None and anything_waits():
        scanned = scan_waiting(scanner, timezone.now())
        mark_ran("files_scan", timezone.now(), failed=bool(scanned.held))


def _scan_for_ever() -> None:
    while True:
        time.sleep(EVERY_SECONDS)
        try:
            scan_once()
        except (DatabaseError, OSError):
            log.exception("files not scanned")
        finally:
            close_old_connections()
