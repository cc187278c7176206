"""How one work stands once its facts have been told: its waits, its offer, its rating, and when to be in touch next."""

from dataclasses import dataclass, field
from datetime import date

from lintel.domain.clock import Moment, Pause
from lintel.domain.kind import Kind, Stage
from lintel.domain.waiting_well import next_contact_due

REACHED = "reached"
RETURNED = "returned"
NEVER_COUNTED = frozenset({"duplicate", "opened_in_error"})


@dataclass(slots=True)
class Wait:
    """One wait at one stage. Its length runs from `since`; it is on the list from `on_list_from` until `end`."""

    stage: str
    since: date
    on_list_from: date
    started_by: str
    end: date | None = None
    why: str | None = None
    ended_by: str | None = None
    pauses: list[Pause] = field(default_factory=list)
    first_offered: date | None = None
    pause_reason: str | None = None
    waiting_for: str | None = None

    @property
    def paused(self) -> bool:
        return bool(self.pauses) and self.pauses[-1].stop is None


@dataclass(frozen=True, slots=True)
class Offer:
    """Work offered to a worker, not yet answered; it lapses at the end of `lapses_on`."""

    team: str
    worker: str
    on: date
    lapses_on: date

    def stands_on(self, day: date) -> bool:
        """Whether it may still be answered on a day."""
        return day <= self.lapses_on


@dataclass(slots=True)
class WorkState:
    """How one work stands after its facts so far. Built by `apply`, and read by rules, rows and measures."""

    id: str = ""
    kind: Kind | None = None
    person: str = ""
    because_of: str | None = None
    opened_by: str | None = None
    opened_on: date | None = None
    team: str = ""
    locality: str | None = None
    waits: list[Wait] = field(default_factory=list)
    interrupted: Wait | None = None
    rating: str | None = None
    rated_on: date | None = None
    rated_by: str | None = None
    escalated_to: str | None = None
    escalated_for: set[str] = field(default_factory=set)
    last_reached: date | None = None
    contact_due: date | None = None
    owed_by: date | None = None
    worse_on: date | None = None
    more_told_on: date | None = None
    offer: Offer | None = None
    worker: str | None = None
    allocated_on: date | None = None
    due_on: date | None = None
    channel: str | None = None
    first_told: str | None = None
    address_confirmed_in: str | None = None
    reason: str | None = None
    caller: str | None = None
    failure_demand: str | None = None
    urgent_since: date | None = None
    calls_taken: int = 0
    calls_made: int = 0
    marks: dict[str, Moment] = field(default_factory=dict)
    told: dict[str, str] = field(default_factory=dict)
    plan: str | None = None
    plan_proposed: str | None = None
    closed_on: date | None = None
    outcome: str | None = None

    @property
    def wait(self) -> Wait | None:
        """The open wait, if there is one."""
        return self.waits[-1] if self.waits and self.waits[-1].end is None else None

    @property
    def stage(self) -> Stage | None:
        """The declaration of the open wait's stage."""
        wait = self.wait
        return self.declared.stage(wait.stage) if wait else None

    @property
    def declared(self) -> Kind:
        """The declaration of this kind of work."""
        assert self.kind is not None
        return self.kind

    def is_open(self) -> bool:
        """Opened, and not closed."""
        return self.kind is not None and self.closed_on is None

    @property
    def next_contact_due(self) -> date | None:
        """When to be in touch next; None where nobody waits."""
        return self.contact_due if self.wait else None

    @property
    def in_touch_from(self) -> date:
        """When the person was last reached, at whatever stage; before that, when they first joined the list."""
        return self.last_reached or self.waits[0].on_list_from

    def owe_a_word(self, by: date) -> None:
        """Somebody must be in touch by a day, or sooner where that is due already; only reaching the person ends it."""
        self.owed_by = by
        self.contact_due = min(self.contact_due or by, by)

    def try_again(self, by: date) -> None:
        """Not reached: due again by a day. That is never before the person waits, but where a word was owed before."""
        first = self.waits[0].on_list_from
        owed_before = self.owed_by is not None and self.owed_by < first
        self.owed_by = self.contact_due = by if owed_before else max(first, by)

    def fix_next_contact(self, on: date) -> None:
        """Work out when to be in touch next, as the policy of that day has it: never before the person waits."""
        if self.wait is None:
            return
        first = self.waits[0].on_list_from
        contact_due = next_contact_due(last_reached=self.in_touch_from, rating=self.rating, on=max(on, first))
        contact_due = max(first, contact_due)
        self.contact_due = min(contact_due, self.owed_by) if self.owed_by else contact_due
