"""The names of people in a line: honorific, initials or first names, surname, letters after it. Nothing is added to what is printed."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from lintel.oversight.papers.reading.meeting.meeting_words import shared

_TITLE = (
    r"(?:Mr|Mrs|Miss|Ms|Mx|Dr|Prof|Professor|Sir|Dame|Lord|Lady|Baroness|Baron|Revd|Rev|Reverend|Canon|Major|Colonel"
    r"|Cllrs|Cllr|Clllr|Councillors|Councillor|Alderman|Ald)"
)
_HONORIFIC = re.compile(rf"\b(?:{_TITLE}\b\.?:?\s+)+(?=\S)|\b(?:Cllrs?|Councillors?)\b:\s*(?=\S)")
_MANY = re.compile(r"\b(?:Cllrs|Councillors)\b")
_TOKEN = re.compile(r"\S+")
_INITIAL = re.compile(r"(?:[^\W\d_a-z]\.?){1,3}")
_WORD = re.compile(r"[^\W\d_a-z](?:['-]?[^\W\d_])+")
_BETWEEN_NAMES = re.compile(r"\s*(?:,\s*and\s+|,|;|&|\band\b|\t)\s*")
_NEXT_OF_LIST = re.compile(r";\s*(?:and\s+)?(?=[A-Z])")
_PARTICLES = {"van", "de", "der", "den", "von", "la", "le", "bin", "al", "el", "du", "di"}
_LETTERS = {"CC", "MBE", "OBE", "CBE", "BEM", "JP", "MP", "DL", "KC", "QC", "QPM", "MEP", "MC"}
_NO_NAME = frozenset(shared("people", "no_name").split())
_SURNAMES_TOO = frozenset(shared("people", "surnames_too").split())


@dataclass(frozen=True)
class Named:
    """Somebody named at `start` to `end` of a text. `words` are what follows the honorific, letters after the name left out."""

    start: int
    end: int
    honorific: str | None
    words: tuple[str, ...]

    @property
    def whole(self) -> bool:
        """Whether there is a surname: initials alone are a fragment, not a person."""
        return any(word[0].isupper() and not _INITIAL.fullmatch(word) for word in self.words)

    @property
    def surname(self) -> str:
        """What follows the initials; of first names and surname the last word, with what belongs to it (van Dyke)."""
        after = [word for word in self.words if not _INITIAL.fullmatch(word)]
        if len(after) == len(self.words):
            first = len(after) - 1
            while first > 0 and after[first - 1] in _PARTICLES:
                first -= 1
            after = after[first:]
        return " ".join(after)

    @property
    def no_first_name(self) -> bool:
        """Whether it is an honorific and one word, as where councillors are named by surname only."""
        return len(self.words) == 1 and self.whole

    def moved(self, by: int) -> "Named":
        """The same in a text that has so many letters more before."""
        return replace(self, start=self.start + by, end=self.end + by)


def people(text: str) -> Iterator[Named]:
    """Everybody with an honorific, in order. One plural honorific ("Cllrs A, B and C") is of everybody in its list."""
    for found in _HONORIFIC.finditer(text):
        end = _next_start(text, found.end())
        honorific = found.group().strip().rstrip(":")
        if _MANY.search(honorific):
            yield from _listed(text, found.end(), end, honorific)
        elif named := name_at(text, found.end(), end, titled=True):
            yield replace(named, start=found.start(), honorific=honorific)


def _next_start(text: str, start: int) -> int:
    following = _HONORIFIC.search(text, start)
    return following.start() if following else len(text)


def _listed(text: str, start: int, end: int, honorific: str) -> Iterator[Named]:
    named = name_at(text, start, end, titled=True)
    while named:
        yield replace(named, honorific=honorific)
        after = re.compile(r"\s*(?:\([^)]*\)|-\s*[^,;\t]*)?").match(text, named.end, end)
        start = after.end() if after else named.end
        between = _BETWEEN_NAMES.match(text, start, end)
        named = name_at(text, between.end(), end, titled=True) if between else None
        if between and not named and (following := _NEXT_OF_LIST.search(text, between.end(), end)):
            named = name_at(text, following.end(), end, titled=True)


def name_at(text: str, start: int, end: int | None = None, titled: bool = False) -> Named | None:
    """The name that begins at `start`, or None. `titled`: an honorific stands before it, so one word may be a name."""
    words: list[str] = []
    last, first = start, None
    for token in _TOKEN.finditer(text, start, len(text) if end is None else end):
        word, closes = _bare(token.group())
        beyond = words and "\t" in text[last : token.start()]  # the next cell says something else
        if beyond or not _goes_on(word, words, titled):
            break
        first = token.start() if first is None else first
        last = token.start() + len(word)
        words.append(word)
        if closes:
            break
    named = tuple(word for word in words if word not in _LETTERS)
    return Named(first, last, None, named) if first is not None and named else None


def _bare(token: str) -> tuple[str, bool]:
    """The token without what follows it, and whether that ends the name."""
    bare = re.sub(r"[,;:)(\]]+.*$|-+$", "", token)
    if bare.endswith(".") and not _INITIAL.fullmatch(bare):
        bare = bare[:-1]
        return bare, True
    return bare, bare != token


def _goes_on(word: str, before: list[str], titled: bool) -> bool:
    if word in _LETTERS:
        return bool(before)
    if before and before[-1] in _LETTERS:
        return False
    if word in _PARTICLES:
        return titled or bool(before)
    if word in _NO_NAME and not (word in _SURNAMES_TOO and ((titled and not before) or before)):
        return False
    return len(before) < 5 and bool(_INITIAL.fullmatch(word) or _WORD.fullmatch(word))
