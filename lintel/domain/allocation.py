"""Allocation: work is offered, accepted or returned, and handed over. A team tray is not an allocation."""

from dataclasses import dataclass

from lintel.domain.clock import Moment, add_working_days
from lintel.domain.fact import code
from lintel.domain.refusals import Refused
from lintel.domain.work import Offer, WorkFact, WorkState, check_codes, require_open

OFFER_STANDS_WORKING_DAYS = 1
TOLD_WITHIN_WORKING_DAYS = 1


@dataclass(frozen=True, kw_only=True)
class WorkOffered(WorkFact):
    """A manager offered the work to a worker of the team that has it. It lapses after one working day (work.md, rule 1)."""

    team: str
    worker: str
    reason: str = code("offer_reasons")

    def check(self, work: WorkState) -> None:
        require_open(work)
        check_codes(self)
        if work.stage is None or work.stage.reached_by != "OfferAccepted":
            raise Refused("not_to_be_offered")
        if self.team != work.team:
            raise Refused("in_another_tray", field="team")
        if work.offer is not None and work.offer.stands_on(self.occurred):
            raise Refused("already_offered", until=f"{work.offer.lapses_on:%-d %B %Y}")

    def apply(self, work: WorkState) -> None:
        lapses_on = add_working_days(self.occurred, OFFER_STANDS_WORKING_DAYS)
        work.offer = Offer(self.team, self.worker, self.occurred, lapses_on)
        wait = work.waits[-1]
        wait.first_offered = wait.first_offered or self.occurred


@dataclass(frozen=True, kw_only=True)
class OfferAccepted(WorkFact):
    """The worker took the work on. Allocation stops on this day."""

    worker: str
    reason: str = code("accept_reasons")

    def check(self, work: WorkState) -> None:
        require_standing_offer(self, work)
        assert work.offer is not None
        if work.offer.worker != self.worker:
            raise Refused("offered_to_another")

    def apply(self, work: WorkState) -> None:
        work.worker, work.allocated_on, work.offer = self.worker, self.occurred, None
        work.marks["OfferAccepted"] = Moment(self.occurred, self.at)


@dataclass(frozen=True, kw_only=True)
class OfferReturned(WorkFact):
    """The worker could not take it, and said why. It is back in the team's tray."""

    reason: str = code("return_reasons")

    def check(self, work: WorkState) -> None:
        require_standing_offer(self, work)

    def apply(self, work: WorkState) -> None:
        work.offer = None


def require_standing_offer(fact: WorkFact, work: WorkState) -> None:
    """Refuse an answer to an offer that was never made, was answered, or has lapsed."""
    require_open(work)
    check_codes(fact)
    if work.offer is None:
        raise Refused("not_offered")
    if not work.offer.stands_on(fact.occurred):
        raise Refused("offer_lapsed", on=f"{work.offer.lapses_on:%-d %B %Y}")


@dataclass(frozen=True, kw_only=True)
class HandedOver(WorkFact):
    """The work went to a team's tray: from another tray, or back from the worker who had it.

    Whoever loses a worker is told who to call within one working day (work.md, rule 6).
    """

    team: str
    locality: str | None = None
    reason: str = code("hand_over_reasons")

    def check(self, work: WorkState) -> None:
        require_open(work)
        check_codes(self)
        if work.worker is None and self.team == work.team and self.locality in (None, work.locality):
            raise Refused("already_in_that_tray")

    def apply(self, work: WorkState) -> None:
        work.team, work.locality = self.team, self.locality or work.locality
        if work.worker is not None:
            work.owe_a_word(add_working_days(self.occurred, TOLD_WITHIN_WORKING_DAYS))
        work.worker, work.allocated_on, work.offer = None, None, None


def require_worker_and_wait_agree(work: WorkState) -> None:
    """Refuse to leave a worker with work that waits for a worker, or work without one that waits for what a worker does.

    Asked after the last fact that came along with another: what was accepted or given up brings its waits along.
    """
    stage = work.stage
    if stage is None or not work.declared.is_allocated:
        return
    waits_for_worker = stage.reached_by == "OfferAccepted"
    if work.worker is not None and waits_for_worker:
        raise Refused("accepted_and_waiting")
    if work.worker is None and not waits_for_worker:
        raise Refused("nobody_has_it", stage=stage.title.lower())
