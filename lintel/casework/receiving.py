"""Receiving: a contact or a concern is taken in, for somebody whom the council knows or for somebody new."""

from collections.abc import Mapping
from datetime import date, datetime

from django.utils import timezone

from lintel.casework.commit import commit
from lintel.casework.visible import people_visible_to
from lintel.council.models import Staff
from lintel.council.people import team_that_takes
from lintel.domain.access import may
from lintel.domain.document import Description, Document, Identity, Words
from lintel.domain.fact import Fact, new_id
from lintel.domain.handoffs import Opening, open_work
from lintel.domain.moves import When
from lintel.domain.person import PersonRegistered, check_name
from lintel.domain.refusals import Refused


def receive(
    kind: str,
    *,
    work: str,
    person: str | None,
    identity: Mapping[str, str],
    birth_date: date | None,
    team: str | None,
    locality: str | None,
    received: Mapping[str, str],
    when: When,
    note: str,
    by: Staff,
    also: Mapping[str, str] | None = None,
) -> None:
    """Take a contact or a safeguarding concern in, for somebody known or new, as the work of this id.

    `person` is the reference of somebody known and visible; without it `identity` (name, phone …) makes a new record.
    `note` is what was said; `also` what was told besides by its name, such as who rang, kept in the same document.
    Without a `team` it goes to the one that takes this kind in. Raises Refused; Overtaken where that work has begun.
    """
    if not may(by.role, "receive"):
        raise Refused("not_yours_to_do")
    moment = timezone.now()
    who, begun, documents = _known(by, person) if person else somebody_new(identity, birth_date, locality, when, moment)
    words = _told(work, moment, {"note": note} | dict(also or {}))
    note_id = words[0].id if words else None
    opening = opening_at(when, kind, person=who, work=work, note=note_id, team=team, locality=locality)
    facts = [*begun, *open_work(opening, received=dict(received))]
    commit(*facts, by=by.id, words=[*documents, *words], expecting={work: 0})


def opening_at(
    when: When,
    kind: str,
    *,
    person: str,
    work: str,
    note: str | None,
    team: str | None = None,
    locality: str | None = None,
) -> Opening:
    """How work begins that came in then; without a `team`, in the tray of the one that takes this kind in."""
    return Opening(
        kind=kind,
        person=person,
        team=team or first_team(kind),
        locality=locality,
        since=when.occurred,
        occurred=when.occurred,
        at=when.at,
        note=note,
        work=work,
    )


def _told(work: str, moment: datetime, told: Mapping[str, str]) -> list[Document]:
    """What was said and who said it, as one document about the work; none where nothing was."""
    body = {name: text for name, text in told.items() if text}
    return [Words(id=new_id(), about=work, recorded=moment, sort="note", body=body)] if body else []


def first_team(kind: str) -> str:
    """The team in whose tray this kind of work begins."""
    team = team_that_takes(kind)
    if team is None:
        raise Refused("no_team_takes_it", field="team")
    return team


def _known(by: Staff, reference: str) -> tuple[str, list[Fact], list[Document]]:
    known = people_visible_to(by).filter(reference=reference).first()
    if known is None:
        raise Refused("person_not_found", field="person")
    return known.id, [], []


def somebody_new(
    identity: Mapping[str, str],
    birth_date: date | None,
    locality: str | None,
    when: When,
    moment: datetime,
    *,
    need: str = "",
    language: str = "",
) -> tuple[str, list[Fact], list[Document]]:
    check_name(identity["name"])
    person, on = new_id(), when.occurred
    named = Identity(id=new_id(), person=person, recorded=moment, **identity)
    described = Description(
        id=new_id(),
        person=person,
        recorded=moment,
        valid_from=on,
        birth_date=birth_date,
        locality=locality or "",
        communication_need=need,
        language=language,
    )
    registered = PersonRegistered(subject=person, occurred=on, identity=named.id, description=described.id)
    return person, [registered], [named, described]
