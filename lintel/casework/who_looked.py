"""Who looked: every look at one person's record, for those who answer people who ask."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from django.db.models import QuerySet

from lintel.casework.kept_apart import ERASED, WRITTEN
from lintel.casework.links import others_of_one, same_people
from lintel.casework.looking import write_look
from lintel.casework.models import Person, Work
from lintel.casework.one_work import description_of
from lintel.casework.rows import Names, Who, names, who_they_are
from lintel.casework.visible import people_visible_to
from lintel.council.models import Staff
from lintel.domain.access import ROLES, may_watch
from lintel.domain.asking import SENT_BY_PORTAL
from lintel.domain.codes import titles
from lintel.domain.kept_apart import SORTS
from lintel.ledger.looks import looks_at
from lintel.ledger.models import Look
from lintel.records.models import Description

ANSWER = "answer_request"
PAGE, WHY, ON_ONE_PAGE = "who_looked", "access_request", 500
AT_THE_COMMAND_LINE = "Whoever was at the command line"
NOT_STAFF = {SENT_BY_PORTAL: "Somebody on the public pages"}

DONE = {WRITTEN: "written down", ERASED: "erased"}


@dataclass(frozen=True)
class LookRow:
    """One look: when, by whom in which role as it is now, at which page, and why in words."""

    at: datetime
    name: str
    role: str
    page: str
    why: str


class WhoLooked:
    """One page of the looks at a person's record, the latest first. The look at this page is written down with it."""

    def __init__(self, person: Person, reader: Staff, number: int) -> None:
        self.person, self.number = person, number
        self.others = others_of_one(person.id, same_people([person.id], reader))
        write_look(by=reader.id, page=PAGE, shown=[person.id, *(each.id for each in self.others.seen)], why=WHY)
        self.called: Names = names()
        self.who: Who = who_they_are([person], reader=reader)[person.id]
        self.description: Description | None = description_of(self.who)
        works = Work.objects.filter(person=person.id).values_list("pk", flat=True)
        first = (number - 1) * ON_ONE_PAGE
        found = list(_may_be_told(looks_at({person.id, *works}))[first : first + ON_ONE_PAGE + 1])
        self.has_next = len(found) > ON_ONE_PAGE
        roles = dict(Staff.objects.filter(pk__in={each.by for each in found}).values_list("pk", "role"))
        self.rows = [self._row(each, roles) for each in found[:ON_ONE_PAGE]]

    def _row(self, look: Look, roles: Mapping[str, str]) -> LookRow:
        return LookRow(
            look.at,
            self.called.staff.get(look.by, NOT_STAFF.get(look.by, AT_THE_COMMAND_LINE)),
            ROLES[roles[look.by]].title if look.by in roles else "",
            look.page,
            why_in_words(look.why),
        )


def who_looked(reader: Staff, reference: str, number: int) -> WhoLooked | None:
    """The looks at the record with this reference; None where the reader may not see it, or there is none."""
    if not may_watch(reader.role, ANSWER):
        return None
    person = people_visible_to(reader).filter(reference=reference).first()
    return None if person is None else WhoLooked(person, reader, number)


def _may_be_told(looks: QuerySet[Look]) -> QuerySet[Look]:
    """All but those that would tell the person of something held that must not be known to be."""
    for sort in SORTS.values():
        if not sort.told_to_person:
            looks = looks.exclude(why__startswith=f"{sort.name}:")
    return looks


def why_in_words(why: str) -> str:
    """Why somebody looked, in words. Looks from before reasons were written down say so."""
    sort, _, reason = why.partition(":")
    if sort in SORTS and reason in DONE:
        return f"{SORTS[sort].title} {DONE[reason]}"
    if reason and sort in SORTS:
        return f"{SORTS[sort].title} shown: {titles('showing_reasons').get(reason, reason).lower()}"
    return titles("look_reasons").get(why, why or "Not written down then")
