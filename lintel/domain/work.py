"""Work: one thing that somebody must do for one person. The facts that work of every kind has."""

from dataclasses import dataclass
from typing import ClassVar

from lintel.domain.clock import Moment
from lintel.domain.codes import check_code
from lintel.domain.fact import Fact, code
from lintel.domain.flow import kind_named
from lintel.domain.refusals import Refused
from lintel.domain.work_state import NEVER_COUNTED, REACHED, RETURNED, Offer, Wait, WorkState

__all__ = [
    "NEVER_COUNTED", "REACHED", "RETURNED", "Mark", "Milestone", "Offer", "Reattributed", "Wait", "WorkClosed",
    "WorkFact", "WorkOpened", "WorkState", "check_codes", "coded_fields", "mark", "require_open", "words",
]  # fmt: skip


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

    `opened_by` is the fact of the earlier work that decided it: they are withdrawn together, and come back together.
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
        work.id, work.kind, work.person = self.subject, kind_named(self.kind), self.person
        work.team, work.locality, work.because_of = self.team, self.locality, self.because_of
        work.opened_on, work.opened_by, work.first_told = self.occurred, self.opened_by, self.note


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
        if self.to_person == self.from_person:
            raise Refused("same_record", field="to_person")

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
        return stage.outcome(work.told.get(stage.reached_by, "")) or self.outcome


@dataclass(frozen=True, kw_only=True)
class Milestone(WorkFact):
    """A fact that ends the wait of the stage declared as reached by it; its decision, if it has one, is kept."""

    def check(self, work: WorkState) -> None:
        require_open(work)
        check_codes(self)
        if work.stage is None or work.stage.reached_by != type(self).__name__:
            raise Refused("not_the_time", what=words(type(self).__name__))
        require_clocks_run_on(self, work)

    def apply(self, work: WorkState) -> None:
        mark(work, self, Moment(self.occurred, self.at))


@dataclass(frozen=True, kw_only=True)
class Mark(WorkFact):
    """A fact that ends no wait, and may start or stop a named clock. NEEDS must come first. What REPEATS may come often."""

    NEEDS: ClassVar[str | None] = None
    REPEATS: ClassVar[bool] = False
    MOVE: ClassVar[str] = "mark"

    @property
    def moment(self) -> Moment:
        """The moment by which clocks go."""
        return Moment(self.occurred, self.at)

    def check(self, work: WorkState) -> None:
        require_open(work)
        check_codes(self)
        name = type(self).__name__
        if name not in work.declared.marks and name != work.declared.received_by:
            raise Refused("not_for_this_kind", what=words(name), kind=work.declared.title.lower())
        if name in work.marks and not self.REPEATS:
            raise Refused("already_recorded", what=words(name))
        if self.NEEDS and self.NEEDS not in work.marks:
            raise Refused("comes_after", what=words(name), first=words(self.NEEDS))
        require_clocks_run_on(self, work)

    def apply(self, work: WorkState) -> None:
        mark(work, self, self.moment)


def require_clocks_run_on(fact: Fact, work: WorkState) -> None:
    """Refuse to stop a named clock before it started. On one day only known times tell which came first."""
    name = type(fact).__name__
    for clock in work.declared.clocks:
        start = work.marks.get(clock.starts) if clock.stops == name else None
        if start is None or start.on != fact.occurred or start.at is None or fact.at is None:
            continue
        if fact.at < start.at:
            raise Refused("stops_before_start", field="at", clock=clock.title, at=f"{start.at:%H:%M}")


def mark(work: WorkState, fact: Fact, moment: Moment) -> None:
    """Note when a kind of fact first happened, by which channel it came, and what was decided."""
    name = type(fact).__name__
    work.marks[name] = moment
    work.channel = getattr(fact, "channel", work.channel)
    if (stage := work.declared.ended_by(name)) is not None and stage.decision:
        work.told[name] = stage.decided(fact)


def check_codes(fact: Fact) -> None:
    """Refuse a code that its published list does not hold."""
    for name, code_list in coded_fields(type(fact)):
        if (value := getattr(fact, name)) is not None:
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
