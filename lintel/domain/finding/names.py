"""Names as they are compared: words without accents, capitals or apostrophes, and how alike two words are."""

import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from rapidfuzz.distance import OSA

from lintel.domain.codes import rows

LONGEST_WORD, MOST_WORDS, PARTICLE = 60, 8, 3
ALIKE = 0.6
SHORT_NAME, BEGINS_WITH, INITIAL = 0.95, 0.85, 0.6
APOSTROPHES = frozenset("'’‘ʼ`´ʹʻ")
# What decomposing leaves whole, as it is written where those letters are not at hand.
PLAIN = str.maketrans({"ł": "l", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i", "ħ": "h"})


def words_of(name: str) -> tuple[str, ...]:
    """The words of a name as they are compared: “Zoë-Ann O’Brien” gives zoe, ann, obrien. Any script will do."""
    plain = "".join(map(_sign, _decomposed(name))).translate(PLAIN)
    return tuple(word[:LONGEST_WORD] for word in plain.split()[:MOST_WORDS])


def _decomposed(name: str) -> str:
    apart = unicodedata.normalize("NFKD", name.casefold())
    # Accents only: in other scripts such signs are vowels.
    return unicodedata.normalize("NFC", "".join(sign for sign in apart if not "\u0300" <= sign <= "\u036f"))


def _sign(sign: str) -> str:
    """Letters and numbers stay, what only steers a line or stands in a word goes, and the rest parts words."""
    category = unicodedata.category(sign)
    if category[0] in "LNM":
        return sign
    return "" if sign in APOSTROPHES or category == "Cf" else " "


def spellings(words: Sequence[str]) -> tuple[str, ...]:
    """The words, and pairs that some write as one: “mc donald” gives mcdonald too."""
    return tuple(dict.fromkeys(word[:LONGEST_WORD] for parted in _parted(words) for word in parted))


def is_initial(word: str) -> bool:
    """Whether it is one letter alone: it finds nobody but who is called just so, as half of all names begin with it."""
    return len(word) == 1 and word.isascii()


def grams_of(word: str) -> frozenset[str]:
    """Every three letters of a word in a row, its beginning and its end included."""
    padded = f"  {word} "
    return frozenset(padded[place : place + 3] for place in range(len(padded) - 2))


def least_shared(word: str) -> int:
    """How many of its threes a word keeps at least when one or two letters of it are wrong."""
    return max(1, round(len(grams_of(word)) * 0.3))


def likeness(typed: str, word: str) -> float:
    """How alike two words are, from 0 to 1: same, known short name, begins so, or a few letters apart."""
    if typed == word:
        return 1.0
    if word in also_called(typed):
        return SHORT_NAME
    if word.startswith(typed):
        return BEGINS_WITH if len(typed) > 2 or not typed.isascii() else INITIAL
    return OSA.normalized_similarity(typed, word, score_cutoff=ALIKE)


@cache
def _short_names() -> Mapping[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for row in rows("short_names"):
        for one, other in ((row["name"], row["short"]), (row["short"], row["name"])):
            found.setdefault(one, set()).add(other)
    return {name: frozenset(others) for name, others in found.items()}


def also_called(word: str) -> frozenset[str]:
    """The long and short names that a word goes with: peggy gives margaret; margaret gives peggy, maggie and more."""
    return _short_names().get(word, frozenset())


def how_alike(typed: Sequence[str], known: Sequence[str]) -> float:
    """How alike two names are, from 0 to 1, in whatever order their words stand, and wherever they are parted."""
    return max(_paired(one, other) for one in _parted(typed) for other in _parted(known))


def _parted(words: Sequence[str]) -> Iterator[Sequence[str]]:
    """The words as they stand; and with a short one joined to its neighbour, as “o brien” is obrien."""
    yield words
    for place in range(len(words) - 1):
        if min(len(words[place]), len(words[place + 1])) <= PARTICLE:
            yield [*words[:place], words[place] + words[place + 1], *words[place + 2 :]]


def _paired(typed: Sequence[str], known: Sequence[str]) -> float:
    """Each word answers for one only, the best first."""
    alike_at = [(likeness(a, b), one, other) for one, a in enumerate(typed) for other, b in enumerate(known)]
    free_typed, free_known = set(range(len(typed))), set(range(len(known)))
    total = 0.0
    for alike, one, other in sorted(alike_at, reverse=True):
        if one in free_typed and other in free_known:
            free_typed.remove(one)
            free_known.remove(other)
            total += alike
    # Of two who answer alike, the one with no other names comes first.
    return max(0.0, total / len(typed) - 0.005 * len(free_known)) if typed else 0.0
