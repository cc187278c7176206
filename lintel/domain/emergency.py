"""Emergency: somebody breaks the glass of a record that is not theirs, for four hours, and somebody else reviews it."""

from dataclasses import dataclass
from datetime import date, datetime, time

from lintel.domain.fact import code
from lintel.domain.forced_access import ForcedAccess, longest, review_due
from lintel.domain.moment import Moment
from lintel.domain.person import PersonFact, PersonState
from lintel.domain.refusals import Refused

NOT_NEEDED = "not_needed"


@dataclass(frozen=True, kw_only=True)
class AccessForced(PersonFact):
    """A reader opened this record in an emergency, with a reason, until it ended by itself. `reader` is a staff id."""

    reader: str
    until: date
    until_at: time | None = None
    reason: str = code("forcing_reasons")

    def check(self, person: PersonState) -> None:
        super().check(person)
        for name in ("at", "until_at"):
            if getattr(self, name) is None:
                raise Refused("missing_field", field=name, name=name, kind="AccessForced")
        forced = Moment(self.occurred, self.at)
        open_for = Moment(self.until, self.until_at).instant() - forced.instant()
        if not open_for.total_seconds() > 0 or open_for > longest(forced):
            raise Refused("forced_too_long", field="until")

    def apply(self, person: PersonState) -> None:
        person.forced[self.id] = ForcedAccess(
            fact=self.id,
            reader=self.reader,
            reason=self.reason,
            note=self.note,
            forced=Moment(self.occurred, self.at),
            until=Moment(self.until, self.until_at).instant(),
            review_due=review_due(Moment(self.occurred)),
        )


@dataclass(frozen=True, kw_only=True)
class AccessClosed(PersonFact):
    """Whoever opened this record in an emergency shut it, before it ended by itself. `access` is the fact of its opening."""

    access: str

    def check(self, person: PersonState) -> None:
        super().check(person)
        if self.at is None:
            raise Refused("missing_field", field="at", name="at", kind="AccessClosed")
        forced = person.forced.get(self.access)
        if forced is None or self._moment < forced.forced.instant():
            raise Refused("not_forced")
        if self._moment >= forced.until:
            raise Refused("shut_already")

    @property
    def _moment(self) -> datetime:
        return Moment(self.occurred, self.at).instant()

    def apply(self, person: PersonState) -> None:
        person.forced[self.access].until = self._moment


@dataclass(frozen=True, kw_only=True)
class AccessReviewed(PersonFact):
    """Somebody else looked at why this record was opened in an emergency. `access` is the fact of its opening.

    Where it was not needed, it ends with the review if it has not ended before.
    """

    access: str
    reviewer: str
    outcome: str = code("forcing_outcomes")

    def check(self, person: PersonState) -> None:
        super().check(person)
        forced = person.forced.get(self.access)
        if forced is None:
            raise Refused("not_forced")
        if forced.outcome is not None:
            raise Refused("reviewed_already")
        if forced.reader == self.reviewer:
            raise Refused("not_your_own_review")
        if self.occurred < forced.forced.on:
            raise Refused("not_forced")

    def apply(self, person: PersonState) -> None:
        forced = person.forced[self.access]
        forced.outcome, forced.reviewer, forced.reviewed_on = self.outcome, self.reviewer, self.occurred
        if self.outcome == NOT_NEEDED:
            forced.until = min(forced.until, Moment(self.occurred, self.at).instant())
