"""Service: the care that was planned begins."""

from collections.abc import Iterable
from dataclasses import dataclass

from lintel.domain.care_plan import AGREED
from lintel.domain.fact import Fact, code
from lintel.domain.refusals import Refused
from lintel.domain.work import Milestone, WorkState


@dataclass(frozen=True, kw_only=True)
class ServiceStarted(Milestone):
    """The care that was planned began. `out_of_order` says why it began before its plan was agreed."""

    setting: str = code("care_settings")
    out_of_order: str | None = code("out_of_order_reasons", default=None)


def require_plan_agreed(work: WorkState, facts: Iterable[Fact]) -> None:
    """Refuse that care starts before its plan is agreed, unless a reason is given: order is advised, not locked.

    Asked of whoever records it here. Facts of other systems, which may keep their plans elsewhere, are not asked.
    """
    for fact in facts:
        if isinstance(fact, ServiceStarted) and fact.out_of_order is None and work.plan != AGREED:
            raise Refused("plan_not_agreed", field="out_of_order")
