"""The library: every measure, made from one declaration for each family and the map of work."""

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

from lintel.domain.flow import KINDS, REALLOCATION, Clock, Kind, Stage
from lintel.domain.refusals import Refused
from lintel.domain.work import words
from lintel.measures.language import CUTS, ON_THE_DAY, Family, Measure
from lintel.measures.library.families import FAMILIES

ACCEPTED = "OfferAccepted"


@cache
def measures() -> tuple[Measure, ...]:
    """All measures, in the order of the map of work."""
    return tuple(measure for kind in KINDS.values() for measure in _of_kind(kind))


def measure(name: str) -> Measure:
    """The measure of that name. Raises Refused for an unknown one."""
    if name not in _by_name():
        raise Refused("unknown_measure", field="measure", measure=name)
    return _by_name()[name]


@cache
def _by_name() -> dict[str, Measure]:
    return {each.name: each for each in measures()}


def stages_of(kind: Kind) -> list[Stage]:
    """The stages at which somebody may wait, with waiting for a new worker where there is a worker to lose."""
    has_worker = any(stage.reached_by == ACCEPTED for stage in kind.stages)
    return [*kind.stages, REALLOCATION] if has_worker else list(kind.stages)


def _of_kind(kind: Kind) -> Iterator[Measure]:
    for stage in stages_of(kind):
        for family in Family:
            if family is not Family.CLOCK and (family is not Family.DAYS_TO_OFFER or stage.reached_by == ACCEPTED):
                yield _of_stage(family, kind, stage)
    for clock in kind.clocks:
        yield _of_clock(kind, clock)


def _of_stage(family: Family, kind: Kind, stage: Stage) -> Measure:
    said = {"stage": stage.title.lower(), "done": stage.done.lower()}
    declared, judged = FAMILIES[family], family in (Family.WAITING_NOW, Family.WAITS_ENDED)
    return _measure(
        family, kind, stage.name, said,
        unit="days", source=declared.source, basis=declared.basis, targets=stage.targets if judged else (),
        cuts=(*CUTS, "reason") if family is Family.WAITS_LEFT else CUTS,
    )  # fmt: skip


def _of_clock(kind: Kind, clock: Clock) -> Measure:
    said = {"stage": clock.title.lower(), "starts": words(clock.starts), "stops": words(clock.stops)}
    unit, first = "hours" if clock.in_hours else "days", clock.targets[0]
    return _measure(
        Family.CLOCK, kind, clock.name, said,
        unit=unit, source=first.source, basis=first.basis, targets=clock.targets, clock=clock,
    )  # fmt: skip


def _measure(family: Family, kind: Kind, stage: str, said: Mapping[str, str], **its_own: Any) -> Measure:
    """A measure with what its family declares. `said` fills the words of its title and definition."""
    declared = FAMILIES[family]
    return Measure(
        name=f"{family}:{kind.name}:{stage}",
        title=declared.title.format(plural=kind.plural, **said),
        counts=family,
        kind=kind.name,
        stage=stage,
        definition=declared.definition.format(plural=kind.plural, **said),
        estimator=declared.estimator,
        cannot_say=declared.cannot_say,
        version=declared.version,
        **its_own,
    )


__all__ = ["ON_THE_DAY", "measure", "measures", "stages_of"]
