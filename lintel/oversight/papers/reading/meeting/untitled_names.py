"""The people of a line of a list who have no honorific: told by what parts them, and by the role beside each."""

import re
from collections.abc import Iterator
from itertools import pairwise

from lintel.oversight.papers.reading.meeting.attendance_notes import is_role
from lintel.oversight.papers.reading.meeting.people import Named, name_at

_PARTS_NAMES = re.compile(r"(?:[,;]\s*(?:and\s+|&\s*)?|\s+and\s+|\s+&\s+|\t\s*)(?![^(]*\))")
_ROLE_BEFORE = re.compile(r"[^,;()]*?(?:\s-\s|:\s)")


def untitled(text: str) -> tuple[int, int] | None:
    """Offsets of a name without honorific that opens or closes a line of a list, with its role on the other side."""
    start = len(text) - len(text.lstrip(" \t-\u2022*"))
    for at in (start, *(found.end() for found in re.finditer(r"\s-\s|:\s|\t", text))):
        named = name_at(text, at)
        if named and named.whole and 2 <= len(named.words) <= 4 and not text[named.start : named.end].isupper():
            after = text[named.end :].lstrip()
            if not after or after[0] in "-,(:\t;&" or after.startswith("and ") or text[named.end] == "\t":
                return at, named.end
    return None


def _with_commas(text: str, start: int) -> list[Named]:
    """Names without honorific parted by commas, each with its role in brackets or none: all of them, or this is no such list."""
    role = _ROLE_BEFORE.match(text, start)
    start = role.end() if role else re.compile(r"\W*(?:and\s+)?").match(text, start).end()  # type: ignore[union-attr]
    pieces = [start, *(found.end() for found in _PARTS_NAMES.finditer(text.rstrip(" ,;\t"), start))]
    named = [name_at(text, at) for at in pieces]
    whole = [
        each
        for each in named
        if each and len(each.words) > 1 and re.match(r"\s*(?:\(|[-,;.]|and\b|$)", text[each.end :])
    ]
    goes_on = re.match(r"\s*and\s", text) is not None
    return whole if len(whole) == len(pieces) > 1 - goes_on else []


def beside_others(text: str, named: list[Named]) -> Iterator[Named]:
    """Beside people with an honorific, somebody without one who has a role: ", Ann Other - Director"."""
    for found in re.finditer(r"(?:^|[,;:]\s+)(?=[A-Z])(?!Cllrs?\b|Councillors?\b|Members?\b)", text) if named else ():
        alone = name_at(text, found.end())
        if (
            alone
            and len(alone.words) > 1
            and _has_role(text[alone.end :], found.group())
            and not any(each.start <= alone.start < each.end for each in named)
        ):
            yield alone


def _has_role(after: str, parted_by: str) -> bool:
    """A role follows a dash or a bracket; where semicolons part people, a comma too."""
    marks = "-(," if parted_by.startswith(";") else "-("
    role = re.match(rf"\s*[{marks}]\s*([^,;]+)", after)
    return role is not None and is_role(role[1])


def _with_semicolons(text: str, start: int) -> list[Named]:
    """People parted by semicolons, each with a role after a comma: all of them, or this is no such list."""
    ends = [*(found.start() for found in re.finditer(";", text)), len(text.rstrip(" ;.\t"))]
    pieces = [
        (begin, end) for begin, end in pairwise([start, *(each + 1 for each in ends)]) if text[begin:end].strip(" ;.")
    ]
    spans = [(begin, untitled(_without_and(text[begin : end - 1]))) for begin, end in pieces]
    named = [name_at(text, begin + span[0]) if span else None for begin, span in spans]
    whole = [each for each in named if each]
    return whole if len(whole) == len(pieces) > 1 else []


def _without_and(piece: str) -> str:
    return re.sub(r"^\s*and\b", lambda found: " " * len(found[0]), piece)


def _plain_list(text: str, start: int) -> Iterator[Named]:
    """Names parted by commas where no honorific stands: "Smith (Chair), Jones and Brown" after "Present:"."""
    for found in re.finditer(r"(?:^|,|;|\band\b)\s*(?=[A-Z])", text[start:]):
        if (named := name_at(text, start + found.end(), titled=True)) and named.whole:
            yield named


def without_honorific(text: str, offset: int, status: str) -> list[Named]:
    """The people of a line in which nobody has an honorific."""
    if several := _with_commas(text, offset) or _with_semicolons(text, offset):
        return several
    if (span := untitled(text)) and (one := name_at(text, span[0])):
        return [one]
    if status != "in attendance" and (one := name_at(text, offset)) and one.whole:
        return list(_plain_list(text, offset))
    return []
