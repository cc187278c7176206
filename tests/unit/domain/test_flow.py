"""In this room: every declaration of work is sound. What it names exists, and everything it declares can be come to."""

from datetime import date

import pytest

from lintel.domain.clock import Unit
from lintel.domain.codes import titles
from lintel.domain.fact import Fact
from lintel.domain.flow import KINDS, REALLOCATION, Clock, Kind, Stage, kind_named
from lintel.domain.refusals import Refused
from lintel.domain.rooms import all_facts
from lintel.domain.targets import Standard
from lintel.domain.work import Mark, Milestone, WorkFact

FACTS = all_facts()
STAGES = [(kind, stage) for kind in KINDS.values() for stage in kind.stages]
CLOCKS = [(kind, clock) for kind in KINDS.values() for clock in kind.clocks]
WHATEVER = {""}


def decisions(stage: Stage) -> set[str]:
    """The codes with which a stage may be decided; the empty code where nothing is decided there."""
    if stage.decision is None:
        return {""}
    return set(titles(FACTS[stage.reached_by].__dataclass_fields__[stage.decision].metadata["codes"]))


def targets(kind: Kind) -> list[Standard]:
    """Every version of every target of a kind of work."""
    return [*(target for each in (*kind.stages, *kind.clocks, REALLOCATION) for target in each.targets), *kind.aims]


@pytest.mark.parametrize("kind", KINDS.values(), ids=lambda kind: kind.name)
class TestEveryKind:
    def test_is_found_by_its_name_and_is_said_in_words(self, kind: Kind) -> None:
        assert kind_named(kind.name) is kind
        assert all(words.strip() for words in (kind.title, kind.plural, kind.law, kind.national_return))

    def test_is_received_by_a_fact_about_work(self, kind: Kind) -> None:
        assert issubclass(FACTS[kind.received_by], WorkFact)

    def test_has_only_marks_that_are_marks(self, kind: Kind) -> None:
        assert all(issubclass(FACTS[name], Mark) for name in kind.marks)

    def test_names_each_stage_once(self, kind: Kind) -> None:
        assert len({stage.name for stage in kind.stages}) == len(kind.stages)

    def test_comes_to_every_stage_in_turn(self, kind: Kind) -> None:
        come_to, stage = [], kind.stages[0]
        while stage is not None:
            come_to.append(stage)
            stage = kind.after(stage)
        assert tuple(come_to) == kind.stages

    def test_says_of_every_target_on_whose_word_and_since_when(self, kind: Kind) -> None:
        for target in targets(kind):
            assert target.source.strip()
            assert target.basis in {"read", "inferred", "recalled"}
            assert target.statistic in {"within", "median", "maximum", "completed_in_12_months"}
            assert target.amount > 0
            assert target.valid_from <= date(2026, 1, 1)

    def test_has_a_due_date_only_where_something_schedules_it(self, kind: Kind) -> None:
        assert kind.due_date == ("due_on" in FACTS[kind.received_by].__dataclass_fields__)


@pytest.mark.parametrize(("kind", "stage"), STAGES, ids=[f"{kind.name}-{stage.name}" for kind, stage in STAGES])
class TestEveryStage:
    def test_is_reached_by_an_acceptance_or_a_milestone(self, kind: Kind, stage: Stage) -> None:
        assert stage.reached_by == "OfferAccepted" or issubclass(FACTS[stage.reached_by], Milestone)
        assert [each.reached_by for each in kind.stages].count(stage.reached_by) == 1

    def test_closes_only_by_codes_that_are_on_the_list_and_with_outcomes_that_are(
        self, kind: Kind, stage: Stage
    ) -> None:
        assert set(stage.closes) <= decisions(stage) | WHATEVER
        assert set(stage.closes.values()) <= set(titles("outcomes"))

    def test_opens_only_kinds_that_are_declared_by_decisions_that_can_be_made(self, kind: Kind, stage: Stage) -> None:
        assert set(stage.opens) <= decisions(stage) | WHATEVER
        assert set(stage.opens.values()) <= set(KINDS)

    def test_closes_the_work_whatever_is_decided_where_it_is_the_last(self, kind: Kind, stage: Stage) -> None:
        assert all(stage.outcome(decided) for decided in decisions(stage)) == (stage is kind.stages[-1])


@pytest.mark.parametrize(("kind", "clock"), CLOCKS, ids=[f"{kind.name}-{clock.name}" for kind, clock in CLOCKS])
def test_a_clock_runs_between_two_facts_that_its_kind_has(kind: Kind, clock: Clock) -> None:
    own = {kind.received_by, *kind.marks, *(stage.reached_by for stage in kind.stages)}
    assert {clock.starts, clock.stops} <= own
    assert clock.starts != clock.stops
    assert {target.statistic for target in clock.targets} == {"within"}


@pytest.mark.parametrize(("kind", "clock"), CLOCKS, ids=[f"{kind.name}-{clock.name}" for kind, clock in CLOCKS])
def test_every_version_of_a_clocks_target_is_counted_alike(kind: Kind, clock: Clock) -> None:
    assert len({target.unit is Unit.ELAPSED_HOURS for target in clock.targets}) == 1


def test_the_four_named_clocks_of_safeguarding_stand_side_by_side() -> None:
    named = [clock.name for clock in KINDS["safeguarding_concern"].clocks]
    assert named == ["how_to_proceed", "screening_hold", "threshold", "specialist_response"]


def test_every_milestone_and_mark_belongs_to_some_kind() -> None:
    used = {stage.reached_by for _, stage in STAGES} | {kind.received_by for kind in KINDS.values()}
    used |= {name for kind in KINDS.values() for name in kind.marks}
    declared = {name for name, fact in FACTS.items() if issubclass(fact, Milestone | Mark)}
    assert declared <= used


def test_every_reason_for_leaving_is_an_outcome() -> None:
    assert set(titles("leaving_reasons")) <= set(titles("outcomes"))


def test_a_second_worker_is_waited_for_as_the_first_was() -> None:
    assert REALLOCATION.reached_by == "OfferAccepted"
    assert all(kind.stage("reallocation") is REALLOCATION for kind in KINDS.values())


@pytest.mark.parametrize("ask", [lambda: kind_named("nonsense"), lambda: KINDS["contact"].stage("nonsense")])
def test_what_is_not_declared_is_refused(ask: object) -> None:
    with pytest.raises(Refused):
        ask()  # type: ignore[operator]


def test_every_fact_of_a_flow_is_known_to_the_ledger() -> None:
    assert all(issubclass(fact, Fact) for fact in FACTS.values())
