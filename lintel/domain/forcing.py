"""Forcing: the rules of opening a record in an emergency, and of reviewing that."""

from lintel.domain.access import ROLES
from lintel.domain.emergency import AccessForced, AccessReviewed
from lintel.domain.fact import Fact
from lintel.domain.forced_access import ends
from lintel.domain.moment import Moment
from lintel.domain.moves import When
from lintel.domain.person import PersonState

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


def review(person: PersonState, when: When, *, access: str, reviewer: str, outcome: str) -> list[Fact]:
    """Say whether it was needed."""
    return [AccessReviewed(subject=person.id, access=access, reviewer=reviewer, outcome=outcome, **vars(when))]
