"""What somebody is to do, in one word, and for whom and by when: as the words of a promise say it."""

import re
from functools import cache

from lintel.oversight.papers.reading.profile import Profile
from lintel.oversight.papers.reading.sentences import LONGEST

_SHORTEST = 4
_LOST_ITS_E = re.compile(r"(?:at|ut|uc|v|c|g|iz|[aeiou]s)$")
# Doubled before the ending: "submitted", "planned", "referred".
_TWICE = re.compile(r"([bdgmnprt])\1$")


def verb(text: str, profile: Profile) -> str | None:
    """The verb in its plain form: "provide" in "be requested to provide" and in "would be provided"."""
    for form in _forms(tuple(profile.said("actions", "verb", []))):
        if found := form.search(text, 0, LONGEST):
            return _plain_form(found["verb"], profile)
    return None


def recipient(text: str, profile: Profile) -> str | None:
    """To whom, as the words say it."""
    return _first("recipient", text, profile)


def due(text: str, profile: Profile) -> str | None:
    """By when, in the paper's own words."""
    return _first("due", text, profile)


def _plain_form(said: str, profile: Profile) -> str:
    first, *after = said.lower().removeprefix("be ").split()
    known: dict[str, str] = profile.said("actions", "plain_forms", {})
    stem = re.sub(r"(?:ed|ing)$", "", first)
    if first not in known and len(stem) >= _SHORTEST:
        first = f"{stem}e" if _LOST_ITS_E.search(stem) else _TWICE.sub(r"\1", stem)
    return " ".join([known.get(first, first), *after])


def _first(key: str, text: str, profile: Profile) -> str | None:
    found = profile.pattern("actions", key).search(text, 0, LONGEST)
    return next((each for each in found.groups() if each), None) if found else None


@cache
def _forms(patterns: tuple[str, ...]) -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(each) for each in patterns)
