"""The library: every measure, made from one declaration for each family and the map of work."""

from collections.abc import Iterator
from functools import cache

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
    declared = FAMILIES[family]
    said = {"plural": kind.plural, "stage": stage.title.lower(), "done": stage.done.lower()}
    judged = family in (Family.WAITING_NOW, Family.WAITS_ENDED)
    return Measure(
        name=f"{family}:{kind.name}:{stage.name}",
        title=declared.title.format(**said),
        counts=family,
        kind=kind.name,
        stage=stage.name,
        unit="days",
        definition=declared.definition.format(**said),
        estimator=declared.estimator,
        cannot_say=declared.cannot_say,
        source=declared.source,
        basis=declared.basis,
        version=declared.version,
        targets=stage.targets if judged else (),
        cuts=(*CUTS, "reason") if family is Family.WAITS_LEFT else CUTS,
    )


def _of_clock(kind: Kind, clock: Clock) -> Measure:
    declared = FAMILIES[Family.CLOCK]
    said = {"plural": kind.plural, "stage": clock.title.lower()}
    said |= {"starts": words(clock.starts), "stops": words(clock.stops)}
    first = clock.targets[0]
    return Measure(
        name=f"{Family.CLOCK}:{kind.name}:{clock.name}",
        title=declared.title.format(**said),
        counts=Family.CLOCK,
        kind=kind.name,
        stage=clock.name,
        unit="hours" if clock.in_hours else "days",
        definition=declared.definition.format(**said),
        estimator=declared.estimator,
        cannot_say=declared.cannot_say,
        source=first.source,
        basis=first.basis,
        version=declared.version,
        targets=clock.targets,
        clock=clock,
    )


__all__ = ["ON_THE_DAY", "measure", "measures", "stages_of"]
