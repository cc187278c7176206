"""More told: whoever sent a form for the public adds words to it, and somebody of the team reads them."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from typing import ClassVar

from lintel.domain.fact import Recorded, effective
from lintel.domain.refusals import Refused
from lintel.domain.work import Mark, WorkFact, WorkOpened, WorkState


@dataclass(frozen=True, kw_only=True)
class MoreTold(Mark):
    """Somebody added words to what they had sent, as often as they like. The words are its note; nothing in them refuses it.

    They wait to be read since the first of them, and not since the last. With `how_to_reach` they only put right how they
    can be reached, which may be after the work has ended.
    """

    REPEATS: ClassVar[bool] = True

    how_to_reach: bool = False

    def check(self, work: WorkState) -> None:
        super().check(replace(work, closed_on=None) if self.how_to_reach else work)

    def apply(self, work: WorkState) -> None:
        super().apply(work)
        if not self.how_to_reach:
            work.more_told_on = min(work.more_told_on or self.occurred, self.occurred)


@dataclass(frozen=True, kw_only=True)
class MoreRead(WorkFact):
    """Somebody of the team read all that was added. What is added after waits to be read anew."""

    def check(self, work: WorkState) -> None:
        super().check(work)
        if work.more_told_on is None:
            raise Refused("nothing_to_read")

    def apply(self, work: WorkState) -> None:
        work.more_told_on = None


def can_be_told_on(day: date, story: Iterable[Recorded]) -> bool:
    """Whether words told on that day would still be read: not where the work had not begun, nor where all was read since."""
    standing = effective(list(story))
    return all(entry.fact.occurred <= day for entry in standing if isinstance(entry.fact, WorkOpened | MoreRead))
