"""Several at once: positions without gaps and in commit order, one winner for one work, and nobody waits for ever."""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from typing import Any

import pytest
from django.conf import settings
from django.db import connection, connections
from django.utils import timezone

from lintel.casework import commit as door
from lintel.casework.commit import Overtaken, commit
from lintel.casework.models import Work
from lintel.casework.rebuild import differences
from lintel.domain import moves
from lintel.domain.document import Words
from lintel.domain.fact import new_id
from lintel.domain.handoffs import Opening, open_work
from lintel.domain.moves import When
from lintel.domain.person import PersonRegistered
from lintel.domain.story import state_of
from lintel.domain.work import WorkState
from lintel.ledger import read
from lintel.measures.ask import position_known
from lintel.records.models import Words as StoredWords
from tests.keeping import faults, stored

TODAY = date(2026, 1, 5)
WRITERS, COMMITS = 8, 6


def at_once(*jobs: Callable[[], None]) -> None:
    """Run every job in a thread of its own, all from the same moment on; what one raises is raised here."""
    barrier, raised = threading.Barrier(len(jobs)), []

    def run(job: Callable[[], None]) -> None:
        try:
            barrier.wait(10)
            job()
        except BaseException as error:
            raised.append(error)
        finally:
            connections.close_all()

    threads = [threading.Thread(target=run, args=(job,), daemon=True) for job in jobs]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    assert not any(thread.is_alive() for thread in threads)
    if raised:
        raise raised[0]


def opened(work: str) -> str:
    """Open a work for somebody new. Returns its id."""
    person = new_id()
    opening = Opening(
        kind="care_act_assessment", person=person, team="hill_older", locality=None, since=TODAY, occurred=TODAY, work=work
    )  # fmt: skip
    commit(PersonRegistered(subject=person, occurred=TODAY), *open_work(opening), by="somebody")
    return work


def touched(work: str) -> list[Any]:
    """The facts of one more contact with whoever waits."""
    state = state_of(read.facts_of({work})[work])
    assert isinstance(state, WorkState)
    return moves.keep_in_touch(state, When(occurred=TODAY), how="phone", reached=True)


def all_is_well() -> None:
    """Positions have no gap, recorded never decreases, the chain holds, and the rows are as a replay makes them."""
    ledger = stored()
    assert [entry.position for entry in ledger] == list(range(1, len(ledger) + 1))
    assert [entry.recorded for entry in ledger] == sorted(entry.recorded for entry in ledger)
    assert faults() == []
    assert list(differences(settings.LINTEL_COUNCIL)) == []


def test_eight_writers_leave_positions_without_gaps_in_commit_order(committed_db: None) -> None:
    given: list[list[int]] = [[] for _ in range(WRITERS)]

    def write(mine: list[int]) -> None:
        work = opened(new_id())
        for _ in range(COMMITS):
            known = read.head(settings.LINTEL_COUNCIL).position
            committed = commit(*touched(work), by="somebody")
            # What was committed before this began stands before it.
            assert committed.position > known
            mine.append(committed.position)

    at_once(*[lambda mine=mine: write(mine) for mine in given])
    assert all(mine == sorted(mine) for mine in given)
    assert len(stored()) == WRITERS * (3 + COMMITS)
    all_is_well()


def test_of_two_who_act_on_one_work_one_wins_and_nothing_of_the_other_is_kept(committed_db: None) -> None:
    work, outcomes = opened(new_id()), []

    def act(who: str) -> None:
        words = Words(id=new_id(), about=work, recorded=timezone.now(), sort="note", body={"note": who})
        try:
            commit(*touched(work), *touched(work), by=who, words=[words], expecting={work: 2})
            outcomes.append(who)
        except Overtaken as overtaken:
            assert overtaken.subject == work

    at_once(lambda: act("one"), lambda: act("other"), lambda: act("a third"))
    assert len(outcomes) == 1
    assert [entry.by for entry in stored()[3:]] == outcomes * 2
    assert list(StoredWords.objects.values_list("body__note", flat=True)) == outcomes
    assert Work.objects.get(pk=work).sequence == 4
    all_is_well()


def test_of_two_who_open_one_work_one_wins(committed_db: None) -> None:
    work, outcomes = new_id(), []

    def act() -> None:
        try:
            opened(work)
            outcomes.append("opened")
        except Exception as error:
            outcomes.append(type(error).__name__)

    at_once(act, act)
    assert sorted(outcomes) in (["Overtaken", "opened"], ["Refused", "opened"])
    assert len(stored()) == 3
    all_is_well()


def test_whoever_acts_on_a_stale_page_is_told_even_of_a_work_with_no_new_fact(committed_db: None) -> None:
    seen, other = opened(new_id()), opened(new_id())
    commit(*touched(seen), by="somebody")
    with pytest.raises(Overtaken):
        commit(*touched(other), by="somebody", expecting={seen: 2, other: 2})
    assert len(stored()) == 7


@contextmanager
def slow_recording(
    monkeypatch: pytest.MonkeyPatch, *, stamped: bool = False
) -> Iterator[tuple[threading.Event, threading.Event]]:
    """Whoever commits as "slow" stops before the last statement, or after it (what it records is stamped by then).

    Yields when it got there, and what lets it go on.
    """
    there, go_on, usual = threading.Event(), threading.Event(), door.record

    def record(*args: Any, **named: Any) -> Any:
        done = usual(*args, **named) if stamped else None
        if named["by"] == "slow":
            there.set()
            assert go_on.wait(30)
        return done or usual(*args, **named)

    monkeypatch.setattr(door, "record", record)
    try:
        yield there, go_on
    finally:
        go_on.set()


def test_a_slow_committer_changes_no_answer_already_given(committed_db: None, monkeypatch: pytest.MonkeyPatch) -> None:
    slow, quick = opened(new_id()), opened(new_id())
    council, answers = settings.LINTEL_COUNCIL, {}

    def ask() -> None:
        moment = timezone.now()
        position = read.position_as_known_on(council, moment)
        answers[moment] = (position, list(read.entries(council, upto=position)))

    with slow_recording(monkeypatch) as (there, go_on):

        def others() -> None:
            assert there.wait(30)
            ask()
            if connection.vendor == "postgresql":
                # On SQLite a writer waits its turn; here two works are written side by side.
                commit(*touched(quick), by="quick")
                ask()
            go_on.set()

        at_once(lambda: commit(*touched(slow), by="slow"), others)
    assert [entry.by for entry in stored()[6:]] == (["quick", "slow"] if len(answers) == 2 else ["slow"])
    for moment, (position, ledger) in answers.items():
        assert read.position_as_known_on(council, moment) == position
        assert list(read.entries(council, upto=position)) == ledger
    all_is_well()


@pytest.mark.parametrize("known", ["now", "a moment ago"])
def test_an_answer_waits_for_who_has_stamped_and_not_committed(
    committed_db: None, monkeypatch: pytest.MonkeyPatch, known: str
) -> None:
    if connection.vendor == "sqlite":
        pytest.skip("on SQLite reading never queues behind writing")
    work, council, answers = opened(new_id()), settings.LINTEL_COUNCIL, []

    with slow_recording(monkeypatch, stamped=True) as (there, go_on):

        def ask_between() -> None:
            assert there.wait(30)
            moment = None if known == "now" else timezone.now()
            threading.Timer(0.5, go_on.set).start()
            answers.append(position_known(TODAY, moment))

        at_once(lambda: commit(*touched(work), by="slow"), ask_between)
    ((position, moment),) = answers
    assert read.position_as_known_on(council, moment) == position == 4
    all_is_well()


def test_commits_about_the_same_works_in_any_order_do_not_lock_each_other_up(committed_db: None) -> None:
    works = [opened(new_id()) for _ in range(4)]

    def write(order: list[str]) -> None:
        kept = 0
        while kept < 5:
            try:
                commit(*[fact for work in order for fact in touched(work)], by="somebody")
                kept += 1
            except Overtaken as overtaken:
                assert overtaken.subject in works

    at_once(lambda: write(works), lambda: write(works[::-1]), lambda: write(works[2:] + works[:2]))
    assert len(stored()) == 4 * 3 + 3 * 5 * 4
    all_is_well()
