"""Sending an assessment in, whatever was recorded before: order is advised, not locked (a step that was skipped needs a
reason, and is recorded with it)."""

from collections.abc import Callable, Mapping
from datetime import date

from lintel.domain.assessment import AssessmentCompleted, AssessmentResubmitted, is_returned
from lintel.domain.fact import Fact
from lintel.domain.moves import When, along, reach
from lintel.domain.refusals import Refused
from lintel.domain.waiting import WaitEnded, WaitStarted
from lintel.domain.work import REACHED, WorkState


def submit(
    work: WorkState,
    when: When,
    *,
    method: str,
    answers: str,
    started_on: date | None = None,
    out_of_order: str | None = None,
) -> list[Fact]:
    """The facts of an assessment that is sent in: the first time, or again after changes."""
    if is_returned(work):
        return [AssessmentResubmitted(subject=work.id, answers=answers, **vars(when))]
    stage = work.stage.name if work.stage else ""
    if stage not in SUBMITTED_FROM:
        raise Refused("needs_a_worker") if stage in NO_WORKER else Refused("not_written_yet")
    return SUBMITTED_FROM[stage](work, when, method, answers, started_on, out_of_order)


def _in_order(
    work: WorkState, when: When, method: str, answers: str, started_on: date | None, out_of_order: str | None
) -> list[Fact]:
    return reach(work, when, milestone="AssessmentCompleted", method=method, answers=answers)


def _not_started(
    work: WorkState, when: When, method: str, answers: str, started_on: date | None, out_of_order: str | None
) -> list[Fact]:
    """That it started is recorded with it, and why only now."""
    if out_of_order is None:
        raise Refused("say_why_out_of_order", field="out_of_order")
    first = When(occurred=started_on or when.occurred, at=None if started_on else when.at)
    started = reach(work, first, milestone="AssessmentStarted", method=method)
    completed = AssessmentCompleted(
        subject=work.id, method=method, answers=answers, out_of_order=out_of_order, **vars(when)
    )
    ended = WaitEnded(stage="completion", why=REACHED, **along(completed))
    return [*started, completed, ended, WaitStarted(stage="decision", **along(completed))]


type_of_rule = Callable[[WorkState, When, str, str, date | None, str | None], list[Fact]]
SUBMITTED_FROM: Mapping[str, type_of_rule] = {"completion": _in_order, "start": _not_started}
NO_WORKER = frozenset({"allocation", "reallocation"})
