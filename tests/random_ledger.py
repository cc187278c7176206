"""Random ledgers that could have happened: journeys made by tries at moves, where what a rule refuses is skipped.

Late entries, corrections, withdrawals (and withdrawals of these), same-person links and reattributions come along.
A ledger follows from its seed and its number of tries, so Hypothesis shrinks a failure to the shortest ledger.
"""

import random
import uuid
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from hypothesis import strategies as st

from lintel.domain import forcing, moves
from lintel.domain.carrying import brought_back, carried
from lintel.domain.codes import titles
from lintel.domain.correcting import DATES, may_correct
from lintel.domain.fact import FACTS, Fact, Recorded, Withdrawn, effective
from lintel.domain.flow import KINDS
from lintel.domain.handoffs import Opening, kind_opened, open_work, what_opens
from lintel.domain.moves import When
from lintel.domain.person import PersonRegistered, PersonState, RestrictionLifted, RestrictionPlaced, SamePerson
from lintel.domain.refusals import Refused
from lintel.domain.rooms import all_facts
from lintel.domain.story import Story, check_dates
from lintel.domain.work import RETURNED, Reattributed, WorkState, coded_fields
from lintel.domain.worse import WorseReported

COUNCIL = "999"
FIRST_MORNING = datetime(2025, 1, 6, 9, 0, tzinfo=UTC)
TEAMS = ("hill_older", "hill_younger", "vale_older")
LOCALITIES = ("hill", "vale", None)
WORKERS = ("worker-1", "worker-2")
FITS: Mapping[str, Callable[[WorkState], bool]] = {
    "note_mark": lambda work: (
        work.declared.name == "safeguarding_concern" or getattr(work.stage, "name", "") == "decision"
    ),
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


def register(scribe: Scribe) -> bool:
    person = new_subject(scribe)
    return scribe.commit([PersonRegistered(subject=person, occurred=scribe.today)], move="register")


def new_subject(scribe: Scribe) -> str:
    return str(uuid.UUID(int=scribe.chance.getrandbits(128)))


def people(scribe: Scribe) -> list[str]:
    """Those who are registered, and whose registration stands."""
    states = {name: story.state for name, story in scribe.stories.items()}
    return [name for name, state in states.items() if isinstance(state, PersonState) and state.known_since is not None]


def receive(scribe: Scribe) -> bool:
    """Begin a work of any kind for somebody known."""
    chance, known = scribe.chance, people(scribe)
    if not known:
        return register(scribe)
    kind, when = chance.choice(sorted(KINDS)), scribe.when()
    opening = Opening(
        kind=kind, person=chance.choice(known), team=chance.choice(TEAMS), locality=chance.choice(LOCALITIES),
        since=when.occurred - timedelta(days=chance.choice((0, 0, 2, 40))), occurred=when.occurred, at=when.at,
        work=new_subject(scribe),
    )  # fmt: skip
    due_on = when.occurred + timedelta(days=chance.choice((-20, 0, 3, 25))) if kind == "review" else None
    received = {"basis": "yearly"} if due_on else answers(FACTS[KINDS[kind].received_by], chance)
    return scribe.commit(open_work(opening, received=received or None, due_on=due_on), move="receive")


def rate(scribe: Scribe, work: WorkState) -> list[Fact]:
    chosen = answers(FACTS["RiskRated"], scribe.chance)
    return moves.rate(work, scribe.when(), senior_manager=scribe.chance.choice((None, "manager-1")), **chosen)


def keep_in_touch(scribe: Scribe, work: WorkState) -> list[Fact]:
    return moves.keep_in_touch(work, scribe.when(), how="phone", reached=scribe.chance.random() < 0.6)


def pause(scribe: Scribe, work: WorkState) -> list[Fact]:
    return moves.pause(work, scribe.when(), **answers(FACTS["WaitPaused"], scribe.chance))


def resume(scribe: Scribe, work: WorkState) -> list[Fact]:
    return moves.resume(work, scribe.when(), **answers(FACTS["WaitResumed"], scribe.chance))


def escalate(scribe: Scribe, work: WorkState) -> list[Fact]:
    return moves.escalate(work, scribe.when(), to="manager-2", reason="waited_too_long", because_of_fact=work.rated_by)


def offer(scribe: Scribe, work: WorkState) -> list[Fact]:
    """Mostly by the team that has it; an offer of another team's is refused."""
    team = work.team if scribe.chance.random() < 0.9 else scribe.chance.choice(TEAMS)
    worker = scribe.chance.choice(WORKERS)
    return moves.offer(work, scribe.when(), team=team, worker=worker, reason="next_in_order")


def accept(scribe: Scribe, work: WorkState) -> list[Fact]:
    worker = work.offer.worker if work.offer else scribe.chance.choice(WORKERS)
    return moves.accept(work, scribe.when(), worker=worker, reason="has_capacity")


def return_offer(scribe: Scribe, work: WorkState) -> list[Fact]:
    return moves.return_offer(work, scribe.when(), reason="no_capacity")


def hand_over(scribe: Scribe, work: WorkState) -> list[Fact]:
    team, locality = scribe.chance.choice(TEAMS), scribe.chance.choice(LOCALITIES)
    return moves.hand_over(work, scribe.when(), team=team, locality=locality, reason="other_team_better")


def reach(scribe: Scribe, work: WorkState) -> list[Fact]:
    """What ends the open wait (or, seldom, what would end another), and the work that begins because of it."""
    stage = work.stage
    if stage is None or stage.reached_by == "OfferAccepted" or scribe.chance.random() < 0.1:
        stage = scribe.chance.choice([each for each in work.declared.stages if each.reached_by != "OfferAccepted"])
    given = answers(FACTS[stage.reached_by], scribe.chance)
    facts = moves.reach(work, scribe.when(), milestone=stage.reached_by, **given)
    return [*facts, *what_opens(work, facts[0], team=work.team)]


def note_mark(scribe: Scribe, work: WorkState) -> list[Fact]:
    marks = [name for name in work.declared.marks if getattr(FACTS[name], "MOVE", "mark") == "mark"]
    others = KINDS["safeguarding_concern"].marks
    if "AssessmentReturned" in work.told:
        marks = ["AssessmentResubmitted"]
    named = scribe.chance.choice(marks if marks and scribe.chance.random() < 0.9 else others)
    return moves.note_mark(work, scribe.when(), mark=named, **answers(FACTS[named], scribe.chance))


def log_call(scribe: Scribe, work: WorkState) -> list[Fact]:
    """Any call about a contact: one that came in, or one that was made and reached somebody or nobody."""
    call = scribe.chance.choice(KINDS["contact"].marks)
    reached = {"reached": scribe.chance.random() < 0.6} if call == "CallMade" else {}
    return moves.log_call(work, scribe.when(), call=call, **answers(FACTS[call], scribe.chance), **reached)


def end(scribe: Scribe, work: WorkState) -> list[Fact]:
    return moves.end(work, scribe.when(), why=scribe.chance.choice(sorted(titles("leaving_reasons"))))


def reattribute(scribe: Scribe, work: WorkState) -> list[Fact]:
    to = scribe.chance.choice(people(scribe) or [work.person])
    return [
        Reattributed(
            subject=work.id, occurred=scribe.today, from_person=work.person, to_person=to, reason="wrong_person"
        )
    ]


def correct(scribe: Scribe, subject: str) -> list[Fact]:
    """Put a date or a code of any earlier fact right, or try to."""
    original = scribe.chance.choice(scribe.of(subject)).fact
    correctable = [name for name in original.__dataclass_fields__ if may_correct(original, name)]
    if getattr(original, "why", None) == RETURNED:
        # What follows was told that the worker gave the work back.
        correctable.remove("why")
    if not correctable:
        return []
    name = scribe.chance.choice(
        ["occurred"] if "occurred" in correctable and scribe.chance.random() < 0.4 else correctable
    )
    changes = {name: another_value(scribe, original, name)}
    return moves.correct(
        subject, When(occurred=scribe.today), original=original.id, changes=changes, reason="wrong_date"
    )


def another_value(scribe: Scribe, original: Fact, name: str) -> str | None:
    """Some other value for a field, as text."""
    chance, lists = scribe.chance, dict(coded_fields(type(original)))
    if name in lists:
        return chance.choice(sorted(titles(lists[name])))
    if name in DATES:
        near = getattr(original, name) or original.occurred
        return (near + timedelta(days=chance.choice((-30, -2, -1, 1, 4)))).isoformat()
    choices = {
        "team": TEAMS,
        "locality": LOCALITIES,
        "worker": WORKERS,
        "reached": ("yes", "no"),
        "at": (None, "08:45"),
        "since_at": (None, "06:30", "08:00"),
    }
    return chance.choice(choices.get(name, sorted(titles("leaving_reasons"))))


def withdraw(scribe: Scribe, subject: str) -> list[Fact]:
    """Withdraw any earlier fact with what it opened, or a withdrawal, or try to. The latest are likeliest to give way."""
    entries = scribe.of(subject)
    latest = [entry for entry in entries if entry.fact.follows is None][-3:]
    original = scribe.chance.choice(latest or entries).fact.id
    away = Withdrawn(subject=subject, occurred=scribe.today, original=original, reason="did_not_happen")
    after = [*entries, Recorded(away, 0, len(entries) + 1, scribe.now, "somebody")]
    opened = [work for work in scribe.works() if work.opened_by == original]
    along = (carried(entries, after, scribe.of(work.id), on=away.occurred, reason="did_not_happen") for work in opened)
    return [away, *(fact for facts in along for fact in facts), *_brought_back(scribe, away)]


def _brought_back(scribe: Scribe, away: Withdrawn) -> list[Withdrawn]:
    """What was withdrawn along with the withdrawal that this one withdraws. Each try is recorded at a moment of its own."""
    for entry in scribe.of(away.subject):
        if entry.fact.id == away.original and isinstance(entry.fact, Withdrawn):
            beside = [each for each in scribe.entries if each.recorded == entry.recorded]
            return brought_back(entry.fact, beside, on=away.occurred, reason=away.reason)
    return []


def link(scribe: Scribe) -> bool:
    known = people(scribe)
    if len(known) < 2:
        return False
    one, other = scribe.chance.sample(known, 2)
    return scribe.commit([SamePerson(subject=one, occurred=scribe.today, other=other, reason="told_us")], move="link")


def restrict(scribe: Scribe) -> bool:
    """Restrict somebody's record, or lift the restriction."""
    known = people(scribe)
    if not known:
        return False
    kind = scribe.chance.choice((RestrictionPlaced, RestrictionLifted))
    fact = kind(subject=scribe.chance.choice(known), occurred=scribe.today, reason="staff_or_family")
    return scribe.commit([fact], move="restrict")


def tell_of_person(scribe: Scribe) -> bool:
    """Say something of what is known of a person, of who matters to them, or of their story."""
    known = people(scribe)
    if not known:
        return False
    kind = FACTS[scribe.chance.choice(TOLD_OF_PEOPLE)]
    person = scribe.chance.choice(known[:2])
    given = answers(kind, scribe.chance) | points_at(scribe, kind, person, known)
    fact = kind(subject=person, occurred=scribe.when().occurred, note=new_subject(scribe), **given)
    return scribe.commit([fact], move="tell_of_person")


TOLD_OF_PEOPLE = (
    "PersonDescribed", "SafeContactRecorded", "HazardNoted", "HazardEnded", "ConsentRecorded", "RelationshipRecorded",
    "RelationshipEnded", "OwnWordsRecorded", "MattersRecorded", "PromiseMade", "PromiseKept", "NoteMade",
)  # fmt: skip


def points_at(scribe: Scribe, kind: type[Fact], person: str, known: Sequence[str]) -> dict[str, Any]:
    """The documents, the days, the people and the earlier facts that a fact about a person names."""
    chance, state = scribe.chance, scribe.stories[person].state
    assert isinstance(state, PersonState)
    ended = chance.choice(sorted(state.relationships) or [(person, "friend")])
    return {
        "PersonDescribed": {chance.choice(("identity", "description")): new_subject(scribe)},
        "HazardEnded": {"hazard": chance.choice(list(state.hazards) or ["severe_allergy"])},
        "RelationshipRecorded": {"other": chance.choice(known), "may_speak": chance.random() < 0.5},
        "RelationshipEnded": {"other": ended[0], "relationship": ended[1]},
        "PromiseMade": {"due_on": scribe.today + timedelta(days=chance.choice((0, 7, 28)))},
        "PromiseKept": {"promise": chance.choice(list(state.promises) or [person])},
        "NoteMade": {"version_of": chance.choice([None, *state.notes])},
    }.get(kind.__name__, {})


def say_worse(scribe: Scribe, work: WorkState) -> list[Fact]:
    return [WorseReported(subject=work.id, occurred=scribe.today, **answers(WorseReported, scribe.chance))]


def force(scribe: Scribe) -> bool:
    """Open somebody's record in an emergency."""
    state, at = any_person(scribe), scribe.now.time().replace(tzinfo=None)
    if state is None:
        return False
    when = When(occurred=scribe.today, at=at)
    facts = forcing.force(state, when, reader=scribe.chance.choice(WORKERS), reason="danger_now")
    return scribe.commit(facts, move="force")


def review_access(scribe: Scribe) -> bool:
    """Review one of these, or try to; by chance by who opened it."""
    state = any_person(scribe, forced=True)
    if state is None:
        return False
    access, reviewer = scribe.chance.choice(list(state.forced)), scribe.chance.choice(("manager-1", *WORKERS))
    outcome = scribe.chance.choice(sorted(titles("forcing_outcomes")))
    facts = forcing.review(state, scribe.when(), access=access, reviewer=reviewer, outcome=outcome)
    return scribe.commit(facts, move="review_access")


def any_person(scribe: Scribe, *, forced: bool = False) -> PersonState | None:
    """One of the people, as their record stands now."""
    states = [scribe.stories[name].state for name in people(scribe)]
    found = [state for state in states if isinstance(state, PersonState) and (state.forced or not forced)]
    return scribe.chance.choice(found) if found else None


ABOUT_WORK: Mapping[str, tuple[int, Callable[[Scribe, WorkState], list[Fact]]]] = {
    "rate": (5, rate),
    "keep_in_touch": (6, keep_in_touch),
    "pause": (3, pause),
    "resume": (3, resume),
    "escalate": (2, escalate),
    "offer": (12, offer),
    "accept": (12, accept),
    "return_offer": (2, return_offer),
    "hand_over": (5, hand_over),
    "reach": (14, reach),
    "note_mark": (12, note_mark),
    "log_call": (6, log_call),
    "end": (2, end),
    "reattribute": (1, reattribute),
    "say_worse": (2, say_worse),
}
PUTTING_RIGHT = {"correct": (6, correct), "withdraw": (6, withdraw)}
BEGINNINGS = {
    "register": (2, register),
    "receive": (6, receive),
    "link": (2, link),
    "restrict": (2, restrict),
    "tell_of_person": (6, tell_of_person),
    "force": (2, force),
    "review_access": (2, review_access),
}
WEIGHTS = {"go_on": 50} | {name: weight for name, (weight, _) in (ABOUT_WORK | PUTTING_RIGHT | BEGINNINGS).items()}


def try_something(scribe: Scribe) -> bool:
    """Let some time pass, and try one move. Returns whether anything was recorded."""
    scribe.now += timedelta(days=scribe.chance.choice((0, 0, 0, 0, 1, 1, 3, 12)), minutes=1)
    name = scribe.chance.choices(list(WEIGHTS), weights=list(WEIGHTS.values()))[0]
    if name in BEGINNINGS:
        return BEGINNINGS[name][1](scribe)
    if name == "go_on":
        return _go_on(scribe)
    if name in PUTTING_RIGHT:
        subject = scribe.chance.choice(list(scribe.stories))
        return _allowed(scribe, name, lambda: PUTTING_RIGHT[name][1](scribe, subject))
    return _move(scribe, name, any_work(scribe, still_open=scribe.chance.random() < 0.95, move=name))


def _go_on(scribe: Scribe) -> bool:
    """Try what fits: an offer where a worker is awaited, an answer to an offer, else what ends the open wait."""
    work = any_work(scribe)
    if work is None or work.stage is None:
        return False
    if work.stage.name == "decision" and scribe.chance.random() < 0.7:
        return _move(scribe, "note_mark", work)
    if work.stage.reached_by != "OfferAccepted":
        return _move(scribe, "reach", work)
    if work.offer is None or work.offer.lapses_on < scribe.today:
        return _move(scribe, "offer", work)
    return _move(scribe, scribe.chance.choice(("accept", "accept", "accept", "return_offer")), work)


def _move(scribe: Scribe, name: str, work: WorkState | None) -> bool:
    return work is not None and _allowed(scribe, name, lambda: ABOUT_WORK[name][1](scribe, work))


def _allowed(scribe: Scribe, name: str, rule: Callable[[], list[Fact]]) -> bool:
    try:
        facts = rule()
    except Refused:
        return False
    return scribe.commit(facts, move=name)


def write(seed: int, tries: int) -> Scribe:
    """The scribe who has made `tries` tries, by chance from `seed`."""
    scribe = Scribe(random.Random(seed))
    register(scribe)
    for _ in range(tries):
        try_something(scribe)
    return scribe


def random_ledgers(most: int = 80) -> st.SearchStrategy[list[Recorded]]:
    """Ledgers of up to `most` tries, as recorded facts in order of position."""
    return st.builds(lambda seed, tries: write(seed, tries).entries, st.integers(0, 2**32 - 1), st.integers(1, most))


def last_day(ledger: Sequence[Recorded]) -> date:
    """The last day on which anything was recorded."""
    return max(entry.recorded.date() for entry in ledger)
