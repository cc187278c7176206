"""How far two cells are about the same thing, told by the words that both hold."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from math import log

_WORD = re.compile(r"[a-z]{4,}")
_ENDINGS = re.compile(r"(?:ations?|ments?|ings?|ed|ies|es|s|y)$")
_COMMON = frozenset(
    ("that", "this", "with", "from", "have", "been", "will", "their", "they", "which", "were", "there", "into", "about")
)  # fmt: skip
Words = frozenset[str]


def words_of(cell: str) -> Words:
    """The words of a cell that say something, without their endings."""
    return Words(_ENDINGS.sub("", word) for word in _WORD.findall(cell.lower()) if word not in _COMMON)


def agreements(left: Sequence[Words], right: Sequence[Words]) -> list[list[float]]:
    """How far each cell of the one column agrees with each of the other, from 0 to 1."""
    rare = _rarity((*left, *right))
    return [[_agreement(one, other, rare) for other in right] for one in left]


def _rarity(cells: Sequence[Words]) -> Mapping[str, float]:
    """A word in few cells says more than one in many."""
    times = Counter(word for words in cells for word in words)
    return {word: log(1 + len(cells) / often) for word, often in times.items()}


def _agreement(left: Words, right: Words, rare: Mapping[str, float]) -> float:
    """The weight of the words that both hold, as a share of the lighter one's, from 0 to 1."""
    lighter = min(sum(rare[word] for word in left), sum(rare[word] for word in right))
    return sum(rare[word] for word in left & right) / lighter if lighter else 0.0
