"""What a kind of work is made of: its stages, each one wait, and its named clocks. The kinds are declared in flow.py."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property

from lintel.domain.clock import Unit
from lintel.domain.refusals import Refused
from lintel.domain.targets import ANY_KIND, Aim, Target, aims_for, targets_for


@dataclass(frozen=True, kw_only=True)
class Clock:
    """A named clock between two kinds of fact of one work, shown beside the others and never mixed with them."""

    name: str
    title: str
    starts: str
    stops: str
    targets: tuple[Target, ...] = ()

    @property
    def in_hours(self) -> bool:
        """Whether it is counted in hours, and not in days."""
        return any(target.unit is Unit.ELAPSED_HOURS for target in self.targets)


@dataclass(frozen=True, kw_only=True)
class Stage:
    """One wait. `reached_by` is the fact that ends it, and `decision` its field that holds what was decided.

    `closes` maps the code decided to the work's outcome, and `opens` to the kind of work that begins because of it.
    The empty code stands for whatever is decided. `hands_on` are the kinds of work, of those that it opens, to which the
    words go along that were said when somebody first got in touch. At `first_decision` nobody has looked at what came in;
    `held_to` is the clock by which a stage is judged that has no targets of its own; `if_urgent` the name under which the
    data holds its targets where somebody said that it cannot wait.
    """

    name: str
    title: str
    reached_by: str
    done: str
    targets: tuple[Target, ...] = ()
    decision: str | None = None
    closes: Mapping[str, str] = field(default_factory=dict)
    opens: Mapping[str, str] = field(default_factory=dict)
    hands_on: frozenset[str] = frozenset()
    first_decision: bool = False
    held_to: str = ""
    if_urgent: str = ""
    urgent_targets: tuple[Target, ...] = ()

    def held(self, *, urgent: bool) -> tuple[Target, ...]:
        """The targets of its own that hold where it can wait, or where somebody said that it cannot."""
        return self.urgent_targets if urgent and self.urgent_targets else self.targets

    def decided(self, fact: object) -> str:
        """The code that the fact which ends this wait decided; empty where nothing is decided."""
        return str(getattr(fact, self.decision)) if self.decision else ""

    def outcome(self, decided: str) -> str | None:
        """The outcome with which this decision closes the work, or None where it goes on."""
        return self.closes.get(decided, self.closes.get(""))

    def opened(self, decided: str) -> str | None:
        """The kind of work that begins because of this decision, or None."""
        return self.opens.get(decided, self.opens.get(""))


REALLOCATION = Stage(
    name="reallocation",
    title="Waiting for a new worker",
    reached_by="OfferAccepted",
    done="Accepted by a worker",
    targets=targets_for(ANY_KIND, "reallocation"),
)


@dataclass(frozen=True, kw_only=True)
class Kind:
    """A kind of work: what begins it, the waits it has in turn, and its named clocks.

    `on_forms` are the marks that a form of their own records, and no button.
    With `team_is_chosen` it does not stay with the team whose decision opened it: triage does not assess.
    """

    name: str
    title: str
    plural: str
    law: str
    received_by: str
    stages: tuple[Stage, ...]
    clocks: tuple[Clock, ...] = ()
    marks: tuple[str, ...] = ()
    on_forms: frozenset[str] = frozenset()
    national_return: str
    due_date: bool = False
    team_is_chosen: bool = False
    aims: tuple[Aim, ...] = ()

    def with_targets(self) -> "Kind":
        """This kind with every version of every target that the data holds for it."""
        stages = tuple(self._with_targets(each) for each in self.stages)
        clocks = tuple(replace(each, targets=targets_for(self.name, each.name)) for each in self.clocks)
        return replace(self, stages=stages, clocks=clocks, aims=aims_for(self.name))

    def _with_targets(self, stage: Stage) -> Stage:
        urgent = targets_for(self.name, stage.if_urgent) if stage.if_urgent else ()
        return replace(stage, targets=targets_for(self.name, stage.name), urgent_targets=urgent)

    def stage(self, name: str) -> Stage:
        """The stage of that name; raises Refused where this kind has none."""
        if name not in self._stages:
            raise Refused("unknown_stage", field="stage", stage=name, kind=self.title)
        return self._stages[name]

    def targets_at(self, stage: str) -> tuple[Target, ...]:
        """The targets of a stage, or of the clock by which it is judged. Raises Refused for a stage that it has not."""
        clock = next((each for each in self.clocks if each.name == self.stage(stage).held_to), None)
        return clock.targets if clock else self.stage(stage).targets

    @cached_property
    def _stages(self) -> Mapping[str, Stage]:
        return {each.name: each for each in (*self.stages, REALLOCATION)}

    @cached_property
    def is_allocated(self) -> bool:
        """Whether a worker takes this kind of work on."""
        return self.ended_by("OfferAccepted") is not None

    def ended_by(self, fact: str) -> Stage | None:
        """The stage that this kind of fact ends, or None."""
        return next((stage for stage in self.stages if stage.reached_by == fact), None)

    def after(self, stage: Stage) -> Stage | None:
        """The stage that follows, or None after the last."""
        names = [each.name for each in self.stages]
        place = names.index(stage.name) + 1
        return self.stages[place] if place < len(names) else None
