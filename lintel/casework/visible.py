"""Visible: the one question behind every list, count, search, export and page. May this person see that record?"""

from datetime import UTC, date, datetime
from functools import cache, lru_cache, reduce
from operator import and_
from typing import Any

from django.core.exceptions import EmptyResultSet
from django.db import connection
from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery
from django.db.models.expressions import NegatedExpression
from django.utils import timezone

from lintel.casework.models import ForcedAccess, Person, Work, offered_to
from lintel.casework.storing import columns
from lintel.council.models import Staff
from lintel.council.people import own_teams
from lintel.domain.clock import london_date
from lintel.domain.forcing import may_force

# No id, reference or code has a space in it.
READER, SOME_WORK = "this reader", "this work"
# Before anything was ever forced: it stands where the moment of asking will.
SOME_MOMENT = datetime(1900, 1, 1, tzinfo=UTC)


def visible_to(staff: Staff) -> QuerySet[Work]:
    """The works whose records somebody may see: by role, by relationship, and never a restricted person's by chance."""
    role = staff.allowed
    if not role.records:
        return Work.objects.none()
    of_others = [] if role.sees_everybody else [_of_their_teams(staff)]
    of_others += [] if role.restricted else [~_is_restricted()]
    theirs = _mine(staff) | _forced(staff, "person")
    return Work.objects.filter(theirs | reduce(and_, of_others)) if of_others else Work.objects.all()


def work_visible_to(staff: Staff, reference: str) -> Work | None:
    """The work with this reference, if somebody may see it. The same question, put into SQL once a role and a day."""
    stored = connection.ops.adapt_datetimefield_value
    now = {READER: staff.id, SOME_WORK: reference, stored(SOME_MOMENT): stored(timezone.now())}
    try:
        asked, values = _in_words(staff.role, london_date(timezone.now()))
    except EmptyResultSet:
        return None
    with connection.cursor() as cursor:
        cursor.execute(asked, [now.get(value, value) for value in values])
        found = cursor.fetchone()
    return None if found is None else Work.from_db(connection.alias, columns(Work), found)


@lru_cache(maxsize=64)
def _in_words(role: str, today: date) -> tuple[str, tuple[Any, ...]]:
    """What a role asks about one work today, and its values: nobody's id and no reference where those will stand.

    Who is in which team is not among them. It is asked anew each time.
    """
    nobody = Staff(id=READER, role=role)
    vars(nobody)["teams_now"] = own_teams(nobody)
    vars(nobody)["asked_at"] = SOME_MOMENT
    return visible_to(nobody).filter(reference=SOME_WORK).query.sql_with_params()


def people_visible_to(staff: Staff) -> QuerySet[Person]:
    """The people whose records somebody may see. Needs a role that may see who people are."""
    role = staff.allowed
    if not role.names:
        return Person.objects.none()
    people, forced = Person.objects.all(), _forced(staff, "pk")
    if not role.restricted:
        own = Work.objects.filter(_mine(staff), person=OuterRef("pk"), closed_on=None)
        people = people.filter(Q(restriction=None) | Exists(own) | forced)
    if role.sees_everybody:
        return people
    return people.filter(Exists(visible_to(staff).filter(person=OuterRef("pk"))) | forced)


def people_kept_back(staff: Staff) -> set[str]:
    """The restricted people whom somebody may not see, by id. One query; none for roles that see all of them."""
    return set() if staff.allowed.restricted else set(_kept_back(staff).values_list("pk", flat=True))


def without_kept_back(asked: QuerySet[Any], staff: Staff, column: str) -> QuerySet[Any]:
    """Of rows that name a person in a column, those that name nobody who is restricted and kept back from somebody."""
    return asked if staff.allowed.restricted else asked.exclude(**{f"{column}__in": _kept_back(staff).values("pk")})


def about_seen(asked: QuerySet[Any], staff: Staff) -> QuerySet[Any]:
    """Of rows with a `person`, those about people whom somebody may see.

    Where only the restricted are kept back, these few are left out: each row is not asked about. It is the same answer.
    """
    if not (staff.allowed.names and staff.allowed.sees_everybody):
        # Most rows are about people of other teams. Their works alone say so, which is asked first as it costs least; one
        # row's at a time, or a database would look up all works of a team to answer for three rows.
        theirs = Work.objects.filter(_mine(staff) | _of_their_teams(staff), person=OuterRef("person")).values("pk")[:1]
        near = asked.alias(theirs=Subquery(theirs)).filter(Q(theirs__isnull=False) | _forced(staff, "person"))
        return near.filter(Exists(people_visible_to(staff).filter(pk=OuterRef("person"))))
    return without_kept_back(asked, staff, "person")


def _kept_back(staff: Staff) -> QuerySet[Person]:
    own = Work.objects.filter(_mine(staff), person=OuterRef("pk"), closed_on=None)
    return Person.objects.exclude(restriction=None).exclude(Exists(own)).exclude(_forced(staff, "pk"))


@cache
def _is_restricted() -> NegatedExpression:
    # Made once: it names no reader and no day, and is part of every question. Whoever has no record may be anybody.
    return ~Exists(Person.objects.filter(pk=OuterRef("person"), restriction=None))


def _mine(staff: Staff) -> Q:
    """Somebody's own work, and what is offered to them until the offer lapses."""
    today = london_date(timezone.now())
    return Q(worker=staff.id) | offered_to(staff.id, on=today)


def _forced(staff: Staff, person: str) -> Q:
    """The people whose records somebody opened in an emergency, for as long as that lasts; none for most roles."""
    if not may_force(staff.role):
        return Q(pk__in=())
    now = vars(staff).get("asked_at") or timezone.now()
    return Q(**{f"{person}__in": ForcedAccess.objects.filter(reader=staff.id, until__gt=now).values("person")})


def forced_until(staff: Staff, person: str) -> datetime | None:
    """Until when a record is open to somebody in an emergency; None where it is not. One query, none for most roles."""
    if not may_force(staff.role):
        return None
    opened = ForcedAccess.objects.filter(reader=staff.id, person=person, until__gt=timezone.now())
    return opened.order_by("-until").values_list("until", flat=True).first()


def _of_their_teams(staff: Staff) -> Q:
    return Q(team__in=teams_now(staff)) | Q(kind__in=staff.allowed.kinds_of_all_teams)


def teams_now(staff: Staff) -> frozenset[str]:
    """The codes of the reader's own teams, asked once."""
    # A page asks several times; a reader's teams do not change while one page is made.
    if "teams_now" not in vars(staff):
        vars(staff)["teams_now"] = frozenset(own_teams(staff))
    return vars(staff)["teams_now"]
