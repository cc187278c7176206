"""`lintel demo` and `lintel serve`: the made-up county set up where there is none, and the server."""

import argparse
import os

from django.conf import settings
from django.utils import timezone

from lintel.council.models import Staff
from lintel.council.set_up import set_up
from lintel.domain.clock import london_date
from lintel.imports.load import load
from lintel.ledger import read
from lintel.ledger.write_lock import one_transaction
from lintel.measures.catch_up import catch_up
from lintel.project.command_line import stop
from lintel.project.commands import databases
from lintel.project.commands.made_up_messages import fill_outbox
from lintel.project.commands.made_up_papers import store_papers
from lintel.project.commands.progress import progress
from lintel.project.modes import Mode
from lintel.project.scanning_beside import scan_beside
from lintel.project.sending_beside import send_beside
from lintel.project.serve import refuse_taken_port, serve
from lintel.records.kept_apart import store_secret
from lintel.records.store import store
from lintel.synthetic.county import County, county

HOST = "127.0.0.1"


def demo(chosen: argparse.Namespace) -> None:
    """Set the made-up county up where the database is empty, and answer on this machine."""
    if settings.LINTEL_MODE is Mode.PRODUCTION:
        stop("The demonstration does not run in production. Unset LINTEL_MODE, or use `lintel serve`.")
    if not chosen.no_serve:
        # Asked before the county is made, not minutes later.
        refuse_taken_port(HOST, chosen.port)
    if "LINTEL_ADDRESS" not in os.environ:
        settings.LINTEL_ADDRESS = f"http://{HOST}:{chosen.port}"
    databases.build()
    if not Staff.objects.exists():
        today = london_date(timezone.now())
        print(f"Making the county of made-up people up, as at {today:%-d %B %Y} …", flush=True)
        settle(county(today, full_calls=chosen.full_calls))
    if not chosen.no_serve:
        serve(HOST, chosen.port, beside=beside)


def beside() -> None:
    """Do while it answers what a timer does elsewhere: scan what the public sent, and send what is in the outbox."""
    scan_beside()
    send_beside()


def settle(made_up: County) -> None:
    """Store a made-up county: its council, its documents, what is kept apart, its facts with their rows, and its spells."""
    with progress() as done:
        with one_transaction():
            set_up(made_up.council, offered_at_sign_in=frozenset(made_up.story.sign_in))
            store(made_up.documents)
            for each in made_up.kept_apart:
                store_secret(each.person, each.sort, each.text, by=each.by, recorded=each.recorded)
            lines = enumerate(made_up.lines, start=1)
            load(lines, council=settings.LINTEL_COUNCIL, by=made_up.council.staff[0].id, digest=str, progress=done)
        catch_up(settings.LINTEL_COUNCIL, read.head(settings.LINTEL_COUNCIL).position)
        fill_outbox(made_up.lines)
        store_papers()


def serve_only(chosen: argparse.Namespace) -> None:
    """Answer browsers with what is in the database."""
    databases.build()
    serve(chosen.host, chosen.port)
