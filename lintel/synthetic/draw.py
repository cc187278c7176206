"""Seeded chance: ids, numbers, choices and decks, so that the county is the same for the same seed and day."""

from collections.abc import Mapping, Sequence
from random import Random
from typing import TypeVar

T = TypeVar("T")
DECK_SIZE = 200


class Draw:
    """One stream of chance. Streams of other names draw apart from it, so one more draw here changes nothing there."""

    def __init__(self, seed: int, stream: str) -> None:
        self.random = Random(f"{seed}/{stream}")  # nosec B311: the same county every time, no secret
        self.chance01 = self.random.random
        self.bits = self.random.getrandbits

    def id(self) -> str:
        """A random UUID, version 4, drawn from this stream."""
        text = f"{self.bits(124):031x}"
        return f"{text[:8]}-{text[8:12]}-4{text[12:15]}-a{text[16:19]}-{text[19:]}"

    def chance(self, share: float) -> bool:
        """True in that share of draws."""
        return self.chance01() < share

    def number(self, low: int, high: int) -> int:
        """A whole number from low to high, both possible."""
        return low + int(self.chance01() * (high - low + 1))

    def long_tail(self, median: float, spread: float) -> int:
        """Whole days from a lognormal: half are below the median, few are far above."""
        return int(self.random.lognormvariate(0, spread) * median)

    def pick(self, choices: Sequence[T]) -> T:
        """One of them."""
        return choices[int(self.chance01() * len(choices))]


class Deck:
    """Draws in exact shares: a shuffled deck of 200 cards, shuffled again when it is used up."""

    def __init__(self, draw: Draw, shares: Mapping[str, float]) -> None:
        whole = sum(shares.values())
        self.cards = [name for name, share in shares.items() for _ in range(round(share / whole * DECK_SIZE))]
        self.left: list[str] = []
        self.draw = draw

    def next(self) -> str:
        """The next card."""
        if not self.left:
            self.left = self.cards.copy()
            self.draw.random.shuffle(self.left)
        return self.left.pop()
