"""More told: whoever sent a form for the public adds words to it, under the same reference."""

from dataclasses import dataclass
from typing import ClassVar

from lintel.domain.work import Mark


@dataclass(frozen=True, kw_only=True)
class MoreTold(Mark):
    """Somebody added words to what they had sent, as often as they like. The words are its note; nothing in them refuses it."""

    REPEATS: ClassVar[bool] = True
