"""The proofs behind every figure, over random ledgers: engines agree, parts add up, and what was known stays known."""

import itertools
from collections import defaultdict
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date, timedelta
from operator import attrgetter

import pytest
from django.db import transaction
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from lintel.domain.fact import Corrected, Recorded, Withdrawn
from lintel.domain.work import WorkFact
from lintel.ledger.record import record
from lintel.measures import reference, sql
from lintel.measures.catch_up import catch_up
from lintel.measures.language import Measure, Question
from lintel.measures.library import measures
from lintel.measures.retelling import WorkRows
from lintel.measures.stories import silent_kinds
from tests.random_ledger import COUNCIL, last_day, random_ledgers, write

IN_ONE_DATABASE = [HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
some_measures = st.lists(st.sampled_from(measures()), min_size=3, max_size=6, unique=True)


def add_to_ledger(ledger: Sequence[Recorded]) -> None:
    """Record random facts in the database, one commit for each moment, at the positions that they had."""
    for now, entries in itertools.groupby(ledger, key=attrgetter("recorded")):
        commit = list(entries)
        expecting = {entry.fact.subject: entry.sequence - 1 for entry in reversed(commit)}
        done = record(COUNCIL, [entry.fact for entry in commit], by="somebody", expecting=expecting, now=now)
        assert [entry.position for entry in done] == [entry.position for entry in commit]


@contextmanager
def in_database(ledger: Sequence[Recorded]) -> Iterator[None]:
    """The ledger in the database, until the end of the block."""
    with transaction.atomic():
        add_to_ledger(ledger)
        yield
        transaction.set_rollback(True)


def questions(measure: Measure, as_at: date, position: int) -> list[Question]:
    """The measure asked whole and by each of its cuts."""
    return [Question(measure=measure, as_at=as_at, position=position, by=by) for by in (None, *measure.cuts)]


def assert_engines_agree(question: Question, ledger: Sequence[Recorded]) -> None:
    assert sql.figures(COUNCIL, question) == reference.figures(question, ledger)
    assert sql.members(COUNCIL, question) == reference.members(question, ledger)


@pytest.mark.django_db
@settings(max_examples=12, deadline=None, suppress_health_check=IN_ONE_DATABASE)
@given(ledger=random_ledgers(150), data=st.data())
def test_both_engines_give_one_answer_at_every_position(ledger: list[Recorded], data: st.DataObject) -> None:
    with in_database(ledger):
        catch_up(COUNCIL, len(ledger))
        for _ in range(2):
            position = data.draw(st.integers(0, len(ledger)), label="position")
            as_at = last_day(ledger) - timedelta(days=data.draw(st.integers(0, 120), label="days before"))
            for measure in data.draw(some_measures):
                for question in questions(measure, as_at, position):
                    assert_engines_agree(question, ledger)


@pytest.mark.django_db
@settings(max_examples=8, deadline=None, suppress_health_check=IN_ONE_DATABASE)
@given(ledger=random_ledgers(120), data=st.data())
def test_what_was_known_stays_known(ledger: list[Recorded], data: st.DataObject) -> None:
    """The prefix property: an answer as known at a position is the answer of the ledger that ends there."""
    position = data.draw(st.integers(0, len(ledger)), label="position")
    as_at = last_day(ledger) - timedelta(days=data.draw(st.integers(0, 60), label="days before"))
    asked = [question for measure in data.draw(some_measures) for question in questions(measure, as_at, position)]
    with in_database(ledger[:position]):
        catch_up(COUNCIL, position)
        cut = [(sql.figures(COUNCIL, each), sql.members(COUNCIL, each)) for each in asked]
    with in_database(ledger):
        catch_up(COUNCIL, len(ledger))
        assert [(sql.figures(COUNCIL, each), sql.members(COUNCIL, each)) for each in asked] == cut
    for each, (figures, members) in zip(asked, cut, strict=True):
        assert reference.figures(each, ledger) == reference.figures(each, ledger[:position]) == figures
        assert reference.members(each, ledger) == reference.members(each, ledger[:position]) == members


@pytest.mark.django_db
@settings(max_examples=8, deadline=None, suppress_health_check=IN_ONE_DATABASE)
@given(ledger=random_ledgers(100), steps=st.lists(st.integers(1, 40), min_size=1, max_size=6), data=st.data())
def test_catching_up_in_steps_is_catching_up_at_once(
    ledger: list[Recorded], steps: list[int], data: st.DataObject
) -> None:
    """However the ledger was followed, the answer at every position is the same."""
    as_at = last_day(ledger) - timedelta(days=data.draw(st.integers(0, 60), label="days before"))
    with transaction.atomic():
        done = 0
        for step in [*steps, len(ledger)]:
            add_to_ledger(ledger[done : done + step])
            done = min(done + step, len(ledger))
            catch_up(COUNCIL, done)
        for measure in data.draw(some_measures):
            position = data.draw(st.integers(0, len(ledger)), label="position")
            assert_engines_agree(Question(measure=measure, as_at=as_at, position=position), ledger)
        transaction.set_rollback(True)


@settings(max_examples=100, deadline=None)
@given(ledger=random_ledgers(120))
@example(ledger=write(2, 120).entries)  # somebody was owed a word, because the worker who had accepted gave it up
def test_what_a_first_catching_up_does_not_hear_changes_no_row(ledger: list[Recorded]) -> None:
    """The list of what is silent is held against the rules, so that a fact that has come to matter is found."""
    silent, stories = silent_kinds(), defaultdict[str, list[Recorded]](list)
    for entry in ledger:
        stories[entry.fact.subject].append(entry)
    for story in stories.values():
        put_right = any(isinstance(each.fact, Corrected | Withdrawn) for each in story)
        if isinstance(story[0].fact, WorkFact) and not put_right:
            heard = [each for each in story if type(each.fact).__name__ not in silent]
            assert WorkRows(heard).rows == WorkRows(story).rows


@settings(max_examples=12, deadline=None)
@given(ledger=random_ledgers(150), data=st.data())
def test_parts_add_up_to_the_whole(ledger: list[Recorded], data: st.DataObject) -> None:
    as_at = last_day(ledger) - timedelta(days=data.draw(st.integers(0, 60), label="days before"))
    for measure in data.draw(some_measures):
        for question in questions(measure, as_at, len(ledger))[1:]:
            found = reference.figures(question, ledger)
            assert sum(part.number for part in found.parts.values()) == found.whole.number
            assert found.whole.people <= sum(part.people for part in found.parts.values())
            assert max((part.maximum or 0 for part in found.parts.values()), default=0) == (found.whole.maximum or 0)
