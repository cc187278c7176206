"""The public door: every figure that anybody sees is asked for here, with the day and the knowledge it stands for."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.conf import settings
from django.utils import timezone

from lintel.domain.clock import end_of_day, london_date, month_ends
from lintel.domain.refusals import Refused
from lintel.domain.targets import Target
from lintel.ledger import read
from lintel.measures import library, reference, sql
from lintel.measures.catch_up import catch_up
from lintel.measures.language import Figures, Measure, Member, Question

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


def figures(
    measure: str, as_at: date, *, as_known_on: Known = None, by: str | None = None, engine: str = "sql"
) -> Answer:
    """The figures at the end of a London day, as known at a moment (a date: its end in London; by default now).

    Raises Refused for an unknown measure, cut or engine, and for a moment that is later than now or before the day.
    """
    question, known_on = _question(measure, as_at, as_known_on, by)
    if engine not in ENGINES:
        raise Refused("unknown_engine", field="engine", engine=engine)
    if engine == "reference":
        found = reference.figures_of_stories(question, _stories(question.position))
    else:
        found = sql.figures(_ready(question.position), question)
    return _answer(question, found, known_on, engine)


def members(
    measure: str, as_at: date, *, as_known_on: Known = None, within: Callable[[Member], bool] | None = None,
    engine: str = "sql",
) -> list[Member]:  # fmt: skip
    """The waits that the figure counts, in order of work; `within` keeps those of one group. Raises as `figures`."""
    question, _ = _question(measure, as_at, as_known_on, None)
    if engine == "reference":
        found = reference.members_of_stories(question, _stories(question.position))
    else:
        found = sql.members(_ready(question.position), question)
    return found if within is None else [member for member in found if within(member)]


def series(
    measure: str, last: date, *, months: int = 24, as_known_on: Known = None, by: str | None = None
) -> list[Answer]:
    """The figures at each of the latest month-ends on or before a day, earliest first, all as known at one moment."""
    question, known_on = _question(measure, last, as_known_on, by)
    return on_days(question, month_ends(last, months), known_on)


def on_days(question: Question, days: Sequence[date], known_on: datetime) -> list[Answer]:
    """The answers to one question at the end of each of several days."""
    found = sql.series(_ready(question.position), question, days)
    asked = [Question(measure=question.measure, as_at=day, position=question.position, by=question.by) for day in days]
    return [_answer(each, figures, known_on, "sql") for each, figures in zip(asked, found, strict=True)]


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
        return read.head(council()).position, known_on
    return read.position_as_known_on(council(), known_on), known_on


def _moment(as_known_on: Known, now: datetime) -> datetime:
    if as_known_on is None or as_known_on == london_date(now):
        return now
    if isinstance(as_known_on, datetime):
        return as_known_on
    return end_of_day(as_known_on)


def _question(measure: str, as_at: date, as_known_on: Known, by: str | None) -> tuple[Question, datetime]:
    declared = library.measure(measure)
    if by is not None and by not in declared.cuts:
        raise Refused("unknown_cut", field="by", by=by, cuts=", ".join(declared.cuts))
    position, known_on = position_known(as_at, as_known_on)
    return Question(measure=declared, as_at=as_at, position=position, by=by), known_on


def _ready(position: int) -> str:
    catch_up(council(), position)
    return council()


def _stories(position: int) -> reference.Stories:
    return (facts for _, facts in read.stories(council(), upto=position))


def _answer(question: Question, found: Figures, known_on: datetime, engine: str) -> Answer:
    return Answer(
        measure=question.measure, figures=found, as_at=question.as_at, known_on=known_on, position=question.position,
        by=question.by, engine=engine,
    )  # fmt: skip
