"""Telling: one work's story as a test tells it, move by move, each commit judged as casework judges it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time
from typing import Any

from lintel.domain import moves
from lintel.domain.clock import Moment
from lintel.domain.fact import Fact, Recorded
from lintel.domain.flow import KINDS
from lintel.domain.handoffs import Opening, open_work
from lintel.domain.moves import When
from lintel.domain.person import PersonState
from lintel.domain.story import Story
from lintel.domain.work import WorkState

RECORDED = datetime(2026, 12, 31, 12, tzinfo=UTC)
PERSON, TEAM, OTHER_TEAM, WORKER, OTHER_WORKER = "person-1", "locality-1", "locality-2", "worker-1", "worker-2"
RECEIVED = {
    "contact": {"channel": "portal", "reason": "asks_for_care"},
    "safeguarding_concern": {"channel": "email"},
    "review": {"basis": "first_after_plan"},
}
ANSWERS: dict[str, dict[str, Any]] = {
    "AssessmentStarted": {"method": "face_to_face"},
    "AssessmentCompleted": {"method": "face_to_face"},
    "EligibilityDecided": {"decision": "eligible"},
    "ServiceStarted": {"setting": "home_care"},
    "ContactReceived": {"channel": "phone", "reason": "asks_advice"},
    "CallTaken": {"how": "phone"},
    "MoreTold": {},
    "CallMade": {"how": "phone", "reached": False},
    "ContactTriaged": {"decision": "advice_given"},
    "ReviewScheduled": {"due_on": date(2026, 7, 1), "basis": "yearly"},
    "ReviewHeld": {"outcome": "no_change"},
    "ConcernReceived": {"channel": "phone"},
    "ScreeningBegan": {"decision": "screen"},
    "HowToProceedDecided": {"decision": "screen"},
    "ScreeningEnded": {"result": "facts_gathered"},
    "SpecialistAsked": {"team": "mental_health"},
    "SpecialistResponded": {"answer": "advice_given"},
    "ThresholdDecided": {"decision": "no_further_action", "reason": "no_abuse_or_neglect"},
    "EnquiryPlanned": {"lead": "council"},
    "EnquiryConcluded": {"risk": "risk_reduced"},
    "ReferrerTold": {"how": "letter"},
}
MILESTONES = sorted({stage.reached_by for kind in KINDS.values() for stage in kind.stages} - {"OfferAccepted"})
MARKS = sorted(ANSWERS.keys() - set(MILESTONES))


def numbered(facts: Sequence[Fact], after: int = 0) -> list[Recorded]:
    """Facts as the ledger would hold them, in this order, from the sequence that follows `after`."""
    return [Recorded(fact, place, place, RECORDED, "tester") for place, fact in enumerate(facts, start=after + 1)]


@dataclass
class Telling:
    """A story so far. Where a commit is refused nothing of it is kept."""

    entries: list[Recorded] = field(default_factory=list)

    @property
    def story(self) -> Story:
        """The story, told again from its entries in one go."""
        story = Story()
        if self.entries:
            story.add(self.entries)
        return story

    @property
    def work(self) -> WorkState:
        """How the work stands."""
        state = self.story.state
        assert isinstance(state, WorkState)
        return state

    @property
    def person(self) -> PersonState:
        """How the person's record stands."""
        state = self.story.state
        assert isinstance(state, PersonState)
        return state

    def commit(self, facts: Sequence[Fact]) -> list[Fact]:
        """Add the facts of one commit. Raises Refused."""
        new = numbered(facts, after=len(self.entries))
        self.story.add(new)
        self.entries.extend(new)
        return list(facts)

    def move(self, rule: Callable[..., list[Fact]], on: date, at: time | None = None, **answers: Any) -> list[Fact]:
        """Make one move on a day, with its answers. Raises Refused."""
        return self.commit(rule(self.work, When(occurred=on, at=at), **answers))

    def record(self, name: str, on: date, at: time | None = None, **answers: Any) -> list[Fact]:
        """Record a milestone or a mark by its name. Raises Refused."""
        answers = ANSWERS[name] | answers
        if name in MARKS:
            return self.move(moves.note_mark, on, at, mark=name, **answers)
        return self.move(moves.reach, on, at, milestone=name, **answers)

    def put_right(self, fact: Fact, on: date, **changes: str | None) -> list[Fact]:
        """Correct an earlier fact. Raises Refused."""
        put = moves.correct(fact.subject, When(occurred=on), original=fact.id, changes=changes, reason="wrong_date")
        return self.commit(put)

    def take_back(self, fact: Fact, on: date) -> list[Fact]:
        """Withdraw an earlier fact. Raises Refused."""
        return self.commit(moves.withdraw(fact.subject, When(occurred=on), original=fact.id, reason="did_not_happen"))


def opened(
    kind: str, on: date, *, since: date | None = None, due_on: date | None = None, told: Moment | None = None,
    **also: Any,
) -> Telling:  # fmt: skip
    """A work just opened, with what its kind is opened with; a concern perhaps `told` to the council before."""
    telling = Telling()
    opening = Opening(
        kind=kind, person=PERSON, team=TEAM, locality="north", since=since or on, occurred=on, work="work-1", **also
    )
    first_told = {"since": told.on, "since_at": told.at} if told else {}
    telling.commit(open_work(opening, received={**RECEIVED.get(kind, {}), **first_told} or None, due_on=due_on))
    return telling
