"""In this room: what is true of every story, however it came to be told."""

from collections.abc import Iterator
from datetime import date, time
from itertools import groupby

from hypothesis import given, settings
from hypothesis import strategies as st

from lintel.domain.correcting import may_correct
from lintel.domain.fact import FACTS, Corrected, Fact, Recorded, Withdrawn, effective
from lintel.domain.refusals import Refused, sentence
from lintel.domain.story import State, Story, state_of
from lintel.domain.work import coded_fields
from tests.random_ledger import random_ledgers
from tests.telling import numbered

TODAY = date(2026, 1, 5)
LEDGERS = random_ledgers(60)


def by_subject(ledger: list[Recorded]) -> Iterator[list[Recorded]]:
    """Each subject's own entries, in sequence."""
    own = sorted(ledger, key=lambda entry: (entry.fact.subject, entry.sequence))
    for _, entries in groupby(own, key=lambda entry: entry.fact.subject):
        yield list(entries)


def told(entries: list[Recorded]) -> State | None:
    """How the subject stands when its whole story is told at once."""
    story = Story()
    story.add(entries)
    return story.state


def told_with(entries: list[Recorded], *later: Fact) -> State | None:
    """How the subject stands when facts are recorded after its story, each in a commit of its own."""
    story, known = Story(), len(entries)
    story.add(entries)
    for place, fact in enumerate(later):
        story.add(numbered([fact], after=known + place))
    return story.state


def text_of(fact: Fact, name: str) -> str | None:
    """A field's value as a correction gives it."""
    value = getattr(fact, name)
    if isinstance(value, bool):
        return "yes" if value else "no"
    return value.isoformat() if isinstance(value, date | time) else value


@settings(max_examples=60)
@given(LEDGERS)
def test_commit_by_commit_or_all_at_once_the_story_is_the_same(ledger: list[Recorded]) -> None:
    for entries in by_subject(ledger):
        story = Story()
        for _, commit in groupby(entries, key=lambda entry: entry.recorded):
            story.add(list(commit))
        assert story.state == told(entries)
        assert story.state == (state_of(entries) or type(story.state)())


@settings(max_examples=60)
@given(LEDGERS, st.sampled_from(sorted(FACTS)))
def test_a_refused_commit_leaves_the_story_as_it_was(ledger: list[Recorded], name: str) -> None:
    for entries in by_subject(ledger):
        before, kept = told(entries), list(entries)
        for donor in ledger:
            if type(donor.fact).__name__ != name:
                continue
            story = Story()
            story.add(entries)
            try:
                story.add(numbered([donor.fact], after=len(entries)))
            except Refused as refused:
                assert sentence(refused)
            assert entries == kept
            assert told(entries) == before
            break


@settings(max_examples=40)
@given(LEDGERS)
def test_a_legal_story_cut_on_any_day_is_legal_and_is_how_it_stood(ledger: list[Recorded]) -> None:
    for entries in by_subject(ledger):
        standing = effective(entries)
        for on in {entry.fact.occurred for entry in standing}:
            until = [entry for entry in standing if entry.fact.occurred <= on]
            cut = sorted(until, key=lambda entry: entry.sequence)
            assert told(cut) == state_of(entries, as_at=on)


@settings(max_examples=40)
@given(LEDGERS)
def test_a_correction_to_the_value_it_has_changes_nothing(ledger: list[Recorded]) -> None:
    for entries in by_subject(ledger):
        before = told(entries)
        for fact in (entry.fact for entry in effective(entries)):
            same = {name: text_of(fact, name) for name in fact.__dataclass_fields__ if may_correct(fact, name)}
            if fact.follows is not None:
                same.pop("why", None)
            coded = dict(coded_fields(type(fact)))
            same = {name: text for name, text in same.items() if text is not None or name not in coded}
            if not same:
                continue
            put = Corrected(subject=fact.subject, occurred=TODAY, original=fact.id, changes=same, reason="wrong_code")
            assert told_with(entries, put) == before


@settings(max_examples=40)
@given(LEDGERS)
def test_a_withdrawal_that_is_withdrawn_leaves_all_as_before(ledger: list[Recorded]) -> None:
    for entries in by_subject(ledger):
        before = told(entries)
        last = [entry.fact for entry in entries if entry.fact.follows is None][-1]
        away = Withdrawn(subject=last.subject, occurred=TODAY, original=last.id, reason="did_not_happen")
        try:
            told_with(entries, away)
        except Refused as refused:
            assert sentence(refused)
            continue
        back = Withdrawn(subject=last.subject, occurred=TODAY, original=away.id, reason="did_not_happen")
        assert told_with(entries, away, back) == before


@settings(max_examples=40)
@given(LEDGERS)
def test_whatever_cannot_be_withdrawn_names_what_rests_on_it(ledger: list[Recorded]) -> None:
    for entries in by_subject(ledger):
        for fact in [entry.fact for entry in entries]:
            away = Withdrawn(subject=fact.subject, occurred=TODAY, original=fact.id, reason="did_not_happen")
            try:
                told_with(entries, away)
            except Refused as refused:
                assert refused.key in {"rests_on_it", "already_withdrawn", "withdraw_its_leader"}
                assert refused.parameters.get("facts", "something")
