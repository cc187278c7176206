"""Messages: what somebody must be told because of a fact, whether it is still true, and whether it is safe to say so."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID, uuid5

from lintel.domain.clock import BeyondCalendar, add_working_days
from lintel.domain.fact import Fact
from lintel.domain.kind import REALLOCATION
from lintel.domain.work_state import NEVER_COUNTED, WorkState

SAID_ONCE = UUID("5a1d0c3e-0000-4000-8000-6c696e74656c")
TEXT, LETTER, EMAIL, CALL = "text", "letter", "email", "call"
PERSON, CARER, REFERRER, SENDER = "person", "carer", "referrer", "sender"
WAITING_WELL, NO_WORKER, NEW_WORKER, DECISION = "waiting_well", "no_worker", "new_worker", "decision"
# What whoever told of a concern may know of what came of it: only a worker can say that.
OUTCOME, TELLER = "outcome", "worker_tells_teller"
# What goes to whoever sent a form: that we have it, and the way to all that they sent.
RECEIVED, THEIR_REFERRALS = "received", "their_referrals"
TO_SENDERS = frozenset({RECEIVED, THEIR_REFERRALS})
TOLD_WITHIN_WORKING_DAYS = 1
# Who recorded it, where somebody said it through a link and nobody was signed in.
SAID_BY_LINK = "00000000-0000-0000-0000-000000000001"
# What somebody who lives with the person might read must not say that there is an enquiry: a worker chooses how to tell.
TOLD_BY_A_WORKER = frozenset({"safeguarding_concern", "section_42_enquiry"})
# How safeguarding work ends whose teller is told later, by the enquiry, or has been told by now.
TELLER_IS_SEEN_TO = frozenset({"section_42_enquiry", "other_enquiry", "completed"}) | NEVER_COUNTED
WRITTEN_TO = frozenset({"care_act_assessment", "review"})
NOT_WRITTEN_TO = frozenset({"died"}) | NEVER_COUNTED


@dataclass(frozen=True, kw_only=True)
class Message:
    """Something to tell: by which channel, in which words (a template's name), because of which fact about which person.

    `to_whom` says who is told, and `recipient` whose record or which work says how to reach them, unless it is the person.
    `why` says why it must not go out, where that is known already. It holds ids, codes and dates, and nobody's name.
    """

    person: str
    work: str
    channel: str
    template: str
    because_of: str
    tell_by: date
    why: str | None = None
    to_whom: str = PERSON
    recipient: str = ""

    @property
    def id(self) -> str:
        """Always the same for one fact, template, channel and recipient: what is queued twice is one message."""
        told = f"{self.because_of} {self.template} {self.channel} {self.recipient}"
        return str(uuid5(SAID_ONCE, told.strip()))


@dataclass(frozen=True)
class About:
    """Whom a work is for, of what kind it is, and because of which work it began."""

    person: str
    kind: str
    because_of: str | None = None


@dataclass(frozen=True)
class ExpectedWait:
    """How long people waited who got what they waited for: whole days, and the day up to which a year was counted."""

    median: int
    p90: int
    as_at: date


@dataclass(frozen=True, kw_only=True)
class SafeContact:
    """What the person said about being texted and written to (codes of `safe_answers`, or never asked)."""

    text: str | None
    write: str | None
    restricted: bool


def messages_for(facts: Iterable[Fact], about: Mapping[str, About]) -> list[Message]:
    """Everything that these facts make it a duty to say (U11, U23), each once by text and once by letter."""
    return [message for fact in facts for message in _because_of(fact, about.get(fact.subject))]


def _because_of(fact: Fact, about: About | None) -> Sequence[Message]:
    if about is None or about.kind not in WRITTEN_TO | TOLD_BY_A_WORKER:
        return ()
    if type(fact).__name__ == "WorkClosed" and about.kind in TOLD_BY_A_WORKER:
        return _to_teller(fact, about)
    template, cause = _template(fact, about.kind), fact.follows or fact.id
    if template is None:
        return ()
    channels = (LETTER,) if template == DECISION else (LETTER, TEXT)
    why = "worker_tells" if about.kind in TOLD_BY_A_WORKER else None
    by = _told_by(fact.occurred)
    return [
        Message(
            person=about.person, work=fact.subject, channel=each, template=template, because_of=cause, tell_by=by, why=why
        )
        for each in channels
    ]  # fmt: skip


def _to_teller(fact: Fact, about: About) -> Sequence[Message]:
    """Whoever told of a concern is told what came of it, or somebody says why not, however it ended (U4)."""
    if getattr(fact, "outcome", "") in TELLER_IS_SEEN_TO:
        return ()
    told = Message(
        person=about.person,
        work=fact.subject,
        channel=CALL,
        template=OUTCOME,
        because_of=fact.follows or fact.id,
        tell_by=_told_by(fact.occurred),
        why=TELLER,
        to_whom=REFERRER,
        recipient=about.because_of or fact.subject,
    )
    return [told]


def _template(fact: Fact, kind: str) -> str | None:
    name = type(fact).__name__
    if name == "WaitStarted":
        stage = getattr(fact, "stage", "")
        if stage == REALLOCATION.name:
            return NO_WORKER
        return WAITING_WELL if stage == "allocation" and kind == "care_act_assessment" else None
    return {"OfferAccepted": NEW_WORKER, "EligibilityDecided": DECISION}.get(name)


def _told_by(occurred: date) -> date:
    try:
        return add_working_days(occurred, TOLD_WITHIN_WORKING_DAYS)
    except BeyondCalendar:
        return occurred


def no_longer_true(message_template: str, work: WorkState, cause: Fact | None) -> bool:
    """Whether what was to be said has been overtaken: put right, closed, or about a worker who has come or gone."""
    if cause is None or work.outcome in NOT_WRITTEN_TO:
        return True
    if message_template == DECISION:
        return False
    if work.closed_on is not None:
        return True
    if message_template == NEW_WORKER:
        return work.worker is None or work.worker != getattr(cause, "worker", None)
    return work.worker is not None


def why_not(channel: str, safe: SafeContact) -> str | None:
    """Why it is not safe to send something by this channel, as a code; None where it is (U9).

    A text needs a yes. A letter goes to the address on the record unless the person said no, and so does an email; to a
    restricted person only after a yes.
    """
    if channel == TEXT:
        return {"yes": None, "no": "unsafe_to_text"}.get(safe.text or "", "not_asked_to_text")
    if safe.write == "no":
        return "unsafe_to_write"
    return "not_asked_to_write" if safe.restricted and safe.write != "yes" else None
