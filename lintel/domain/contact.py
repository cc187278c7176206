"""Contact: somebody got in touch, and triage decided what should happen."""

from dataclasses import dataclass

from lintel.domain.fact import code
from lintel.domain.work import Mark, Milestone


@dataclass(frozen=True, kw_only=True)
class ContactReceived(Mark):
    """Somebody got in touch. `occurred` is when they did, not when it was typed."""

    channel: str = code("channels")
    reason: str = code("contact_reasons")


@dataclass(frozen=True, kw_only=True)
class ContactTriaged(Milestone):
    """A duty worker decided what comes of the contact."""

    decision: str = code("triage_decisions")
