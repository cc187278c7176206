"""Status: how it stands with what somebody sent, as far as whoever holds its reference may know. Never a verdict.

An abuser may hold the reference and knows the date of birth (the rules of work, 15). So a concern, a contact that became
one, one that came of a concern, and one at which nobody has looked yet are told alike: that we have it, and since when.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from lintel.domain.kind import REALLOCATION
from lintel.domain.work_state import WorkState

RECEIVED, LOOKED_AT, WAITING, WAITING_AGAIN = "received", "looked_at", "waiting", "waiting_again"
WORKER, WRITTEN_UP, CLOSED = "worker", "written_up", "closed"
CAME_OF_IT, TO_SAFEGUARDING = "care_act_assessment", "safeguarding_concern"
# From here on what was decided could be told from where it stands.
AFTER_THE_ASSESSMENT = frozenset({"decision", "service_start"})


@dataclass(frozen=True, kw_only=True)
class Step:
    """One thing that is told: what, since when or on which day, and the worker whom it names, by id."""

    what: str
    on: date | None = None
    worker: str = ""


def where_it_stands(sent: WorkState, came_of_it: WorkState | None) -> list[Step]:
    """What is told of a contact or a concern, and of the assessment that came of it."""
    told = [received(sent)]
    if only_received(sent):
        return told
    looked = sent.marks.get("ContactTriaged")
    told += [Step(what=LOOKED_AT, on=looked.on)] if looked else []
    if came_of_it is not None and came_of_it.kind is not None and came_of_it.person == sent.person:
        return told + _of_assessment(came_of_it)
    return told + _closed(sent)


def received(sent: WorkState) -> Step:
    """That we have it, and since when."""
    return Step(what=RECEIVED, on=sent.waits[0].since if sent.waits else sent.opened_on)


def only_received(sent: WorkState) -> bool:
    """Whether nothing may be told but that we have it."""
    became = sent.told.get("ContactTriaged") == TO_SAFEGUARDING
    return sent.declared.name == TO_SAFEGUARDING or became or sent.because_of is not None


def _of_assessment(work: WorkState) -> list[Step]:
    if work.closed_on is not None:
        return _closed(work)
    named = [Step(what=WORKER, worker=work.worker)] if work.worker else []
    wait = work.wait
    if wait is None:
        return named
    if wait.stage in AFTER_THE_ASSESSMENT:
        return [Step(what=WRITTEN_UP), *named]
    if wait.stage == REALLOCATION.name:
        return [Step(what=WAITING_AGAIN, on=wait.on_list_from)]
    return named or [Step(what=WAITING, on=wait.since)]


def _closed(work: WorkState) -> list[Step]:
    return [Step(what=CLOSED, on=work.closed_on)] if work.closed_on else []


def waits_for_worker(told: Sequence[Step]) -> bool:
    """Whether it should be said how long others waited."""
    return any(step.what == WAITING for step in told)
