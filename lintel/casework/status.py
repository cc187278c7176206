"""Status: how it stands with what somebody sent, for whoever knows its reference and the person's date of birth.

Unknown, wrong, and of somebody whose day of birth nobody knows: all are answered alike, after as many questions. Of a
restricted person it goes on to say that we have it, as of what nobody looked at yet: whatever vanished would say who is one.
"""

import hmac
from dataclasses import dataclass
from datetime import date

from django.utils import timezone

from lintel.casework.kept_back import NOBODY, kept_back
from lintel.casework.looking import write_look
from lintel.casework.models import Person, Work
from lintel.casework.senders import born_as_typed, said_first
from lintel.council.people import staff_names
from lintel.domain.access import FRONT_DOOR_KINDS
from lintel.domain.asking import SENT_BY_PORTAL
from lintel.domain.senders import THE_PERSON
from lintel.domain.status import CAME_OF_IT, Step, received, where_it_stands
from lintel.domain.story import state_of
from lintel.domain.work import WorkState
from lintel.gateways import knocks
from lintel.ledger import read
from lintel.ledger.write_lock import one_transaction
from lintel.records.find import descriptions

PAGE, WHY = "status", "asked_how_it_stands"


@dataclass(frozen=True)
class Status:
    """What is told; `own` where the person asked for themselves: only then is there the worker's name."""

    steps: list[Step]
    own: bool
    worker: str


def too_often_from(address: str) -> bool:
    """Whether too much was tried from there within the hour."""
    return knocks.too_often(address, timezone.now(), limit=knocks.STATUS_FROM)


def tried_too_often(reference: str) -> bool:
    """Whether this reference was tried wrongly so often today, from everywhere, that no answer is given any more."""
    return knocks.too_often(reference, timezone.now(), limit=knocks.STATUS_OF)


def tried_often_from(reference: str, address: str) -> bool:
    """Whether this reference was tried wrongly often today from there: what is wrong again is told so. What is right opens."""
    return knocks.too_often(knocks.from_here(reference, address), timezone.now(), limit=knocks.STATUS_OF_HERE)


def count_try(reference: str, address: str) -> None:
    """Count a try that led nowhere, whether there is such a reference or not."""
    now, here = timezone.now(), knocks.from_here(reference, address)
    with one_transaction():
        knocks.knocked(here, now, limit=knocks.STATUS_OF_HERE)
        knocks.knocked(reference, now, limit=knocks.STATUS_OF)
        knocks.knocked(address, now, limit=knocks.STATUS_FROM)


def status_of(reference: str, born: date) -> Status | None:
    """How it stands; None alike for whatever is not told. The look is written down. Raises CannotBeShown."""
    work, hidden = _known(reference, born)
    if work is None:
        return None
    write_look(by=SENT_BY_PORTAL, page=PAGE, shown=[work.id, work.person], why=WHY, about=work.person)
    after = Work.objects.filter(because_of=work.id, kind=CAME_OF_IT).order_by("opened_on", "id").first()
    stories = read.facts_of({work.id} | ({after.id} if after else set()))
    sent, came_of_it = (state_of(stories.get(each.id, ()) if each else ()) for each in (work, after))
    assert isinstance(sent, WorkState)
    assert came_of_it is None or isinstance(came_of_it, WorkState)
    own = said_first(sent).get("caller") == THE_PERSON
    steps = [received(sent)] if hidden else where_it_stands(sent, came_of_it)
    worker = next((step.worker for step in steps if step.worker), "") if own else ""
    return Status(steps, own, staff_names().get(worker, "") if worker else "")


def _known(reference: str, born: date) -> tuple[Work | None, bool]:
    """The work, where both fit, and whether its person is kept back. Every question is asked, whatever those before found.

    The day that its sender typed opens it, whosever record it was moved to; where none was typed, the record's.
    """
    work = Work.objects.filter(reference=reference, kind__in=FRONT_DOOR_KINDS).first()
    person = Person.objects.filter(pk=work.person if work else NOBODY).first()
    described = descriptions([person.description or NOBODY if person else NOBODY])
    told = next((each.birth_date for each in described.values()), None)
    hidden = bool(kept_back([person] if person else []))
    typed = born_as_typed((work.first_told if work else None) or NOBODY)
    opens = typed or (None if hidden else told)
    return (work if hmac.compare_digest(f"{opens}", f"{born}") else None), hidden
