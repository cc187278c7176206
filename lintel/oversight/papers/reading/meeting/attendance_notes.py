"""What stands beside a name in a list of people: role, whom for, whether by video, for which item."""

import re
from dataclasses import dataclass

from lintel.oversight.papers.reading.meeting.meeting_words import patterns

VIRTUAL = re.compile(
    r"\b(?:(?:joined|attended|attending|joining|dialled in) )?"
    r"(?:virtual(?:ly)?|remote(?:ly)?|online|via (?:ms |microsoft )?(?:teams|zoom|video\w*))\b",
    re.IGNORECASE,
)
_ITEM = re.compile(
    r"\b(?:for )?(?:agenda |minute )?items?(?: no\.?)? (?P<item>\d+[a-z]?(?:\s*(?:,|-|to|and|&)\s*\d+[a-z]?)*)",
    re.IGNORECASE,
)
_VICE = re.compile(r"\b(?:vice|deputy)[\s-]*chair(?:man|woman|person)?\b", re.IGNORECASE)
_CHAIR = re.compile(r"\b(?:in the chair|chair(?:man|woman|person)?|presiding)\b", re.IGNORECASE)
_SUBSTITUTE = re.compile(
    r"\bsubstitut(?:e|es|ing)\b(?: for\b.*)?|\bsub\b|\(for (?:Councillor|Cllr|Mr|Mrs|Ms|Miss|Dr)\b[^)]*\)?",
    re.IGNORECASE,
)
# Who stands after these words is not who the line is about.
INSTEAD = re.compile(
    r"\b(?:substitut\w+ (?:for|by)|sub for|in place of|on behalf of|instead of|replacing|deputising for|representing|represented by"
    r"|nominee of)\s*$|\((?:substitute )?for\s*$",
    re.IGNORECASE,
)
_ROLE = re.compile(
    r"\b(?:director|officer|manager|head|member|mayor|leader|chair\w*|chief|executive|lead|assistant|lawyer|solicitor|adviser|advisor"
    r"|commissioner|nurse|representatives?|consultant|secretary|clerk|accountant|practitioner|coordinator|co-ordinator|holder|worker|analyst"
    r"|partner|treasurer|spokes\w+|president|inspector|superintendent|professor|trustee|governor|co-opt\w+|councillors?|observer|monitoring|auditor)\b",
    re.IGNORECASE,
)
_IN_BRACKETS = re.compile(r"^\s*\((?P<said>[^)]*)\)(?P<after>.*)$")
_BODY = re.compile(r"\b(?:committee|commission|panel|board|osc|cabinet|group)\b", re.IGNORECASE)
_PUBLIC = re.compile(r",?\s*\b(?:and\s+)?(?:\d+|\w+)\s+members?\s+of\s+the\s+(?:public|press)\b.*", re.IGNORECASE)
_STATUS_AFTER = re.compile(r"(?P<beside>\s*(?:\([^)]*\))?)[\s,:-]*(?P<status>[^\t,]*)")
# More than one thing that a director is of, such as "Adults, Wellbeing and Health", and no body.
_MORE_OF_IT = re.compile(r"[A-Z][\w' ]*(?:, [A-Z][\w' ]*)* and [A-Z][\w' ]*")
_ORGANISATION = re.compile(
    r"\b(?:Council|NHS|Trust|Healthwatch|Board|University|Police|Ltd|Limited|ICB|CCG|Hospitals?|Group|Association|UK|Committee"
    r"|Foundation|College|Centre|Partnership)\b"
)
_CELLS = patterns("attendance", "cells")
_OF_WHAT = re.compile(r"\s+(?:of|for)\s+(?:the\s+)?")


@dataclass(frozen=True)
class Notes:
    """What was read beside a name. `place_of_chair`: chair, vice chair or None, in this very body."""

    role: str | None = None
    organisation: str | None = None
    for_agenda_item: str | None = None
    virtual: bool = False
    place_of_chair: str | None = None
    substitute: bool = False


def notes(beside: str) -> Notes:
    """Everything said beside a name. Brackets, dashes and commas part it."""
    beside = _PUBLIC.sub("", beside)
    item = _ITEM.search(beside)
    virtual = bool(VIRTUAL.search(beside))
    plain = _SUBSTITUTE.sub("", VIRTUAL.sub("", _ITEM.sub("", beside)))
    said = re.sub(r"^[\s\-,:;.()\t]+|[\s\-,:;.()\t]+$", "", re.sub(r"\(\s*\)", "", plain))
    said = re.sub(r"\)?\s*[()]\s*", ", ", said).strip(" ,")
    said = re.sub(r"(?:,\s*){2,}", ", ", said)
    role, organisation = role_and_body(said)
    place = _chair(said) or _chair_in_brackets(beside)
    return Notes(role, organisation, item["item"] if item else None, virtual, place, bool(_SUBSTITUTE.search(beside)))


def status_in_table(cell: str) -> str | None:
    """The status that a cell of a table of attendance says."""
    said = cell.strip().lower()
    return next((status for status, pattern in _CELLS.items() if re.fullmatch(pattern, said)), None)


def status_after(beside: str) -> tuple[str | None, str]:
    """The status that stands after a name and what is in brackets beside it, where columns are parted by spaces; and the rest."""
    found = _STATUS_AFTER.fullmatch(beside)
    status = status_in_table(found["status"]) if found else None
    return (status, found["beside"]) if found and status and status != "expected" else (None, beside)


def is_role(said: str) -> bool:
    """Whether the words name a post."""
    return bool(_ROLE.search(said))


def _chair_in_brackets(beside: str) -> str | None:
    """Chair of this body, where brackets say so and what follows names no other body: "(Chair), Harbour Council"."""
    found = _IN_BRACKETS.match(beside)
    return _chair(found["said"]) if found and not _BODY.search(found["after"]) else None


def _chair(said: str) -> str | None:
    """Chair of this body: nothing else is said of which body."""
    left = _CHAIR.sub("", _VICE.sub("", said)).strip(" ,.-")
    if left and not re.fullmatch(
        r"(?:councillor|cllr|the|of|committee|commission|panel|board|meeting|for this|\W)*", left, re.IGNORECASE
    ):
        return None
    return "vice chair" if _VICE.search(said) else "chair" if _CHAIR.search(said) else None


def role_and_body(said: str) -> tuple[str | None, str | None]:
    """The role, and what it is of: "Director of Adults", "Chairman, the Panel" and "Healthwatch" (a body alone) are told apart."""
    if not said:
        return None, None
    first, comma, rest = (part.strip() for part in said.partition(","))
    if not _ROLE.search(first):
        return (rest, first) if comma and _ROLE.search(rest) else ("representative", said)
    if comma and re.search(r"\b(?:of|for)\b", first) and _MORE_OF_IT.fullmatch(rest) and not _ORGANISATION.search(rest):
        first = said
    elif comma and rest:
        return _of_another_body(first, rest), rest
    role, _of, what = _parted(first)
    return role, what


def _parted(said: str) -> tuple[str, str, str | None]:
    of = next((found for found in _OF_WHAT.finditer(said) if _ROLE.search(said[: found.start()])), None)
    return (said[: of.start()], of.group(), said[of.end() :]) if of else (said, "", None)


def _of_another_body(role: str, body: str) -> str:
    if _BODY.search(body) and re.fullmatch(r"(?:chair\w*|member)", role, re.IGNORECASE):
        return f"{role if _CHAIR.fullmatch(role) else role.lower()} of another committee"
    return role
