"""The care and support plan: written with the person, sent back or agreed by somebody whose limit its budget keeps to."""

from collections.abc import Sequence, Set
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from lintel.domain.codes import rows
from lintel.domain.fact import Recorded, code, effective
from lintel.domain.money import in_pounds
from lintel.domain.refusals import Refused
from lintel.domain.work import Mark, WorkState, words

PROPOSED, RETURNED, AGREED = "proposed", "returned", "agreed"
# No plan costs more: a figure above it was typed wrongly.
HIGHEST_PENCE = 10_000_000


@dataclass(frozen=True, kw_only=True)
class CarePlanProposed(Mark):
    """The plan was written with the person, and sent to be agreed (Care Act 2014, sections 25 and 26).

    Money is in whole pence. `weekly_pence` is the personal budget for a week, of which the person pays
    `person_pays_pence`; `one_off_pence` is paid once. `answers` is the plan's document. A plan may be proposed again.
    """

    REPEATS = True
    payment: str = code("payment_ways")
    weekly_pence: int
    person_pays_pence: int = 0
    one_off_pence: int = 0
    answers: str | None = None

    def check(self, work: WorkState) -> None:
        super().check(work)
        if work.declared.ended_by("EligibilityDecided") and "EligibilityDecided" not in work.marks:
            raise Refused("plan_before_decision")
        for name in ("weekly_pence", "person_pays_pence", "one_off_pence"):
            if not 0 <= getattr(self, name) <= HIGHEST_PENCE:
                raise Refused("not_an_amount", field=name)
        if self.person_pays_pence > self.weekly_pence:
            raise Refused("pays_more_than_it_costs", field="person_pays_pence")

    def apply(self, work: WorkState) -> None:
        super().apply(work)
        work.plan = PROPOSED


@dataclass(frozen=True, kw_only=True)
class CarePlanReturned(Mark):
    """The plan was sent back to its writer for changes."""

    REPEATS = True
    reason: str = code("return_for_changes_reasons")

    def check(self, work: WorkState) -> None:
        super().check(work)
        _require_proposed(self, work)

    def apply(self, work: WorkState) -> None:
        super().apply(work)
        work.plan = RETURNED


@dataclass(frozen=True, kw_only=True)
class CarePlanAgreed(Mark):
    """The council agreed the plan and its budget. The contingency plan in it holds from now on."""

    REPEATS = True

    def check(self, work: WorkState) -> None:
        super().check(work)
        _require_proposed(self, work)

    def apply(self, work: WorkState) -> None:
        super().apply(work)
        work.plan = AGREED


def _require_proposed(fact: Mark, work: WorkState) -> None:
    if work.plan != PROPOSED:
        raise Refused("comes_after", what=words(type(fact).__name__), first=words("CarePlanProposed"))


class AgreedPlan(NamedTuple):
    """A plan as it was proposed, with the entry by which it was agreed."""

    plan: CarePlanProposed
    agreed: Recorded


def agreed_plans(story: Sequence[Recorded]) -> list[AgreedPlan]:
    """The plans that were agreed with one work, the first one first."""
    found: list[AgreedPlan] = []
    proposed: CarePlanProposed | None = None
    for entry in effective(story):
        if isinstance(entry.fact, CarePlanProposed):
            proposed = entry.fact
        if isinstance(entry.fact, CarePlanAgreed) and proposed is not None:
            found.append(AgreedPlan(proposed, entry))
    return found


@dataclass(frozen=True, kw_only=True)
class SignOffLimit:
    """Up to how much somebody in a role may agree, in whole pence; None is without limit."""

    role: str
    weekly_pence: int | None
    one_off_pence: int | None
    valid_from: date
    source: str


def limit_of(role: str, on: date) -> SignOffLimit | None:
    """The limit of a role that is in force on a day; None where the role agrees no plan."""
    held = [each for each in _limits() if each.role == role and each.valid_from <= on]
    return max(held, key=lambda each: each.valid_from, default=None)


def _limits() -> list[SignOffLimit]:
    return [
        SignOffLimit(
            role=row["role"],
            weekly_pence=_pence(row["weekly_pence"]),
            one_off_pence=_pence(row["one_off_pence"]),
            valid_from=date.fromisoformat(row["valid_from"]),
            source=row["source"],
        )
        for row in rows("sign_off_limits")
    ]


def _pence(text: str) -> int | None:
    return int(text) if text else None


def require_within_limit(kinds: Set[str], story: Sequence[Recorded], *, role: str, on: date) -> None:
    """Refuse to agree a plan whose budget is beyond what somebody in this role may agree on that day."""
    if "CarePlanAgreed" not in kinds:
        return
    limit = limit_of(role, on)
    proposed = [entry.fact for entry in effective(story) if isinstance(entry.fact, CarePlanProposed)]
    if limit is None:
        raise Refused("signs_nothing_off")
    for plan in proposed[-1:]:
        _require_below(plan.weekly_pence, limit.weekly_pence, "weekly")
        _require_below(plan.one_off_pence, limit.one_off_pence, "one-off")


def _require_below(amount: int, limit: int | None, what: str) -> None:
    if limit is not None and amount > limit:
        raise Refused("beyond_your_limit", what=what, amount=in_pounds(amount), limit=in_pounds(limit))
