"""Which clauses of a resolution say the same as something said in the discussion: by the words that they share."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from lintel.oversight.papers.reading.found import Action
from lintel.oversight.papers.reading.profile import Profile

_WORD = re.compile(r"[A-Za-z][\w'-]+")
_STEM, _LEAST, _SHARE, _FEW = 5, 2, 0.3, 3


@dataclass(frozen=True)
class Said:
    """A promise made in discussion, with the point in which it was made."""

    promise: Action
    point: str


def linked(
    said: Sequence[Said], clauses: Sequence[Action], points: Mapping[str, int], profile: Profile
) -> Iterator[Action]:
    """The promises of one item, each with the names of the clauses that say the same, parted by ";", or None.

    A clause says the same as the point that shares most with it. What is asked for in a point where more is asked for must
    itself have a word of that clause which few points have: `points` is in how many of the paper each word stands.
    """
    common = frozenset(profile.said("linked", "common", []))
    held = [stems(each.text, common) for each in clauses]
    weight = {word: 1 / count for word, count in Counter(word for each in held for word in each).items()}
    shares = [[_share(stems(each.point, common) & own, own, weight) for own in held] for each in said]
    most = [max(of_clause) for of_clause in zip(*shares, strict=True)]
    for each, of_point in zip(said, shares, strict=True):
        own_words = stems(each.promise.text, common)
        names = [
            clause.linked_clause
            for clause, words, share, best in zip(clauses, held, of_point, most, strict=True)
            if clause.linked_clause and 0 < share == best and _itself(each, own_words & words, weight, points)
        ]
        yield replace(each.promise, linked_clause=";".join(names) or None)


def _itself(said: Said, shared: frozenset[str], weight: Mapping[str, float], points: Mapping[str, int]) -> bool:
    """Whether the promise itself tells of the clause; what officers undertake answers the point, and need not say of what."""
    return said.promise.kind != "request" or any(weight[word] == 1 and points.get(word, 0) <= _FEW for word in shared)


def stems(text: str, common: frozenset[str]) -> frozenset[str]:
    """The words that say something, cut short so that "complaint" and "complainants" are one."""
    found = (word.lower() for word in _WORD.findall(text))
    return frozenset(word[:_STEM] for word in found if len(word) > 3 and word not in common)


def points_with(texts: Sequence[str], profile: Profile) -> Mapping[str, int]:
    """In how many of these texts each word stands."""
    common = frozenset(profile.said("linked", "common", []))
    return Counter(word for each in texts for word in stems(each, common))


def _share(shared: frozenset[str], clause: frozenset[str], weight: Mapping[str, float]) -> float:
    """How much of a clause is shared, from 0 to 1: 0 where it is too little. One word at least must be in that clause only.

    A word weighs less the more clauses hold it.
    """
    share = round(sum(weight[word] for word in shared) / (sum(weight[word] for word in clause) or 1), 6)
    enough = len(shared) >= _LEAST and share >= _SHARE and any(weight[word] == 1 for word in shared)
    return share if enough else 0.0
