"""The public door: every figure that anybody sees is asked for here, with the day and the knowledge it stands for."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from django.conf import settings
from django.utils import timezone

from lintel.domain.clock import end_of_day, london_date, month_ends
from lintel.domain.refusals import Refused
from lintel.domain.targets import Target
from lintel.ledger import read
from lintel.measures import library, reference, sql
from lintel.measures.catch_up import catch_up
from lintel.measures.language import Figure, Figures, Measure, Member, Question

ENGINES = ("sql", "reference")
Known = datetime | date | None


@dataclass(frozen=True, kw_only=True)
class Answer:
    """Figures with all that they must never be printed without."""

    measure: Measure
    figures: Figures
    as_at: date
    known_on: datetime
    position: int
    by: str | None
    engine: str

    @property
    def targets(self) -> tuple[Target, ...]:
        """The targets in force on the day."""
        return self.measure.targets_on(self.as_at)


@dataclass(frozen=True, kw_only=True)
class Reading:
    """The ledger read up to one position, at the end of a London day: all that is asked of it is of one state."""

    as_at: date
    known_on: datetime
    position: int
    engine: str

    def figures(self, measure: str, *, by: str | None = None) -> Answer:
        """The figures at the end of the day. Raises Refused for an unknown measure or cut."""
        return self._on_days(self._question(measure, by), [self.as_at])[0]

    def series(self, measure: str, *, months: int = 24, by: str | None = None) -> list[Answer]:
        """The figures at each of the latest month-ends on or before the day, earliest first."""
        return self._on_days(self._question(measure, by), month_ends(self.as_at, months))

    def members(self, measure: str, *, within: Callable[[Member], bool] | None = None) -> list[Member]:
        """The waits that the figure counts, in order of work; `within` keeps those of one group."""
        found = self._members(self._question(measure))
        return found if within is None else [member for member in found if within(member)]

    def figure_of(self, measure: str, *, within: Callable[[Member], bool]) -> Figure:
        """The figure of those waits alone that are within a group, such as one month's."""
        question = self._question(measure)
        if self.engine == "reference":
            return reference.figure_within(question, self._stories(), within)
        return sql.figure_within(council(), question, within)

    def _members(self, question: Question) -> list[Member]:
        if self.engine == "reference":
            return reference.members_of_stories(question, self._stories())
        return sql.members(council(), question)

    def _question(self, measure: str, by: str | None = None) -> Question:
        declared = library.measure(measure)
        if by is not None and by not in declared.cuts:
            raise Refused("unknown_cut", field="by", by=by, cuts=", ".join(declared.cuts))
        return Question(measure=declared, as_at=self.as_at, position=self.position, by=by)

    def _on_days(self, question: Question, days: Sequence[date]) -> list[Answer]:
        asked = [replace(question, as_at=day) for day in days]
        by_facts = self.engine == "reference"
        found = (
            reference.series_of_stories(asked, self._stories()) if by_facts else sql.series(council(), question, days)
        )
        return [self._answer(each, figures) for each, figures in zip(asked, found, strict=True)]

    def _stories(self) -> reference.Stories:
        return (facts for _, facts in read.stories(council(), upto=self.position))

    def _answer(self, question: Question, found: Figures) -> Answer:
        return Answer(
            measure=question.measure, figures=found, as_at=question.as_at, known_on=self.known_on,
            position=self.position, by=question.by, engine=self.engine,
        )  # fmt: skip


def reading(as_at: date, *, as_known_on: Known = None, engine: str = "sql") -> Reading:
    """A reading of the ledger as known at a moment (a date: its end in London; by default now).

    Raises Refused for an unknown engine, and for a moment that is later than now or before the day.
    """
    position, known_on = position_known(as_at, as_known_on)
    if engine not in ENGINES:
        raise Refused("unknown_engine", field="engine", engine=engine)
    if engine == "sql":
        catch_up(council(), position)
    return Reading(as_at=as_at, known_on=known_on, position=position, engine=engine)


def figures(
    measure: str, as_at: date, *, as_known_on: Known = None, by: str | None = None, engine: str = "sql"
) -> Answer:
    """The figures of one reading. Raises Refused as it does."""
    return reading(as_at, as_known_on=as_known_on, engine=engine).figures(measure, by=by)


def members(measure: str, as_at: date, *, as_known_on: Known = None, engine: str = "sql") -> list[Member]:
    """The waits that the figure of one reading counts, in order of work."""
    return reading(as_at, as_known_on=as_known_on, engine=engine).members(measure)


def council() -> str:
    """The council whose figures these are."""
    return str(settings.LINTEL_COUNCIL)


def position_known(as_at: date, as_known_on: Known) -> tuple[int, datetime]:
    """The ledger's position at a moment, and the moment. Source: work.md, rule 9. Raises Refused."""
    now = timezone.now()
    known_on = _moment(as_known_on, now)
    if as_at > london_date(now):
        raise Refused("as_at_in_future", field="as_at")
    if known_on > now:
        raise Refused("known_in_future", field="as_known_on")
    if london_date(known_on) < as_at:
        raise Refused("known_too_early", field="as_known_on")
    if as_known_on is None or known_on == now:
        # What was recorded while the clock was being read is in it, and so was known.
        head = read.settled_head(council())
        return head.position, max(known_on, head.recorded or known_on)
    return read.position_as_known_on(council(), known_on), known_on


def _moment(as_known_on: Known, now: datetime) -> datetime:
    if as_known_on is None or as_known_on == london_date(now):
        return now
    if isinstance(as_known_on, datetime):
        return as_known_on
    return end_of_day(as_known_on)
