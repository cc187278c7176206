"""Work: one thing that somebody must do for one person. Its facts, and how it stands once they have been told."""

from dataclasses import dataclass, field
from datetime import date
from typing import ClassVar

from lintel.domain.clock import Moment, Pause
from lintel.domain.codes import check_code
from lintel.domain.fact import Fact, code
from lintel.domain.flow import KINDS, Kind, Stage, kind_named
from lintel.domain.refusals import Refused
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
    offer: Offer | None = None
    worker: str | None = None
    allocated_on: date | None = None
    due_on: date | None = None
    channel: str | None = None
    marks: dict[str, Moment] = field(default_factory=dict)
    told: dict[str, str] = field(default_factory=dict)
    closed_on: date | None = None
    outcome: str | None = None

    @property
    def wait(self) -> Wait | None:
        """The open wait, if there is one."""
        return self.waits[-1] if self.waits and self.waits[-1].end is None else None

    @property
    def stage(self) -> Stage | None:
        """The declaration of the open wait's stage."""
        return self.declared.stage(self.wait.stage) if self.wait else None

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

    def fix_next_contact(self, on: date) -> None:
        """Work out when to be in touch next, as the policy of that day has it: never before the person waits."""
        if self.wait is None:
            return
        on = max(on, self.wait.on_list_from)
        contact_due = next_contact_due(last_reached=self.in_touch_from, rating=self.rating, on=on)
        self.contact_due = min(contact_due, self.owed_by) if self.owed_by else contact_due


@dataclass(frozen=True, kw_only=True)
class WorkFact(Fact):
    """A fact about one work. `check` refuses it where it cannot have happened; `apply` tells it to the work."""

    ABOUT: ClassVar[str] = "work"

    def check(self, work: WorkState) -> None:
        """Raise Refused unless this can follow what the work has been told. Here: it must be open."""
        require_open(work)

    def apply(self, work: WorkState) -> None:
        """Tell the work."""
        raise NotImplementedError


def require_open(work: WorkState) -> None:
    """Refuse what is about a work that was never opened, or has been closed."""
    if work.kind is None:
        raise Refused("not_opened")
    if work.closed_on is not None:
        raise Refused("work_closed", on=f"{work.closed_on:%-d %B %Y}")


@dataclass(frozen=True, kw_only=True)
class WorkOpened(WorkFact):
    """A work of some kind began for a person, because of an earlier work or of nothing before it.

    `opened_by` is the fact of the earlier work that decided it: while this work stands, that fact may not be withdrawn.
    """

    kind: str
    person: str
    team: str
    locality: str | None = None
    because_of: str | None = None
    opened_by: str | None = None

    def check(self, work: WorkState) -> None:
        if work.kind is not None:
            raise Refused("already_opened")
        kind_named(self.kind)

    def apply(self, work: WorkState) -> None:
        work.id, work.kind, work.person = self.subject, KINDS[self.kind], self.person
        work.team, work.locality, work.because_of = self.team, self.locality, self.because_of
        work.opened_on, work.opened_by = self.occurred, self.opened_by


@dataclass(frozen=True, kw_only=True)
class Reattributed(WorkFact):
    """The work was recorded for the wrong person; it has always been about `to_person`."""

    from_person: str
    to_person: str
    reason: str = code("correction_reasons")

    def check(self, work: WorkState) -> None:
        if work.kind is None:
            raise Refused("not_opened")
        check_codes(self)
        if work.person != self.from_person:
            raise Refused("not_this_person")

    def apply(self, work: WorkState) -> None:
        work.person = self.to_person


@dataclass(frozen=True, kw_only=True)
class WorkClosed(WorkFact):
    """Nothing more is to be done."""

    outcome: str = code("outcomes")

    def check(self, work: WorkState) -> None:
        require_open(work)
        check_code("outcomes", self.outcome, field="outcome")
        if work.wait is not None:
            raise Refused("still_waiting", stage=work.declared.stage(work.wait.stage).title.lower())

    def apply(self, work: WorkState) -> None:
        work.closed_on, work.outcome = self.occurred, self._outcome(work)
        work.worker, work.offer = None, None

    def _outcome(self, work: WorkState) -> str:
        """What it came along with decides, so that a reason or decision put right carries through."""
        if self.follows is None or not work.waits:
            return self.outcome
        last = work.waits[-1]
        if last.why is not None and last.why not in (REACHED, RETURNED):
            return last.why
        stage = work.declared.stage(last.stage)
        return stage.closes.get(work.told.get(stage.reached_by, ""), self.outcome)


@dataclass(frozen=True, kw_only=True)
class Milestone(WorkFact):
    """A fact that ends the wait of the stage declared as reached by it; its decision, if it has one, is kept."""

    def check(self, work: WorkState) -> None:
        require_open(work)
        check_codes(self)
        if work.stage is None or work.stage.reached_by != type(self).__name__:
            raise Refused("not_the_time", what=words(type(self).__name__))

    def apply(self, work: WorkState) -> None:
        mark(work, self)


@dataclass(frozen=True, kw_only=True)
class Mark(WorkFact):
    """A fact that starts or stops a named clock but ends no wait. NEEDS names the fact that must come first."""

    NEEDS: ClassVar[str | None] = None

    def check(self, work: WorkState) -> None:
        require_open(work)
        check_codes(self)
        name = type(self).__name__
        if name not in work.declared.marks and name != work.declared.received_by:
            raise Refused("not_for_this_kind", what=words(name), kind=work.declared.title.lower())
        if name in work.marks:
            raise Refused("already_recorded", what=words(name))
        if self.NEEDS and self.NEEDS not in work.marks:
            raise Refused("comes_after", what=words(name), first=words(self.NEEDS))

    def apply(self, work: WorkState) -> None:
        mark(work, self)


def mark(work: WorkState, fact: Fact) -> None:
    """Note when a kind of fact first happened, by which channel it came, and what was decided."""
    name = type(fact).__name__
    work.marks[name] = Moment(fact.occurred, fact.at)
    work.channel = getattr(fact, "channel", work.channel)
    decision = getattr(fact, "decision", None)
    if decision is not None:
        work.told[name] = decision


def check_codes(fact: Fact) -> None:
    """Refuse a code that its published list does not hold."""
    for name, code_list in coded_fields(type(fact)):
        value = getattr(fact, name)
        if value is not None:
            check_code(code_list, value, field=name)


_CODED: dict[type[Fact], tuple[tuple[str, str], ...]] = {}


def coded_fields(kind: type[Fact]) -> tuple[tuple[str, str], ...]:
    """The fields of a kind of fact that hold codes, each with the name of its list."""
    if kind not in _CODED:
        fields = kind.__dataclass_fields__.values()
        _CODED[kind] = tuple((each.name, each.metadata["codes"]) for each in fields if "codes" in each.metadata)
    return _CODED[kind]


def words(name: str) -> str:
    """`ThresholdDecided` as "threshold decided"."""
    return "".join(f" {letter.lower()}" if letter.isupper() else letter for letter in name).strip()
