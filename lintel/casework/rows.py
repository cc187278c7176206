"""What the lists hand to pages: rows already joined, filtered by what the reader may see, and the look written down."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date

from lintel.casework.models import Person, Work
from lintel.council.models import Staff
from lintel.council.people import staff_names, teams
from lintel.domain.clock import days_between
from lintel.domain.codes import titles
from lintel.domain.flow import Stage, kind_named
from lintel.ledger.looks import look
from lintel.records.find import identities

RESTRICTED_NAME = "Name not shown"


@dataclass(frozen=True)
class ListRow:
    """One work in a list. `days` is the clock that does not stop; `days_not_paused` the one that does."""

    work: Work
    today: date
    person_name: str
    person_reference: str
    team_name: str
    worker_name: str | None
    offered_name: str | None

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
        """Which clock is running, in words."""
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
        if self.days is None:
            return None
        running = days_between(self.work.paused_on, self.today) if self.work.paused_on else 0
        return self.days - self.work.days_paused - running

    @property
    def target(self) -> int | None:
        """The days within which this stage should be reached, or None where no standard is set."""
        within = [target for target in (self.stage.targets if self.stage else ()) if target.statistic == "within"]
        return within[0].amount if within else None

    @property
    def over_target(self) -> bool:
        """Whether it has waited longer than the standard."""
        return self.target is not None and self.days is not None and self.days > self.target

    @property
    def contact_overdue(self) -> bool:
        """Whether somebody should have been in touch before today."""
        return self.work.next_contact_due is not None and self.work.next_contact_due < self.today

    @property
    def offer_lapsed(self) -> bool:
        """Whether the offer was not answered in time, so that the work is back in the tray."""
        return self.work.offer_lapses_on is not None and self.work.offer_lapses_on < self.today

    @property
    def waiting_for(self) -> str:
        """For whom it waits, in words."""
        return titles("waiting_for")[self.work.waiting_for or "council"]


def list_rows(works: Sequence[Work], *, reader: Staff, page: str, today: date) -> list[ListRow]:
    """Works joined with names, and the look written down. Four queries and one write, however many rows."""
    named = people_names([work.person for work in works], reader=reader)
    team_names, staff = teams(), staff_names()
    look(by=reader.id, page=page, shown=[work.id for work in works])
    return [
        ListRow(
            work=work,
            today=today,
            person_name=named[work.person][0],
            person_reference=named[work.person][1],
            team_name=team_names.get(work.team, work.team),
            worker_name=staff.get(work.worker or ""),
            offered_name=staff.get(work.offered_to or ""),
        )
        for work in works
    ]


def people_names(people: Collection[str], *, reader: Staff) -> dict[str, tuple[str, str]]:
    """Each person's name and reference; the name is kept back from roles that work with references only."""
    found = Person.objects.in_bulk(list(set(people)))
    names = identities([person.identity or "" for person in found.values()]) if reader.allowed.names else {}
    shown = {}
    for person in set(people):
        row = found.get(person)
        identity = names.get(row.identity or "") if row else None
        shown[person] = (identity.name if identity else RESTRICTED_NAME, row.reference if row else "")
    return shown
