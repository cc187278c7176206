"""The parts of a paper: a pack holds an agenda, the minutes of the meeting before, and reports with their appendices."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from lintel.oversight.papers.reading.days import DAY, first_day
from lintel.oversight.papers.reading.lines import Line, Paper
from lintel.oversight.papers.reading.profile import Profile

_SOON = 25
_AT_THE_HEAD = 12


@dataclass(frozen=True)
class Part:
    """A run of whole lines, both ends among them. `kind`: agenda, minutes, report, item, statement or other.

    `body` and `date` (ISO) are of the meeting that the part is of; None where the paper does not say.
    """

    kind: str
    first_line: int
    last_line: int
    body: str | None = None
    date: str | None = None


def parts(paper: Paper, profile: Profile) -> tuple[Part, ...]:
    """The parts in order. They cover the paper: each goes on until the next begins, and the first begins at line 1."""
    if not paper.lines:
        return ()
    filled = list(paper.filled())
    begun = _begun(filled, profile) or [(1, _kind_without_beginning(filled, profile))]
    ends = [first - 1 for first, _ in begun[1:]] + [len(paper.lines)]
    found = [
        _with_meeting(Part(kind, 1 if at == 0 else first, end), paper, profile)
        for at, ((first, kind), end) in enumerate(zip(begun, ends, strict=True))
    ]
    return tuple(_as_the_agenda_says(found))


def the_part_at(found: Sequence[Part], line: int) -> Part | None:
    """The part that holds the line of that number."""
    return next((part for part in found if part.first_line <= line <= part.last_line), None)


def _begun(filled: list[Line], profile: Profile) -> list[tuple[int, str]]:
    """(first line, kind) of each part; a heading that comes again on a later page begins nothing."""
    begun: list[tuple[int, str]] = []
    said = ""
    for at, line in enumerate(filled):
        kind = _beginning(filled, at, profile)
        again = kind == "minutes" and begun and begun[-1][1] == kind
        if kind is None or (kind == "agenda" and begun) or (again and line.text == said):
            continue
        said = line.text
        begun.append((_first_line(filled, at, kind, profile), kind))
    return [start for start, after in zip(begun, [*begun[1:], (0, "")], strict=False) if start[0] != after[0]]


def _beginning(filled: list[Line], at: int, profile: Profile) -> str | None:
    text = filled[at].text
    said = {kind for kind in ("agenda", "minutes", "report", "statement") if _is(profile, kind, text)}
    if "agenda" in said:
        return "agenda"
    if "minutes" in said and _follows(filled, at, "present", profile):
        return "minutes"
    if "report" in said and _follows(filled, at, "heading", profile):
        return "report"
    return "statement" if "statement" in said and at < _AT_THE_HEAD else None


def _is(profile: Profile, key: str, text: str) -> bool:
    return profile.pattern("parts", key).match(text.strip()) is not None


def _follows(filled: list[Line], at: int, key: str, profile: Profile) -> bool:
    return any(_is(profile, key, line.text) for line in filled[at + 1 : at + 1 + _SOON])


def _first_line(filled: list[Line], at: int, kind: str, profile: Profile) -> int:
    """A pack's own label stands above minutes; the meeting and the title stand above "report of"."""
    above = filled[max(0, at - 5) : at]
    if kind == "report":
        dated = [line.number for line in above if DAY.search(line.text) and line.text.upper() == line.text]
        if dated:
            return dated[-1]
    labels = [line.number for line in above[-2:] if _is(profile, "label", line.text)]
    return labels[-1] if labels else filled[at].number


def _kind_without_beginning(filled: list[Line], profile: Profile) -> str:
    """The kind of a paper that no heading tells: what stands in it does."""
    texts = [line.text for line in filled]
    head = texts[:_AT_THE_HEAD]
    titled = any(_is(profile, "minutes_title", text) for text in head)
    labels = sum(_is(profile, "minutes_label", text) for text in texts)
    if labels == 1 and not titled:
        return "item"
    decided = any(_is(profile, "outcome", text) or _is(profile, "closed", text) for text in texts)
    present = any(_is(profile, "present", text) for text in texts[: _SOON * 2])
    headed = any(_is(profile, "minutes", text) for text in head)
    return "minutes" if titled or headed or labels or (decided and present) else "other"


def _with_meeting(part: Part, paper: Paper, profile: Profile) -> Part:
    head = list(_head(paper.between(part.first_line, part.last_line), profile))
    day = next((found for line in head if (found := first_day(line.text))), None)
    return part if part.kind == "item" else replace(part, date=day, body=_body(head, profile))


def _head(lines: Sequence[Line], profile: Profile) -> Iterator[Line]:
    """The lines at the head of a part, as far as the names of those present."""
    for count, line in enumerate(line for line in lines if not line.blank):
        if count >= _AT_THE_HEAD or (count and _is(profile, "present", line.text)):
            return
        yield line


def _body(head: list[Line], profile: Profile) -> str | None:
    """A body is believed where a label says so, where a date or "minutes" stands beside it, or where it has its line to itself.

    A committee goes before the council that it is of, which stands above it.
    """
    for line in head:
        if found := profile.pattern("parts", "meeting").search(line.text):
            return found["body"].strip()
    council = None
    for line in head:
        found = profile.pattern("parts", "body").search(line.text)
        if found and (first_day(line.text) or _is(profile, "minutes", line.text) or found[0] == line.text.strip()):
            if not found["body"].upper().endswith("COUNCIL"):
                return found["body"]
            council = council or found["body"]
    return council


def _as_the_agenda_says(found: list[Part]) -> Iterator[Part]:
    """A report without a date of its own is for the meeting whose agenda the pack begins with."""
    agenda = next((part for part in found if part.kind == "agenda"), None)
    for part in found:
        if agenda and part.kind == "report":
            same = agenda.body and part.body and agenda.body.casefold() == part.body.casefold()
            yield replace(part, date=part.date or agenda.date, body=agenda.body if same else part.body or agenda.body)
        else:
            yield part
