"""`lintel looks odd`."""

import argparse
from datetime import timedelta

from django.utils import timezone

from lintel.casework.odd_looks import OddLooks, odd_looks
from lintel.domain.access import Role
from lintel.domain.odd_looks import CANNOT_SEE
from lintel.project.commands import databases
from lintel.project.commands.eyes import admitted


def odd(chosen: argparse.Namespace) -> None:
    """Print one line for each reader and person, by username and reference: names are on the page alone."""
    databases.build()
    lead = admitted(chosen.user, _reviews_looks, "review who looked at what")
    now = timezone.now()
    for found in odd_looks(lead, now - timedelta(days=chosen.days), now + timedelta(seconds=1)):
        print("\t".join(_columns(found)))
    print(CANNOT_SEE)


def _columns(found: OddLooks) -> tuple[str, ...]:
    about = found.who.reference if found.who else found.about
    return found.reader.username, about, str(found.looks.times), ",".join(found.rules), found.outcome or "not reviewed"


def _reviews_looks(role: Role) -> bool:
    return "review_looks" in role.watches
