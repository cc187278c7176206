"""The words that tell one promise from another, so that "call-back", "call back" and "callback" are one word."""

import re
import tomllib
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import pairwise
from pathlib import Path

_WORD = re.compile(r"[A-Za-z]+(?:'[a-z]+)?(?:-[A-Za-z]+)*")
_ENDS = re.compile(r"(?:ing|ed)$")
RARE_AT_LEAST, ONE_IN = 6, 50


@dataclass(frozen=True)
class Terms:
    """`single` are words; `joined` are compounds and pairs of words that stand side by side, each written as one."""

    single: frozenset[str]
    joined: frozenset[str]

    @property
    def all(self) -> frozenset[str]:
        return self.single | self.joined


def terms(text: str) -> Terms:
    """The words of a text that may tell it from others; common words part pairs, as full stops do."""
    single, joined = set[str](), set[str]()
    for sentence in re.split(r"[.;:?!]\s", text):
        words = [_term(word) for word in _WORD.findall(sentence)]
        single.update(word for word, compound in words if word)
        joined.update(word for word, compound in words if word and compound)
        joined.update(one + other for (one, _), (other, _) in pairwise(words) if one and other)
    return Terms(frozenset(single), frozenset(joined))


@lru_cache(maxsize=20_000)
def plain(word: str) -> str:
    """A word without its ending: updates, updated and updating are one."""
    word = word.lower().removesuffix("'s")
    if len(word) > 4 and word.endswith("ies"):
        word = word[:-3] + "y"
    elif len(word) > 3 and word.endswith("s") and not word.endswith("ss"):
        word = word[:-1]
    return _ENDS.sub("", word).rstrip("e") if len(word) > 4 else word


def _term(word: str) -> tuple[str, bool]:
    """The word as it is compared, empty where it tells nothing; and whether it is a compound."""
    if "-" in word:
        return plain(word.replace("-", "")), True
    return ("" if plain(word) in _common() or len(word) < 2 else plain(word)), False


@cache
def _common() -> frozenset[str]:
    listed = tomllib.loads(Path(__file__).with_name("words.toml").read_text(encoding="utf-8"))
    return frozenset(plain(word) for words in listed.values() for word in words.split())


@dataclass(frozen=True)
class Rarity:
    """In how many of `passages` passages each term stands."""

    found_in: Counter[str]
    passages: int

    def rare(self, term: str) -> bool:
        """Whether the term stands in few passages: six at most, or one in fifty."""
        return 0 < self.found_in[term] <= max(RARE_AT_LEAST, self.passages // ONE_IN)


def rarity(texts: Sequence[Terms]) -> Rarity:
    """How rare each term is among these passages."""
    counted: Counter[str] = Counter()
    for each in texts:
        counted.update(each.all)
    return Rarity(counted, len(texts))


def shared(one: Terms, other: Terms, rare: Rarity) -> tuple[frozenset[str], frozenset[str]]:
    """The rare single words, and the rare compounds, that both have."""
    # A compound here may be a single word there ("callback").
    both = one.all & other.all
    joined = frozenset(term for term in both & (one.joined | other.joined) if rare.rare(term))
    return frozenset(term for term in both - joined if rare.rare(term)), joined


def in_order(words: Iterable[str]) -> tuple[str, ...]:
    """Longest first, then by letter."""
    return tuple(sorted(words, key=lambda word: (-len(word), word)))
