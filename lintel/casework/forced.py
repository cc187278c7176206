"""Forced: the records that were opened in an emergency, for those who review that: the record's managers and the leads."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Exists, OuterRef, QuerySet
from django.utils import timezone

from lintel.casework.looking import write_look
from lintel.casework.models import ForcedAccess, Person, Work
from lintel.casework.rows import Who, who_are
from lintel.casework.visible import teams_now
from lintel.council.models import Staff
from lintel.council.people import staff_names
from lintel.domain.access import is_told_of_red, may_watch
from lintel.domain.codes import titles
from lintel.domain.forcing import REVIEW
from lintel.ledger.looks import looks_at
from lintel.records.find import words

PAGE, WHY = "emergency_list", "forced_list"
MOST = 200


@dataclass(frozen=True)
class ForcedRow:
    """One record opened in an emergency: whose, by whom, why in a code and in words, and how far the review is."""

    access: ForcedAccess
    who: Who
    reader_name: str
    reviewer_name: str
    said: str
    now: datetime
    today: date
    own: bool

    @property
    def reason(self) -> str:
        """Why, in words of the list."""
        return titles("forcing_reasons").get(self.access.reason, self.access.reason)

    @property
    def outcome(self) -> str:
        """What came of the review, in words; empty before it."""
        return titles("forcing_outcomes").get(self.access.outcome or "", "")

    @property
    def open(self) -> bool:
        """Whether the record is open to the reader still."""
        return self.access.is_open(self.now)

    @property
    def overdue(self) -> bool:
        """Whether it should have been reviewed before today."""
        return self.access.outcome is None and self.access.review_due < self.today


def forced_rows(reader: Staff, *, today: date) -> list[ForcedRow]:
    """What a reader is to know of, what waits for review first and the longest due above all. Six queries and the look."""
    waiting = list(_theirs(reader, today).filter(outcome=None).order_by("review_due", "forced")[:MOST])
    done = list(_theirs(reader, today).exclude(outcome=None).order_by("-forced")[:MOST])
    return _rows(waiting + done, reader, today, PAGE)


def forced_row(reader: Staff, access: str, *, today: date) -> ForcedRow | None:
    """One of them, by its id; None where it is not this reader's to know of."""
    return next(iter(_rows(list(_theirs(reader, today).filter(pk=access)), reader, today, "emergency_review")), None)


def _theirs(reader: Staff, today: date) -> QuerySet[ForcedAccess]:
    """Leads are told of all; a manager of records with work in the manager's own team; a senior manager of what is overdue.

    Restricted records are for leads alone.
    """
    if not may_watch(reader.role, REVIEW):
        return ForcedAccess.objects.none()
    if reader.allowed.restricted:
        return ForcedAccess.objects.all()
    opened = ForcedAccess.objects.filter(Exists(Person.objects.filter(pk=OuterRef("person"), restriction=None)))
    if is_told_of_red(reader.role):
        return opened.filter(outcome=None, review_due__lt=today)
    return opened.filter(Exists(Work.objects.filter(person=OuterRef("person"), team__in=teams_now(reader))))


def looked_at(row: ForcedRow) -> list[tuple[datetime, str]]:
    """When and at which pages the reader looked while the record was open."""
    works = Work.objects.filter(person=row.access.person).values_list("pk", flat=True)
    looks = looks_at({row.access.person, *works}).filter(by=row.access.reader)
    during = looks.filter(at__gte=row.access.forced, at__lte=row.access.until)
    return [(each.at, each.page) for each in during[:MOST]]


def _rows(accesses: list[ForcedAccess], reader: Staff, today: date, page: str) -> list[ForcedRow]:
    people = who_are([each.person for each in accesses], reader=reader)
    staff, said = staff_names(), words([each.note or "" for each in accesses])
    write_look(by=reader.id, page=page, shown=sorted(people), why=WHY)
    now = timezone.now()
    return [
        ForcedRow(
            access=each,
            who=people[each.person],
            reader_name=staff.get(each.reader, "Somebody not known here"),
            reviewer_name=staff.get(each.reviewer or "", ""),
            said=said[each.note].body.get("note", "") if each.note in said else "",
            now=now,
            today=today,
            own=each.reader == reader.id,
        )
        for each in accesses
    ]
