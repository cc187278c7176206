"""What the lists hand to pages: rows already joined, filtered by what the reader may see, and the look written down."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from lintel.casework.looking import write_look
from lintel.casework.models import Person, Work
from lintel.council.models import Staff
from lintel.council.people import localities, staff_names, teams
from lintel.domain.access import SAFEGUARDING_KINDS
from lintel.domain.clock import Moment, Pause, days_between, days_without_pauses, in_time
from lintel.domain.codes import titles
from lintel.domain.flow import Stage, kind_named
from lintel.domain.targets import Target, within_on
from lintel.records.find import identities
from lintel.records.models import Identity

RESTRICTED_NAME = "Name not shown"
# The same beside every list of records, whatever it holds: its presence must tell nothing.
RESTRICTED_LINE = "Some records are restricted. If you cannot find someone, ask the safeguarding lead."


class Names(NamedTuple):
    """What teams, staff and localities are called, asked once for a page."""

    teams: Mapping[str, str]
    staff: Mapping[str, str]
    localities: Mapping[str, str]


def names() -> Names:
    """Every team's, worker's and locality's name by its code or id. Three queries."""
    return Names(teams(), staff_names(), localities())


class Who(NamedTuple):
    """A person's row and, for readers who may see who people are, their identity."""

    person: Person | None
    identity: Identity | None

    @property
    def name(self) -> str:
        """The name, or the words that stand where it is kept back."""
        return self.identity.name if self.identity else RESTRICTED_NAME

    @property
    def reference(self) -> str:
        """The person's reference."""
        return self.person.reference if self.person else ""


@dataclass(frozen=True)
class ListRow:
    """One work in a list. `days` is the clock that does not stop; `days_not_paused` the one that does."""

    work: Work
    today: date
    who: Who
    team_name: str
    worker_name: str | None
    offered_name: str | None

    @property
    def person_name(self) -> str:
        """Whom it is for, or the words that stand where names are kept back."""
        return self.who.name

    @property
    def person_reference(self) -> str:
        """The reference of the person whom it is for."""
        return self.who.reference

    @property
    def kind_title(self) -> str:
        """The kind of work in words."""
        return kind_named(self.work.kind).title

    @property
    def stage(self) -> Stage | None:
        """The declaration of the stage it waits at."""
        return kind_named(self.work.kind).stage(self.work.stage) if self.work.stage else None

    @property
    def clock(self) -> str:
        """Which clock is running, in words. What has a due date does not wait until the day after."""
        if self.stage and self.work.due_on and not self.on_list:
            return "Not overdue yet"
        return self.stage.title if self.stage else "Not waiting"

    @property
    def on_list(self) -> bool:
        """Whether the wait has begun: a review is on the list from the day after it was due."""
        return self.work.on_list_from is not None and self.work.on_list_from <= self.today

    @property
    def days(self) -> int | None:
        """Whole days from `since` to today, or None where nobody waits yet."""
        return days_between(self.work.since, self.today) if self.on_list and self.work.since else None

    @property
    def days_not_paused(self) -> int | None:
        """The days without those in pauses."""
        if not self.on_list or self.work.since is None:
            return None
        open_still = [Pause(self.work.paused_on)] if self.work.paused_on else []
        return days_without_pauses(self.work.since, self.today, open_still) - self.work.days_paused

    @property
    def target(self) -> Target | None:
        """The standard in force today within which this stage should be reached, or None where none is set."""
        urgent = self.work.urgent_since is not None
        return within_on(self.stage.held(urgent=urgent), self.today) if self.stage else None

    @property
    def over_target(self) -> bool:
        """Whether it has waited longer than the standard."""
        if self.target is None or not self.on_list or self.work.since is None:
            return False
        return not in_time(Moment(self.work.since), Moment(self.today), self.target.amount, self.target.unit)

    @property
    def urgent_mark(self) -> str | None:
        """Which mark stands for what cannot wait: of a concern, that somebody is in danger. None where it can, or is over."""
        if self.work.urgent_since is None or self.work.closed_on is not None:
            return None
        return "danger" if self.work.kind in SAFEGUARDING_KINDS else "urgent"

    @property
    def contact_overdue(self) -> bool:
        """Whether somebody should have been in touch before today."""
        return self.work.next_contact_due is not None and self.work.next_contact_due < self.today

    @property
    def offer_lapsed(self) -> bool:
        """Whether the offer was not answered in time, so that the work is back in the tray."""
        return self.work.offer_lapsed(self.today)

    @property
    def waiting_for(self) -> str:
        """For whom it waits, in words."""
        return titles("waiting_for")[self.work.waiting_for or "council"]


def list_rows(
    works: Sequence[Work],
    *,
    reader: Staff,
    page: str,
    today: date,
    called: Names | None = None,
    who: Mapping[str, Who] | None = None,
    why: str = "list",
    about: str = "",
) -> list[ListRow]:
    """Works joined with names, and the look written down. Five queries and one write, however many rows.

    A page that has asked for `called` or `who` already hands them in; people in `who` count as shown.
    `about` is the one person whom it is about, and `why` through which relationship the reader sees it.
    """
    called = called or names()
    people = who if who is not None else who_are([work.person for work in works], reader=reader)
    shown = [work.id for work in works] + list(who or ())
    write_look(by=reader.id, page=page, shown=shown, why=why, about=about)
    return [_row(work, today, people[work.person], called) for work in works]


def _row(work: Work, today: date, who: Who, called: Names) -> ListRow:
    return ListRow(
        work=work,
        today=today,
        who=who,
        team_name=called.teams.get(work.team, work.team),
        worker_name=called.staff.get(work.worker or ""),
        offered_name=called.staff.get(work.offered_to or ""),
    )


def who_are(people: Collection[str], *, reader: Staff) -> dict[str, Who]:
    """Who people are, by id. Two queries; one for readers who work with references only."""
    found = Person.objects.in_bulk(list(set(people)))
    known = who_they_are(found.values(), reader=reader)
    return {person: known.get(person, Who(None, None)) for person in people}


def who_they_are(people: Iterable[Person], *, reader: Staff) -> dict[str, Who]:
    """As `who_are`, for rows at hand. Names are kept back from roles that work with references only."""
    rows = list(people)
    known = identities([row.identity or "" for row in rows]) if reader.allowed.names else {}
    return {row.id: Who(row, known.get(row.identity or "")) for row in rows}
