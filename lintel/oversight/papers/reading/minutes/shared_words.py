"""Which clauses of a resolution say the same as something said in the discussion: by the words that they share."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence

from lintel.oversight.papers.reading.found import Action
from lintel.oversight.papers.reading.profile import Profile

_WORD = re.compile(r"[A-Za-z][\w'-]+")
_STEM, _LEAST, _SHARE = 5, 2, 0.3


def linked(text: str, clauses: Sequence[Action], profile: Profile) -> str | None:
    """The names of the clauses that share enough words with the text, parted by ";"; None where none does.

    A word weighs less the more clauses hold it, and one at least must be in that clause only.
    """
    common = frozenset(profile.said("linked", "common", []))
    words, held = stems(text, common), [stems(each.text, common) for each in clauses]
    weight = {word: 1 / count for word, count in Counter(word for each in held for word in each).items()}
    names = [
        each.linked_clause
        for each, own in zip(clauses, held, strict=True)
        if each.linked_clause and _shares(words & own, own, weight)
    ]
    return ";".join(names) or None


def stems(text: str, common: frozenset[str]) -> frozenset[str]:
    """The words that say something, cut short so that "complaint" and "complainants" are one."""
    found = (word.lower() for word in _WORD.findall(text))
    return frozenset(word[:_STEM] for word in found if len(word) > 3 and word not in common)


def _shares(shared: frozenset[str], clause: frozenset[str], weight: Mapping[str, float]) -> bool:
    enough = sum(weight[word] for word in shared) >= _SHARE * sum(weight[word] for word in clause)
    return len(shared) >= _LEAST and enough and any(weight[word] == 1 for word in shared)
