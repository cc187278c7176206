"""`lintel outbox send`, for a timer, every few minutes; and `check`, which wakes somebody where that did not happen.

They print numbers only, and nobody's name or number.
"""

import argparse
import sys

from django.conf import settings
from django.utils import timezone

from lintel.casework.jobs import job_states, mark_ran, outbox_is_silent
from lintel.casework.sending import AnotherIsSending, send_due
from lintel.domain.quiet import OUTBOX, jobs
from lintel.gateways.made_up import gateway_named
from lintel.gateways.models import Status
from lintel.project.command_line import stop
from lintel.project.commands import databases
from lintel.web.expected import expected_wait


def send(chosen: argparse.Namespace) -> None:
    """Send what is due, once. The demonstration's service carries nothing anywhere."""
    if not (settings.LINTEL_PUBLIC_PHONE and settings.LINTEL_ADDRESS):
        stop("Nothing was sent: set LINTEL_PUBLIC_PHONE and LINTEL_ADDRESS first, as every letter and text says them.")
    databases.build()
    try:
        came_to = send_due(gateway_named(settings.LINTEL_GATEWAY), expected=expected_wait)
    except AnotherIsSending:
        stop("Another sender is at it. Nothing was done; it will be done there.")
    mark_ran(OUTBOX, timezone.now())
    if not came_to:
        print("Nothing was due.")
    for status in Status:
        if came_to[status]:
            print(f"{status.label}: {came_to[status]:,}")


def check(chosen: argparse.Namespace) -> None:
    """Say whether the outbox has been silent too long, or another job found something wrong; then exit with status 1."""
    databases.build()
    now, minutes = timezone.now(), int(jobs()[OUTBOX].silent_after.total_seconds() // 60)
    faults = [f"{state.job.command}: it found something wrong." for state in job_states(now) if state.failed]
    if outbox_is_silent(now):
        faults.append(f"The outbox is silent: nothing was sent as it should be for {minutes} minutes or more.")
    for fault in faults:
        print(fault, file=sys.stderr)
    if faults:
        raise SystemExit(1)
    print(f"The outbox was looked at within {minutes} minutes, and nothing in it waits longer. No job found a fault.")
