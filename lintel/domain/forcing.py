"""Forcing: the rules of opening a record in an emergency, and of reviewing that."""

from lintel.domain.access import ROLES
from lintel.domain.emergency import AccessClosed, AccessForced, AccessReviewed
from lintel.domain.fact import Fact
from lintel.domain.forced_access import ends
from lintel.domain.moment import Moment
from lintel.domain.moves import When
from lintel.domain.person import PersonState
from lintel.domain.refusals import Refused

REVIEW = "review_access"


def may_force(role: str) -> bool:
    """Whether somebody in this role may open a record in an emergency: who works with names, but not with all records."""
    allowed = ROLES[role]
    return allowed.records and allowed.names and not allowed.restricted


def force(person: PersonState, when: When, *, reader: str, reason: str) -> list[Fact]:
    """Open the record to a reader, for four hours from now."""
    until = ends(Moment(when.occurred, when.at))
    opened = AccessForced(
        subject=person.id, reader=reader, until=until.on, until_at=until.at, reason=reason, **vars(when)
    )
    return [opened]


def close(person: PersonState, when: When, *, reader: str) -> list[Fact]:
    """Shut the record to a reader who opened it, each time that it is open still."""
    now = Moment(when.occurred, when.at).instant()
    found = [each.fact for each in person.forced.values() if each.reader == reader and now < each.until]
    if not found:
        raise Refused("shut_already")
    return [AccessClosed(subject=person.id, access=access, **vars(when)) for access in found]


def review(person: PersonState, when: When, *, access: str, reviewer: str, outcome: str) -> list[Fact]:
    """Say whether it was needed."""
    return [AccessReviewed(subject=person.id, access=access, reviewer=reviewer, outcome=outcome, **vars(when))]
