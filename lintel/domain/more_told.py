"""More told: whoever sent a form for the public adds words to it, under the same reference."""

from dataclasses import dataclass, replace
from typing import ClassVar

from lintel.domain.work import Mark, WorkState


@dataclass(frozen=True, kw_only=True)
class MoreTold(Mark):
    """Somebody added words to what they had sent, as often as they like. The words are its note; nothing in them refuses it.

    With `how_to_reach` they only put right how they can be reached, which may be after the work has ended.
    """

    REPEATS: ClassVar[bool] = True

    how_to_reach: bool = False

    def check(self, work: WorkState) -> None:
        super().check(replace(work, closed_on=None) if self.how_to_reach else work)
