"""A subject's story: its facts in order, legal as a whole. The one question behind every commit, late entry,
correction, withdrawal and load is whether the story can still be told."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from lintel.domain.allocation import require_worker_and_wait_agree
from lintel.domain.calendar import FIRST_DAY, LAST_DAY, BeyondCalendar
from lintel.domain.clock import Moment, london_date
from lintel.domain.correcting import DATES, check_points_back, points_back
from lintel.domain.fact import Corrected, Fact, Recorded, Withdrawn, corrections, effective, withdrawn_ids
from lintel.domain.figure import FigureState
from lintel.domain.person import PersonState
from lintel.domain.refusals import Refused, sentence
from lintel.domain.work import WorkState, words

SKEW = timedelta(minutes=5)
EARLIEST = date(1900, 1, 1)

State = WorkState | PersonState | FigureState


@dataclass(slots=True)
class Story:
    """One subject's facts as recorded, and how it stands once they are told. Not to be used after a refusal."""

    entries: list[Recorded] = field(default_factory=list)
    state: State | None = None
    last: tuple[date, int] = (date.min, 0)

    def add(self, new: Sequence[Recorded]) -> None:
        """Add the facts of one commit. Raises Refused, in words that name what stands in the way."""
        for place, entry in enumerate(new):
            if points_back(entry.fact):
                check_points_back(entry.fact, [*self.entries, *new[:place]])
        goes_on = self._only_goes_on(new)
        self.entries.extend(new)
        if goes_on:
            for place, entry in enumerate(new):
                if place and entry.fact.follows is None:
                    self._check_whole()
                self._tell(entry)
            self._check_whole()
            return
        self._retell({entry.fact.id for entry in new}, withdrawing=any(isinstance(e.fact, Withdrawn) for e in new))

    def _only_goes_on(self, new: Sequence[Recorded]) -> bool:
        last = self.last
        for entry in new:
            key = (entry.fact.occurred, entry.sequence)
            if isinstance(entry.fact, Corrected | Withdrawn) or key < last:
                return False
            last = key
        return True

    def _tell(self, entry: Recorded) -> None:
        fact = entry.fact
        if self.state is None:
            self.state = begin(fact)
        tell(fact, self.state)
        cause = getattr(fact, "because_of_fact", None)
        if cause is not None and cause in withdrawn_ids(self.entries):
            raise Refused("already_withdrawn")
        self.last = (fact.occurred, entry.sequence)

    def _check_whole(self) -> None:
        """Between one fact with all that came along with it and the next, who has the work and its wait agree."""
        if isinstance(self.state, WorkState) and self.state.kind is not None:
            require_worker_and_wait_agree(self.state)

    def _retell(self, new: set[str], *, withdrawing: bool) -> None:
        standing = effective(self.entries)
        _check_put_right(self.entries, standing)
        in_the_way = self._refused(standing, new, withdrawing=withdrawing)
        in_the_way = in_the_way or self._left_unwhole(standing, withdrawing=withdrawing)
        if in_the_way:
            raise Refused("rests_on_it", facts=in_words(in_the_way, standing))
        if self.state is None and self.entries:
            self.state = begin(self.entries[0].fact)

    def _refused(self, standing: Sequence[Recorded], new: set[str], *, withdrawing: bool) -> list[Fact]:
        """Tell all that stands from the start. What a withdrawal leaves without ground is gathered, not raised."""
        self.state, self.last = None, (date.min, 0)
        in_the_way: list[Fact] = []
        for entry in standing:
            try:
                if entry.fact.follows is None:
                    self._check_whole()
                self._tell(entry)
            except Refused as refused:
                if entry.fact.id in new or not withdrawing:
                    raise self._explained(entry.fact, refused, new) from refused
                in_the_way.append(entry.fact)
        return in_the_way

    def _left_unwhole(self, standing: Sequence[Recorded], *, withdrawing: bool) -> list[Fact]:
        """The last that stands, where a withdrawal would leave the work in no state that can be."""
        try:
            self._check_whole()
        except Refused:
            if not withdrawing or not standing:
                raise
            return [standing[-1].fact]
        return []

    @staticmethod
    def _explained(fact: Fact, refused: Refused, new: set[str]) -> Refused:
        if fact.id in new:
            return refused
        return Refused("breaks_later", fact=_said(fact), why=sentence(refused))


# What each sort of fact is told to.
STATES: Mapping[str, type[State]] = {"work": WorkState, "person": PersonState, "figure": FigureState}


def begin(fact: Fact) -> State:
    """The empty state that a subject's first fact is told to. Raises Refused for a fact that begins nothing."""
    if fact.ABOUT not in STATES:
        raise Refused("unknown_original")
    return STATES[fact.ABOUT]()


def tell(fact: Fact, state: State) -> None:
    """Check one fact against the state, and tell it. Raises Refused."""
    if STATES.get(fact.ABOUT) is not type(state):
        raise Refused("wrong_subject")
    try:
        fact.check(state)  # type: ignore[attr-defined]
        fact.apply(state)  # type: ignore[attr-defined]
    except (BeyondCalendar, OverflowError) as error:
        raise Refused("beyond_calendar", first=FIRST_DAY.year, last=LAST_DAY.year) from error


def state_of(entries: Sequence[Recorded], *, as_at: date | None = None) -> State | None:
    """How a subject stood at the end of `as_at` (or stands after all), by facts already found legal."""
    state: State | None = None
    for entry in effective(entries):
        if as_at is not None and entry.fact.occurred > as_at:
            break
        state = begin(entry.fact) if state is None else state
        entry.fact.apply(state)  # type: ignore[attr-defined]
    return state


def check_dates(fact: Fact, now: datetime) -> None:
    """Refuse what has not happened yet (5 minutes of skew allowed) or is impossibly long ago (work.md, rule 7)."""
    soon = now + SKEW
    if fact.occurred > london_date(soon):
        raise Refused("in_future", field="occurred")
    if fact.at is not None and Moment(fact.occurred, fact.at).instant() > soon:
        raise Refused("in_future", field="occurred")
    for name in DATES:
        if (getattr(fact, name, None) or fact.occurred) < EARLIEST:
            raise Refused("too_long_ago", field=name)


def _check_put_right(entries: Sequence[Recorded], standing: Sequence[Recorded]) -> None:
    """Ask of each corrected entry as it stands what is asked of a new one, by the moment of the last entry."""
    changed = corrections(entries, withdrawn_ids(entries))
    for entry in standing:
        if entry.fact.id in changed:
            check_dates(entry.fact, entries[-1].recorded)


def in_words(facts: Sequence[Fact], standing: Sequence[Recorded]) -> str:
    """Facts that stand as a refusal lists them: each itself, or the one that it came along with. Each once."""
    wanted = {fact.follows or fact.id for fact in facts}
    return "; ".join(_said(entry.fact) for entry in standing if entry.fact.id in wanted)


def _said(fact: Fact) -> str:
    return f"{words(type(fact).__name__)} on {fact.occurred:%-d %B %Y}"
