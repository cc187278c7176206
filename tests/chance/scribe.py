"""The scribe: writes a ledger in memory by the rules of commit, and knows whom and what it has told of so far."""

import random
import uuid
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from lintel.domain.codes import titles
from lintel.domain.fact import Fact, Recorded, Withdrawn, effective
from lintel.domain.handoffs import kind_opened
from lintel.domain.moves import When
from lintel.domain.person import PersonState
from lintel.domain.refusals import Refused
from lintel.domain.rooms import all_facts
from lintel.domain.story import Story, check_dates
from lintel.domain.work import WorkState, coded_fields

COUNCIL = "999"
FIRST_MORNING = datetime(2025, 1, 6, 9, 0, tzinfo=UTC)
TEAMS = ("hill_older", "hill_younger", "vale_older")
LOCALITIES = ("hill", "vale", None)
WORKERS = ("worker-1", "worker-2")
FITS: Mapping[str, Callable[[WorkState], bool]] = {
    "note_mark": lambda work: (
        work.declared.name == "safeguarding_concern" or getattr(work.stage, "name", "") == "decision"
    ),
    "plan_care": lambda work: work.declared.name == "review" or "EligibilityDecided" in work.marks,
    "tell_more": lambda work: "MoreTold" in work.declared.marks,
    "confirm_sender": lambda work: work.first_told is not None,
    "read_more": lambda work: work.more_told_on is not None,
    "log_call": lambda work: work.declared.name == "contact",
    "resume": lambda work: work.wait is not None and work.wait.paused,
}
PUTS_RIGHT = {"Corrected", "Withdrawn"}


def recordable() -> set[str]:
    """The kinds of fact that tell of work or people, or put such a fact right."""
    return {name for name, kind in all_facts().items() if kind.ABOUT in ("work", "person") or name in PUTS_RIGHT}


@dataclass
class Scribe:
    """Writes a ledger in memory by the rules of commit: the whole of each try, or nothing."""

    chance: random.Random
    now: datetime = FIRST_MORNING
    entries: list[Recorded] = field(default_factory=list)
    stories: dict[str, Story] = field(default_factory=dict)
    moved: Counter[str] = field(default_factory=Counter)

    @property
    def today(self) -> date:
        return self.now.date()

    def works(self) -> list[WorkState]:
        """The works that stand."""
        states = [story.state for story in self.stories.values()]
        return [state for state in states if isinstance(state, WorkState) and state.kind is not None]

    def of(self, subject: str) -> list[Recorded]:
        """One subject's facts in sequence."""
        return self.stories[subject].entries if subject in self.stories else []

    def commit(self, facts: Sequence[Fact], *, move: str) -> bool:
        """Record all of the facts if the stories stay legal; else none."""
        if not facts:
            return False
        new = self._numbered(facts)
        lengths = {fact.subject: len(self.of(fact.subject)) for fact in facts}
        try:
            for fact in facts:
                check_dates(fact, self.now)
            for subject in lengths:
                mine = [entry for entry in new if entry.fact.subject == subject]
                self.stories.setdefault(subject, Story()).add(mine)
            self._refuse_orphans(facts)
        except Refused:
            self._forget(lengths)
            return False
        self.entries.extend(new)
        self.moved[move] += 1
        return True

    def _refuse_orphans(self, facts: Sequence[Fact]) -> None:
        withdrawals = [fact for fact in facts if isinstance(fact, Withdrawn)]
        subjects = {fact.subject for fact in withdrawals}
        works = self.works()
        if subjects and any({work.person, work.id} & subjects and work.person not in people(self) for work in works):
            raise Refused("work_for_this_person")
        # Of all works, as little as a test may take from the rule that it tests.
        if withdrawals and (opened := {work.opened_by for work in works if work.opened_by}) != self._decided(works):
            raise Refused("opened_other_work" if opened - self._decided(works) else "decide_again")

    def _decided(self, works: Sequence[WorkState]) -> set[str]:
        """Every fact that stands and opens other work."""
        standing = [(work, entry.fact) for work in works for entry in effective(self.of(work.id))]
        return {fact.id for work, fact in standing if kind_opened(work, fact)}

    def _numbered(self, facts: Sequence[Fact]) -> list[Recorded]:
        reached = {fact.subject: len(self.of(fact.subject)) for fact in facts}
        new = []
        for place, fact in enumerate(facts, start=len(self.entries) + 1):
            reached[fact.subject] += 1
            new.append(Recorded(fact, place, reached[fact.subject], self.now, "somebody"))
        return new

    def _forget(self, lengths: Mapping[str, int]) -> None:
        for subject, length in lengths.items():
            kept = self.of(subject)[:length]
            self.stories.pop(subject, None)
            if kept:
                self.stories[subject] = Story()
                self.stories[subject].add(kept)

    def when(self) -> When:
        """Usually today; at times some days ago, entered late; the time known or not."""
        back = self.chance.choice((0, 0, 0, 0, 0, 1, 3, 12)) if self.chance.random() < 0.5 else 0
        at = self.chance.choice((None, time(7, 15), time(8, 30)))
        return When(occurred=self.today - timedelta(days=back), at=at)


def answers(kind: type[Fact], chance: random.Random) -> dict[str, Any]:
    """A code for every coded field of a kind of fact."""
    return {name: chance.choice(sorted(titles(code_list))) for name, code_list in coded_fields(kind)}


def any_work(scribe: Scribe, *, still_open: bool = True, move: str = "") -> WorkState | None:
    """One of the works so far, as it stands now; for some moves mostly one that the move fits."""
    works = [story.state for story in scribe.stories.values() if isinstance(story.state, WorkState)]
    works = [work for work in works if work.kind is not None and (work.is_open() or not still_open)]
    if move in FITS and scribe.chance.random() < 0.8:
        works = [work for work in works if FITS[move](work)]
    # The oldest few are the likeliest, so that some journeys get to their end.
    return scribe.chance.choice(works[: scribe.chance.choice((2, 4, len(works)))]) if works else None


def new_subject(scribe: Scribe) -> str:
    return str(uuid.UUID(int=scribe.chance.getrandbits(128)))


def people(scribe: Scribe) -> list[str]:
    """Those who are registered, and whose registration stands."""
    states = {name: story.state for name, story in scribe.stories.items()}
    return [name for name, state in states.items() if isinstance(state, PersonState) and state.known_since is not None]
