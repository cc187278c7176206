"""Telling a made-up ledger in memory, for examples: the rules of every commit are asked, and ids are put in order."""

import dataclasses
import uuid
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from lintel.domain.fact import Fact, Recorded, new_id
from lintel.domain.handoffs import what_opens
from lintel.domain.moves import When
from lintel.domain.story import Story
from lintel.domain.work import WorkState

A_MINUTE = timedelta(minutes=1)


@dataclass
class Teller:
    """A ledger so far. Each call is one commit, recorded at six in the evening or a minute after the one before."""

    by: str = field(default_factory=new_id)
    entries: list[Recorded] = field(default_factory=list)
    stories: dict[str, Story] = field(default_factory=dict)

    def tell(self, *facts: Fact) -> list[Fact]:
        """Record these facts as one commit. Raises Refused as every commit does."""
        recorded = datetime.combine(max(fact.occurred for fact in facts), time(18), UTC)
        if self.entries:
            recorded = max(recorded, self.entries[-1].recorded + A_MINUTE)
        for subject in dict.fromkeys(fact.subject for fact in facts):
            story = self.stories.setdefault(subject, Story())
            mine = [fact for fact in facts if fact.subject == subject]
            first = len(story.entries) + 1
            story.add([Recorded(fact, 0, first + place, recorded, self.by) for place, fact in enumerate(mine)])
        for fact in facts:
            self.entries.append(Recorded(fact, len(self.entries) + 1, self._place(fact), recorded, self.by))
        return list(facts)

    def move(self, work: str, rule: Callable[..., list[Fact]], on: date, at: time | None = None, **answers: Any) -> str:
        """Make a move with a work, and open what it opens. Returns the work that began, or this one."""
        state = self.stories[work].state
        assert isinstance(state, WorkState)
        facts = rule(state, When(occurred=on, at=at), **answers)
        opened = what_opens(state, facts[0], team=state.team)
        self.tell(*facts, *opened)
        return opened[0].subject if opened else work

    def _place(self, fact: Fact) -> int:
        return next(entry.sequence for entry in self.stories[fact.subject].entries if entry.fact.id == fact.id)


def in_order(entries: list[Recorded]) -> list[Recorded]:
    """The same ledger with its random ids numbered as they first occur, so that it is drawn alike each time."""
    numbers: dict[str, str] = {}
    return [entry._replace(fact=_numbered(entry.fact, numbers), by=_number(entry.by, numbers)) for entry in entries]


def _numbered(fact: Fact, numbers: dict[str, str]) -> Fact:
    changed: Mapping[str, Any] = {
        name: _number(value, numbers) for name, value in vars(fact).items() if isinstance(value, str)
    }
    return dataclasses.replace(fact, **changed)


def _number(value: str, numbers: dict[str, str]) -> str:
    try:
        uuid.UUID(value)
    except ValueError:
        return value
    return numbers.setdefault(value, f"00000000-0000-4000-8000-{len(numbers) + 1:012d}")
