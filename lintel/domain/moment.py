"""In this room: when a thing happened, as London tells it, and the instant in UTC that it stands for."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Final
from zoneinfo import ZoneInfo

LONDON: Final = ZoneInfo("Europe/London")
MIDNIGHT: Final = time(0, 0)


@dataclass(frozen=True, slots=True)
class Moment:
    """A London date, with a time of day where it is known.

    `fold` is 1 for the second passing of the hour that the end of British Summer Time repeats (01:00 to 01:59 on the
    last Sunday of October), and 0 for the first passing and for every other time. It is a field of its own because
    Python's `time` drops it when compared or written down. A time in the hour that March skips is read as if the
    clock had not yet been put forward: 01:30 is the same instant as 02:30.
    """

    on: date
    at: time | None = None
    fold: int = 0

    def __post_init__(self) -> None:
        if isinstance(self.on, datetime):
            raise TypeError("A moment takes a date and a time apart; use Moment.of for an instant.")
        if self.at is not None and self.at.tzinfo is not None:
            raise ValueError("The time of a moment is plain London time, without a time zone.")
        if self.fold and not (self.fold == 1 and is_repeated(self.on, self.at)):
            raise ValueError(f"{self.at} on {self.on} comes only once, so it has no second passing.")
        if self.at is not None and self.at.fold:
            self._move_fold(self.at)

    def _move_fold(self, at: time) -> None:
        object.__setattr__(self, "fold", int(is_repeated(self.on, at)))
        object.__setattr__(self, "at", at.replace(fold=0))

    @classmethod
    def of(cls, instant: datetime) -> "Moment":
        """The London moment of an aware instant. Raises ValueError for a naive one."""
        local = _in_london(instant)
        return cls(local.date(), local.time())

    def instant(self) -> datetime:
        """The aware UTC instant; an unknown time is 00:00 in London. Source: the rules of work, 7."""
        return _utc(self.on, self.at or MIDNIGHT, self.fold)


def is_repeated(on: date, at: time | None) -> bool:
    """Whether London's clocks show this time twice on this date."""
    return at is not None and _utc(on, at, 0) < _utc(on, at, 1)


def _utc(on: date, at: time, fold: int = 0) -> datetime:
    return datetime.combine(on, at.replace(fold=fold), LONDON).astimezone(UTC)


def _in_london(instant: datetime) -> datetime:
    if instant.tzinfo is None:
        raise ValueError("An instant must say its time zone.")
    return instant.astimezone(LONDON)


def london_date(instant: datetime) -> date:
    """The date in London at an aware instant. Raises ValueError for a naive one."""
    return _in_london(instant).date()


def end_of_day(on: date) -> datetime:
    """The last instant of a London date, in UTC: one microsecond before the next midnight in London."""
    return _utc(on + timedelta(days=1), MIDNIGHT) - timedelta(microseconds=1)
