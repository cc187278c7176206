"""Triage: the tray of contacts, what is known before deciding about one, and the team that is suggested."""

from dataclasses import dataclass
from datetime import date

from django.db.models import F

from lintel.casework.duplicates import maybe_same
from lintel.casework.finding import Found
from lintel.casework.first_told import Told, first_told
from lintel.casework.lists import PAGE_LENGTH, ListPage
from lintel.casework.models import Work
from lintel.casework.one_work import WorkPage
from lintel.casework.related import Related, carers_of
from lintel.casework.rows import ListRow, Who, list_rows, who_they_are
from lintel.casework.visible import people_visible_to, visible_to
from lintel.council.models import Staff
from lintel.council.people import plain_teams
from lintel.domain.council import Team
from lintel.domain.suggesting import Suggested, suggested_team

EARLIER = 10


@dataclass(frozen=True)
class Tray:
    """One page of the contacts to triage, with what was said in each, by work."""

    page: ListPage
    said: dict[str, Told]


def tray(reader: Staff, *, today: date, locality: str | None = None, page: int = 1) -> Tray:
    """Contacts that wait for triage: those that are urgent first, by since when, then the longest wait."""
    works = visible_to(reader).filter(closed_on=None, stage="triage", kind="contact", on_list_from__lte=today)
    works = works.filter(locality=locality) if locality else works
    start = (page - 1) * PAGE_LENGTH
    ordered = works.order_by(F("urgent_since").asc(nulls_last=True), "since", "id")
    found = list(ordered[start : start + PAGE_LENGTH + 1])
    rows = list_rows(found[:PAGE_LENGTH], reader=reader, page="tray", today=today)
    return Tray(ListPage(rows, page, has_next=len(found) > PAGE_LENGTH), first_told(found[:PAGE_LENGTH], reader=reader))


@dataclass(frozen=True)
class Before:
    """What is known before a contact is triaged: what was said, other contacts, the latest first, a team, carers, and, of
    somebody who sent a form, who they may be."""

    said: Told
    earlier: list[ListRow]
    earlier_said: dict[str, Told]
    teams: list[Team]
    suggested: Suggested
    carers: list[Related]
    maybe_same: list[Found]


def before_triage(page: WorkPage, reader: Staff) -> Before:
    """What whoever triages this contact should read first."""
    works = list(_others(page, reader))
    called = [work for work in works if work.kind in ("contact", "safeguarding_concern")][:EARLIER]
    carers = carers_of(reader, page.work.person)
    who = page.who | {each.other: each.who for each in carers if each.named}
    rows = list_rows(called, reader=reader, page="triage", today=page.today, called=page.called, who=who)
    said, teams = first_told([page.work, *called], reader=reader), plain_teams()
    suggested = suggested_team(
        teams, locality=lives_in(page), reason=page.work.reason, before=[work.team for work in works]
    )
    own = said.get(page.work.id, {})
    return Before(own, rows, said, teams, suggested, carers, maybe_known(page, reader, own))


def maybe_known(page: WorkPage, reader: Staff, said: Told) -> list[Found]:
    """Who the person of a form may be: whoever sent it gets a new record, and somebody judges whether they are known.

    Nothing for what came in without a form. At most five queries and the look.
    """
    if "form" not in said:
        return []
    person = page.who[page.work.person].person
    settled = {page.work.person, *((person.same_as if person else None) or ())}
    return maybe_same(reader, person, settled=settled) if person and reader.allowed.names else []


def lives_in(page: WorkPage) -> str | None:
    """The locality in which the person lives, as the work or else the record has it."""
    return page.work.locality or (page.description.locality if page.description else None) or None


def _others(page: WorkPage, reader: Staff) -> list[Work]:
    """All other work for the person that the reader may see, the latest first."""
    works = visible_to(reader).filter(person=page.work.person).exclude(pk=page.work.pk)
    return list(works.order_by("-opened_on", "id")[:50])


@dataclass(frozen=True)
class Somebody:
    """Somebody known, and the open contacts about them, to which another call belongs."""

    who: Who
    open_contacts: list[ListRow]


def about_somebody(reader: Staff, reference: str, *, today: date) -> Somebody | None:
    """Somebody known by reference, where the reader may see the record."""
    person = people_visible_to(reader).filter(reference=reference).first()
    if person is None:
        return None
    who = who_they_are([person], reader=reader)
    works = visible_to(reader).filter(person=person.pk, kind="contact", closed_on=None).order_by("since", "id")
    rows = list_rows(list(works[:EARLIER]), reader=reader, page="new_contact", today=today, who=who)
    return Somebody(who[person.pk], rows)
