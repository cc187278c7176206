"""Writing on a form about work as a browser without scripts does, for tests: written, sent in, judged, and read."""

import re
from datetime import date

from django.http import HttpResponse
from django.test import Client

from lintel.domain.fact import Fact
from lintel.ledger import read as ledger
from tests.people import Cast, client_of

HIDDEN = re.compile(r'<input type="hidden" name="([^"]+)" value="([^"]*)">')


def path(made: Cast, work: str, end: str) -> str:
    """The address of a form of a work, by the work's short name."""
    return f"/work/{made.work(work).reference}/{end}"


def boxes(page: HttpResponse) -> dict[str, str]:
    """What the form hides: which draft it is, and the version that the page shows."""
    return {
        name: text for name, text in HIDDEN.findall(page.content.decode()) if name.startswith(("draft_", "held_by"))
    }


def on(day: date, name: str = "occurred") -> dict[str, str]:
    """A day as its three boxes hold it."""
    return {f"{name}-day": str(day.day), f"{name}-month": str(day.month), f"{name}-year": str(day.year)}


def send_in(made: Cast, work: str, slug: str, told: dict[str, object], who: str = "worker") -> HttpResponse:
    """Open a form, fill it in and send it."""
    client: Client = client_of(made, who)
    address = path(made, work, slug)
    answer: HttpResponse = client.post(address, {**on(made.today), **boxes(client.get(address)), **told})
    return answer


def judge(made: Cast, work: str, slug: str, who: str, **told: str) -> HttpResponse:
    """Sign off what was written, or send it back."""
    sent = {"sequence": str(made.work(work).sequence), "what": "sign_off", **on(made.today), **told}
    answer: HttpResponse = client_of(made, who).post(path(made, work, f"{slug}/sign-off"), sent)
    return answer


def facts(made: Cast, work: str, *kinds: str) -> list[Fact]:
    """The facts of some kinds that a work's story holds, the first one first."""
    story = ledger.facts_of({made.works[work]})[made.works[work]]
    return [entry.fact for entry in story if type(entry.fact).__name__ in kinds]
