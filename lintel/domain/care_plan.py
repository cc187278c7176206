"""The care and support plan: written with the person, sent back or agreed by somebody whose limit its budget keeps to."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from lintel.domain.codes import rows
from lintel.domain.fact import Recorded, code, effective
from lintel.domain.money import in_pounds
from lintel.domain.refusals import Refused
from lintel.domain.work import Mark, WorkState, check_codes, words

PROPOSED, RETURNED, AGREED = "proposed", "returned", "agreed"
NOTHING_PAID = "no_budget"
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
        if self.payment == NOTHING_PAID and self.weekly_pence + self.one_off_pence:
            raise Refused("nothing_is_paid", field="payment")

    def apply(self, work: WorkState) -> None:
        super().apply(work)
        work.plan, work.plan_proposed = PROPOSED, self.id


@dataclass(frozen=True, kw_only=True)
class JudgedPlan(Mark):
    """What somebody says of a plan that waits to be agreed. `plan` is the fact that proposed it, and no other.

    The work may be closed by then: care can have started, or a review been held, before a manager came to it.
    """

    REPEATS = True
    plan: str

    def check(self, work: WorkState) -> None:
        name = type(self).__name__
        if work.kind is None or name not in work.declared.marks:
            raise Refused(
                "not_for_this_kind", what=words(name), kind=work.declared.title.lower() if work.kind else "work"
            )
        check_codes(self)
        if work.plan != PROPOSED:
            raise Refused("comes_after", what=words(name), first=words("CarePlanProposed"))
        if work.plan_proposed != self.plan:
            raise Refused("another_plan")


@dataclass(frozen=True, kw_only=True)
class CarePlanReturned(JudgedPlan):
    """The plan was sent back to its writer for changes."""

    reason: str = code("return_for_changes_reasons")

    def apply(self, work: WorkState) -> None:
        super().apply(work)
        work.plan = RETURNED


@dataclass(frozen=True, kw_only=True)
class CarePlanAgreed(JudgedPlan):
    """The council agreed the plan and its budget. The contingency plan in it holds from now on."""

    def apply(self, work: WorkState) -> None:
        super().apply(work)
        work.plan = AGREED


class AgreedPlan(NamedTuple):
    """A plan as it was proposed, with the entry by which it was agreed."""

    plan: CarePlanProposed
    agreed: Recorded


def agreed_plans(story: Sequence[Recorded]) -> list[AgreedPlan]:
    """The plans that were agreed with one work, the first one first."""
    standing = effective(story)
    proposed = {entry.fact.id: entry.fact for entry in standing if isinstance(entry.fact, CarePlanProposed)}
    agreed = [(entry, entry.fact) for entry in standing if isinstance(entry.fact, CarePlanAgreed)]
    return [AgreedPlan(proposed[fact.plan], entry) for entry, fact in agreed if fact.plan in proposed]


def in_order(entry: Recorded) -> tuple[date, int]:
    """By what entries of several works are put in order: when they happened, then when they were recorded."""
    return entry.fact.occurred, entry.position


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


def limit_in_words(role: str, on: date) -> str:
    """Up to what somebody in a role may agree on a day; empty for a role that agrees no plan."""
    limit = limit_of(role, on)
    if limit is None:
        return ""
    amounts = ((limit.weekly_pence, "a week"), (limit.one_off_pence, "paid once"))
    told = [f"any amount {how}" if pence is None else f"up to {in_pounds(pence)} {how}" for pence, how in amounts]
    return f"You can agree {' and '.join(told)}."


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


def require_within_limit(story: Sequence[Recorded], *, role: str, on: date) -> None:
    """Refuse to agree the plan that waits, where its budget is beyond what somebody in this role may agree on a day."""
    limit = limit_of(role, on)
    if limit is None:
        raise Refused("signs_nothing_off")
    for entry in [each for each in effective(story) if isinstance(each.fact, CarePlanProposed)][-1:]:
        plan = entry.fact
        assert isinstance(plan, CarePlanProposed)
        _require_below(plan.weekly_pence, limit.weekly_pence, "weekly")
        _require_below(plan.one_off_pence, limit.one_off_pence, "one-off")


def _require_below(amount: int, limit: int | None, what: str) -> None:
    if limit is not None and amount > limit:
        raise Refused("beyond_your_limit", what=what, amount=in_pounds(amount), limit=in_pounds(limit))
