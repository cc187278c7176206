"""Words of which a figure has one or the other: who is counted, where, or what is taken off. Two of them are two things."""

import re

from lintel.oversight.papers.figures_followed.where import Followed

_OPPOSITES = (
    (r"\b(?:older|elderly)\b|\b65 (?:and|or) over\b|\b65\+", r"\b(?:younger|working[- ]age)\b|\b18(?: to |-)64\b"),
    (r"\b(?:men|males?)\b", r"\b(?:women|females?)\b"),
    (r"\bnorth(?:ern)?\b", r"\bsouth(?:ern)?\b", r"\beast(?:ern)?\b", r"\bwest(?:ern)?\b"),
    (r"\bin (?:a )?hospitals?\b", r"\bin the community\b|\bat home\b"),
    (r"\bgross\b", r"\bnet\b"),
    (r"\b(?:were|was|are|is|had|have|did) not\b", r"^(?!.*\bnot\b)"),
)
_PATTERNS = tuple(tuple(re.compile(each, re.I | re.S) for each in words) for words in _OPPOSITES)


def opposed(one: Followed, other: Followed) -> bool:
    """Whether the sentence of one has a word, and the sentence of the other has its opposite alone."""
    return any(_apart(_which(words, one.said), _which(words, other.said)) for words in _PATTERNS)


def _which(words: tuple[re.Pattern[str], ...], said: str) -> set[int]:
    return {place for place, pattern in enumerate(words) if pattern.search(said)}


def _apart(one: set[int], other: set[int]) -> bool:
    return bool(one and other) and not one & other
