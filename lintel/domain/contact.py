"""Contact: somebody got in touch, rang again or was rung, and triage decided what should happen."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from lintel.domain.fact import code
from lintel.domain.refusals import Refused
from lintel.domain.urgency import require_urgent_by
from lintel.domain.work import Mark, Milestone, WorkState

NO_FAILURE = frozenset({None, "no", "not_known"})
THE_PERSON = "self"


@dataclass(frozen=True, kw_only=True)
class ContactReceived(Mark):
    """Somebody got in touch. `occurred` is when they did, not when it was typed.

    `caller` is who got in touch, to the person whom it is about. `failure_demand` says whether it was because something
    had not been done, or not done right, and what. `urgent_since` is the day since when it cannot wait.
    """

    channel: str = code("channels")
    reason: str = code("contact_reasons")
    caller: str | None = code("callers", default=None)
    failure_demand: str | None = code("failure_demand", default=None)
    urgent_since: date | None = None

    def check(self, work: WorkState) -> None:
        super().check(work)
        require_urgent_by(self.occurred, self.urgent_since)

    def apply(self, work: WorkState) -> None:
        super().apply(work)
        work.reason, work.caller, work.urgent_since = self.reason, self.caller, self.urgent_since
        work.failure_demand = self.failure_demand


@dataclass(frozen=True, kw_only=True)
class ContactTriaged(Milestone):
    """A duty worker decided what comes of the contact.

    `conversation` is which of the three conversations was had, and `advice` what the advice was mainly about.
    """

    decision: str = code("triage_decisions")
    conversation: str | None = code("conversations", default=None)
    advice: str | None = code("advice_topics", default=None)


@dataclass(frozen=True, kw_only=True)
class CallTaken(Mark):
    """Somebody rang about a contact that is open already. As many as there are belong to that one contact."""

    REPEATS: ClassVar[bool] = True
    MOVE: ClassVar[str] = "call"

    how: str = code("call_methods")
    with_whom: str | None = code("callers", default=None)

    def apply(self, work: WorkState) -> None:
        super().apply(work)
        work.calls_taken += 1


@dataclass(frozen=True, kw_only=True)
class CallMade(Mark):
    """We rang about an open contact. `reached` says whether anybody was spoken to."""

    REPEATS: ClassVar[bool] = True
    MOVE: ClassVar[str] = "call"

    how: str = code("call_methods")
    reached: bool
    with_whom: str | None = code("callers", default=None)

    def apply(self, work: WorkState) -> None:
        super().apply(work)
        work.calls_made += 1


CLOSES_WITH_ADVICE = frozenset({"advice_given", "signposted"})


def advice_is_missing(decision: str | None, advice: str | None, note: str | None) -> Refused | None:
    """The refusal to close with advice without a word of what it was. Older contacts were, and stay as they are."""
    if decision in CLOSES_WITH_ADVICE and not advice and not note:
        return Refused("say_what_advice", field="advice")
    return None


def is_failure_demand(answer: str | None) -> bool:
    """Whether somebody had to get in touch because something was not done, or not done right."""
    return answer not in NO_FAILURE
