"""A meeting from ModernGov (`GetMeeting`), from a file. What is restricted, and minutes not published, are left before anything is kept."""

import re
from collections.abc import Iterator
from html import unescape
from itertools import chain
from typing import Any, TypeAlias

from lxml import etree  # type: ignore[import-untyped]

from lintel.oversight.papers.reading.formats.html import seen
from lintel.oversight.papers.reading.formats.laid import Piece, laid
from lintel.oversight.papers.reading.lines import Doubt, Paper, Place

Element: TypeAlias = Any  # an lxml element: lxml says no types
_LABELS = (
    ("committeetitle", "Meeting"),
    ("committee", "Meeting"),
    ("meetingtitle", "Meeting"),
    ("meetingdate", "Date"),
    ("meetingtime", "Time"),
    ("meetinglocation", "Location"),
)
_TAG = re.compile(r"<[a-zA-Z/!][^>]*>")
_ENTITIES_OF_ITS_OWN = re.compile(rb"<!(?:DOCTYPE|ENTITY)", re.IGNORECASE)


def read(data: bytes, name: str) -> Paper:
    """The paper in such a file: who came, and each item with its minutes or, before they are published, its words on the agenda."""
    if _ENTITIES_OF_ITS_OWN.search(data):
        return _not_read(name, "unsafe_xml", 1)
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_comments=True
    )
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as broken:
        return _not_read(name, "broken_xml", broken.lineno or 1)
    meeting = _meeting(root)
    published = _says(meeting, "minutepublished")
    pieces, dropped = _of_meeting(meeting, published)
    lines, given = laid(pieces)
    paper = Paper(name, lines, "modern-gov", given=given)
    doubts = [Doubt("restricted_part_dropped", _at(paper, line)) for line in dropped]
    if not published:
        doubts.append(Doubt("minutes_not_published", Place(1, 1)))
    return Paper(name, lines, "modern-gov", tuple(doubts), given=given)


def _not_read(name: str, doubt: str, line: int) -> Paper:
    return Paper(name, (), "modern-gov", (Doubt(doubt, Place(line, line)),))


def _at(paper: Paper, line: int) -> Place:
    """The paper's own line for a line of the file."""
    at = next((number for number, given in enumerate(paper.given, 1) if given >= line), line)
    return Place(at, at)


def _meeting(root: Element) -> Element:
    return next((each for each in root.iter() if _name(each) == "meeting"), root)


def _name(element: Element) -> str:
    return etree.QName(element).localname.lower() if isinstance(element.tag, str) else ""


def _child(element: Element, name: str) -> Element | None:
    return next((each for each in element if _name(each) == name), None)


def _said(element: Element, name: str) -> str:
    """The words of a child or an attribute, with entities that were escaped twice read once more."""
    child = _child(element, name)
    return " ".join(unescape(child.text or "" if child is not None else element.get(name, "")).split())


def _says(element: Element, name: str) -> bool:
    return _said(element, name).lower() in {"true", "1", "yes"}


def _line(element: Element) -> int:
    return int(element.sourceline or 1)


def _of_meeting(meeting: Element, published: bool) -> tuple[list[Piece], list[int]]:
    items = [each for each in meeting.iter() if _name(each) == "agendaitem"]
    open_items = [each for each in items if not _restricted(each)]
    files = [each for item in open_items for each in item.iter() if _name(each) == "linkeddoc" and _restricted(each)]
    dropped = sorted(_line(each) for each in chain((each for each in items if _restricted(each)), files))
    pieces = [*_heading(meeting, published), *_attendance(meeting)]
    if not published:
        pieces.append(Piece(_line(open_items[0]) if open_items else 1, "AGENDA"))
    return [*pieces, *(piece for item in open_items for piece in _of_item(item, published))], dropped


def _restricted(element: Element) -> bool:
    hidden = _child(element, "isdisplayallowed") is not None and not _says(element, "isdisplayallowed")
    return hidden or _says(element, "isrestricted")


def _heading(meeting: Element, published: bool) -> Iterator[Piece]:
    """The meeting's own fields, each under the word that stands for it on the council's page."""
    kept: set[str] = set()
    for name, label in _LABELS:
        field = _child(meeting, name)
        if field is not None and label not in kept and _said(meeting, name):
            kept.add(label)
            yield Piece(_line(field), f"{label}: {_said(meeting, name)}")


def _attendance(meeting: Element) -> Iterator[Piece]:
    people = [each for each in meeting.iter() if _name(each) == "attendee"]
    if people:
        yield Piece(_line(people[0]), "Name\tRole\tRepresenting\tAttendance")
    for each in people:
        role = _said(each, "roledescription") or _said(each, "role")
        words = [_said(each, "name"), role, _said(each, "representing"), _said(each, "attendance")]
        if words[0]:
            yield Piece(_line(each), "\t".join(words))


def _of_item(item: Element, published: bool) -> Iterator[Piece]:
    number = _said(item, "minutesitemnumber" if published else "agendaitemnumber") or _said(item, "agendaitemnumber")
    title_name = "agendaitemtitle" if _said(item, "agendaitemtitle") else "title"
    title = _child(item, title_name)
    if title is not None:
        said = _TAG.sub("", _said(item, title_name))
        yield Piece(_line(title), f"{number.rstrip('.')}. {said}" if number else said)
    body = "minutesnonemptyhtmlbody" if published and _minutes_of(item) else None if published else "agendatext"
    yield from _page(item, body) if body else ()
    if _says(item, "isdecision") and _says(item, "isdecisionpublished"):
        yield from _page(item, "decisionnonemptyhtmlbody")
    yield from _files(item)


def _minutes_of(item: Element) -> bool:
    return _child(item, "isminutepublished") is None or _says(item, "isminutepublished")


def _page(item: Element, name: str) -> Iterator[Piece]:
    """The HTML in a child. Where no tag is left after one reading, its entities were escaped twice."""
    field = _child(item, name)
    words = field.text or "" if field is not None else ""
    if not _TAG.search(words):
        words = unescape(words)
    if field is not None and words.strip():
        yield from seen(words, _line(field))


def _files(item: Element) -> Iterator[Piece]:
    for each in item.iter():
        if _name(each) == "linkeddoc" and not _restricted(each) and _said(each, "title"):
            yield Piece(_line(each), "\t".join(["- " + _said(each, "title"), _said(each, "url")]).rstrip())
