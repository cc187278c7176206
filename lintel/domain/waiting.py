"""Waiting: a wait starts, is rated, kept in touch with, paused and resumed, escalated, and ends."""

from dataclasses import dataclass
from datetime import date

from lintel.domain.clock import Pause, overdue_from
from lintel.domain.codes import check_code
from lintel.domain.fact import code
from lintel.domain.kind import REALLOCATION
from lintel.domain.refusals import Refused
from lintel.domain.waiting_well import after_a_missed_try
from lintel.domain.work import REACHED, RETURNED, Wait, WorkFact, WorkState, check_codes, require_open


@dataclass(frozen=True, kw_only=True)
class WaitStarted(WorkFact):
    """A wait began. It joins the list that day, or on `starts_on` where that is planned.

    Its length runs from `since`, the first contact. Where that is not given, it is worked out, so that a date put
    right carries through: a next stage goes on from the wait before it, a first or returned wait from its own day.
    A wait on work with a due date joins the list the day after, whatever was planned when it was opened.
    """

    stage: str
    since: date | None = None
    starts_on: date | None = None

    @property
    def on_list_from(self) -> date:
        return max(self.occurred, self.starts_on) if self.starts_on else self.occurred

    def check(self, work: WorkState) -> None:
        require_open(work)
        work.declared.stage(self.stage)
        if work.wait is not None:
            raise Refused("already_waiting", stage=work.declared.stage(work.wait.stage).title.lower())
        if self.since is not None and self.since > self._joins(work):
            raise Refused("since_after_start", field="since")
        self._check_whether_again(work)

    def _check_whether_again(self, work: WorkState) -> None:
        """Only work that a worker gave up waits for a new one, and it waits for nothing else first (rule 3)."""
        again = bool(work.waits) and work.waits[-1].why == RETURNED
        if again and self.stage != REALLOCATION.name:
            raise Refused("waits_for_new_worker", field="stage")
        if self.stage == REALLOCATION.name and not again:
            raise Refused("not_given_up", field="stage")

    def apply(self, work: WorkState) -> None:
        if work.waits and work.waits[-1].why == RETURNED:
            work.interrupted = work.waits[-1]
        joins = self._joins(work)
        work.waits.append(Wait(self.stage, self.since or self._since(work, joins), joins, self.id))
        if work.contact_due is None:
            work.fix_next_contact(joins)

    def _joins(self, work: WorkState) -> date:
        if work.due_on is None:
            return self.on_list_from
        return max(self.occurred, overdue_from(work.due_on))

    def _since(self, work: WorkState, joins: date) -> date:
        before = work.waits[-1] if work.waits else None
        if before is None or before.why != REACHED:
            return max(self.occurred, work.due_on) if work.due_on else joins
        if before.stage == REALLOCATION.name and work.interrupted:
            return work.interrupted.since
        return before.since


@dataclass(frozen=True, kw_only=True)
class WaitEnded(WorkFact):
    """The wait is over: the stage was reached, the work was returned to the tray, or the person left the list."""

    stage: str
    why: str

    def check(self, work: WorkState) -> None:
        require_open(work)
        if work.wait is None or work.wait.stage != self.stage:
            raise Refused("not_waiting_there", field="stage", stage=self.stage.replace("_", " "))
        # What was reached or returned came along with the fact that says so; whoever ends a wait alone gives a reason.
        if self.follows is None or self.why not in (REACHED, RETURNED):
            check_code("leaving_reasons", self.why, field="why")
        if self.why == REACHED and not self._was_reached(work):
            raise Refused("not_reached", stage=work.declared.stage(self.stage).title.lower())

    def _was_reached(self, work: WorkState) -> bool:
        """By the fact that the stage names; an allocation only by a worker who has it now."""
        reached_by = work.declared.stage(self.stage).reached_by
        return reached_by in work.marks and (reached_by != "OfferAccepted" or work.worker is not None)

    def apply(self, work: WorkState) -> None:
        wait = work.waits[-1]
        wait.end, wait.why, wait.ended_by = self.occurred, self.why, self.id
        if wait.paused:
            wait.pauses[-1] = wait.pauses[-1]._replace(stop=self.occurred)
        work.offer = None


@dataclass(frozen=True, kw_only=True)
class RiskRated(WorkFact):
    """Somebody judged how urgent it is. Red goes to a named senior manager at once."""

    rating: str = code("ratings")
    reason: str = code("rating_reasons")

    def check(self, work: WorkState) -> None:
        require_open(work)
        check_codes(self)

    def apply(self, work: WorkState) -> None:
        work.rating, work.rated_on, work.rated_by = self.rating, self.occurred, self.id
        work.worse_on = None
        work.fix_next_contact(self.occurred)


@dataclass(frozen=True, kw_only=True)
class KeptInTouch(WorkFact):
    """Somebody tried to reach the person who waits. `reached` says whether they did."""

    how: str = code("contact_methods")
    reached: bool

    def check(self, work: WorkState) -> None:
        require_open(work)
        check_codes(self)

    def apply(self, work: WorkState) -> None:
        if self.reached:
            work.last_reached, work.owed_by = self.occurred, None
            work.fix_next_contact(self.occurred)
        elif work.wait is not None:
            work.try_again(after_a_missed_try(self.occurred))


@dataclass(frozen=True, kw_only=True)
class WaitPaused(WorkFact):
    """The wait is held up for a reason and by somebody. The clock that counts does not stop."""

    reason: str = code("pause_reasons")
    for_whom: str = code("waiting_for")

    def check(self, work: WorkState) -> None:
        require_open(work)
        check_codes(self)
        if work.wait is None or work.wait.on_list_from > self.occurred:
            raise Refused("nothing_to_pause")
        if work.wait.paused:
            raise Refused("already_paused")

    def apply(self, work: WorkState) -> None:
        wait = work.waits[-1]
        wait.pauses.append(Pause(self.occurred))
        wait.pause_reason, wait.waiting_for = self.reason, self.for_whom


@dataclass(frozen=True, kw_only=True)
class WaitResumed(WorkFact):
    """What held the wait up is over."""

    reason: str = code("resume_reasons")

    def check(self, work: WorkState) -> None:
        require_open(work)
        check_codes(self)
        if work.wait is None or not work.wait.paused:
            raise Refused("not_paused")

    def apply(self, work: WorkState) -> None:
        pauses = work.waits[-1].pauses
        pauses[-1] = pauses[-1]._replace(stop=self.occurred)


@dataclass(frozen=True, kw_only=True)
class Escalated(WorkFact):
    """A named manager was told. `because_of_fact` keys it, so that telling twice for one cause is refused."""

    to: str
    reason: str = code("escalation_reasons")
    because_of_fact: str | None = None

    def check(self, work: WorkState) -> None:
        require_open(work)
        check_codes(self)
        if self.because_of_fact in work.escalated_for:
            raise Refused("already_escalated")

    def apply(self, work: WorkState) -> None:
        work.escalated_to = self.to
        if self.because_of_fact:
            work.escalated_for.add(self.because_of_fact)
