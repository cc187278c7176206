"""`lintel outbox send`: for a timer, every few minutes. It prints numbers only, and nobody's name or number."""

import argparse

from django.conf import settings

from lintel.casework.sending import AnotherIsSending, send_due
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
    if not came_to:
        print("Nothing was due.")
    for status in Status:
        if came_to[status]:
            print(f"{status.label}: {came_to[status]:,}")
