"""A meeting from ModernGov (`GetMeeting`), from a file. What is restricted, and minutes not published, are left before anything is kept."""

import re
from collections.abc import Iterator
from html import unescape
from itertools import chain
from typing import Any, TypeAlias

from lxml import etree  # type: ignore[import-untyped]

from lintel.oversight.papers.reading.formats.detect import as_utf8
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
_NO, _RESTRICTS = {"false", "0", "no", "n"}, ("isrestricted", "isexempt", "isconfidential")
_TAG = re.compile(r"<[a-zA-Z/!][^>]*>")
_ESCAPED_TWICE = re.compile(r"&amp;#?\w+;|&lt;/?[a-zA-Z]")
_ENTITIES_OF_ITS_OWN = re.compile(rb"<!(?:DOCTYPE|ENTITY)", re.IGNORECASE)


def read(data: bytes, name: str) -> Paper:
    """The paper in such a file: who came, and each item with its minutes or, before they are published, its words on the agenda."""
    data = as_utf8(data)
    if _ENTITIES_OF_ITS_OWN.search(data):
        return _not_read(name, "unsafe_xml", 1)
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_comments=True
    )
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as broken:
        return _not_read(name, "broken_xml", broken.lineno or 1)
    return _of(_meeting(root), name)


def _of(meeting: Element, name: str) -> Paper:
    published = _says(meeting, "minutepublished")
    lines, given = laid(_of_meeting(meeting, published))
    at = {line: number for number, line in reversed(list(enumerate(given or range(1, len(lines) + 1), 1)))}
    doubts = [Doubt("restricted_part_dropped", Place(at[first], at[last])) for first, last in _dropped(meeting)]
    if not published:
        doubts.append(Doubt("minutes_not_published", Place(1, 1)))
    return Paper(name, lines, "modern-gov", tuple(doubts), given=given)


def _not_read(name: str, doubt: str, line: int) -> Paper:
    return Paper(name, (), "modern-gov", (Doubt(doubt, Place(line, line)),))


def _meeting(root: Element) -> Element:
    return next((each for each in root.iter() if _name(each) == "meeting"), root)


def _name(element: Element) -> str:
    return etree.QName(element).localname.lower() if isinstance(element.tag, str) else ""


def _child(element: Element, name: str) -> Element | None:
    return next((each for each in element if _name(each) == name), None)


def _said(element: Element, name: str) -> str:
    """The words of a child or an attribute, with entities that were escaped twice read once more."""
    child = _child(element, name)
    attribute = next((value for key, value in element.items() if key.lower() == name), "")
    return " ".join(unescape(child.text or "" if child is not None else attribute).split())


def _says(element: Element, name: str) -> bool:
    return _said(element, name).lower() in {"true", "1", "yes"}


def _line(element: Element) -> int:
    return int(element.sourceline or 1)


def _lines(element: Element) -> tuple[int, int]:
    """The first line of an element and the last on which anything in it begins."""
    return _line(element), max(_line(each) for each in element.iter())


def _of_meeting(meeting: Element, published: bool) -> Iterator[Piece]:
    items = [each for each in meeting.iter() if _name(each) == "agendaitem"]
    if published:
        yield Piece(_line(meeting), "Minutes")
    yield from _heading(meeting)
    yield from _attendance(meeting)
    if not published and items:
        yield Piece(_line(items[0].getparent()), "AGENDA")
    for item in items:
        yield from _blank(item) if _restricted(item) else _of_item(item, published)


def _dropped(meeting: Element) -> list[tuple[int, int]]:
    """The lines of every item and file that is not for the public."""
    items = [each for each in meeting.iter() if _name(each) == "agendaitem"]
    files = (each for item in items if not _restricted(item) for each in item.iter() if _name(each) == "linkeddoc")
    return sorted(_lines(each) for each in chain(items, files) if _restricted(each))


def _blank(element: Element) -> Iterator[Piece]:
    """What was dropped leaves blank lines, so that the doubt about it has a place."""
    first, last = _lines(element)
    yield Piece(first, "")
    yield from [Piece(last, "")] if last > first else ()


def _restricted(element: Element) -> bool:
    """Whether it, or what it stands in, is not for the public. A word that is no plain no restricts."""
    hidden = _has(element, "isdisplayallowed") and not _says(element, "isdisplayallowed")
    own = hidden or any(_said(element, name).lower() not in {"", *_NO} for name in _RESTRICTS)
    parent = element.getparent()
    return own or (parent is not None and _restricted(parent))


def _has(element: Element, name: str) -> bool:
    return _child(element, name) is not None or any(key.lower() == name for key in element.attrib)


def _heading(meeting: Element) -> Iterator[Piece]:
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
        yield Piece(_line(people[0].getparent()), "Name\tRole\tRepresenting\tAttendance")
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
    if not published:
        yield from _page(item, "agendatext")
    elif _minutes_of(item):
        yield from _labelled(item, "Minutes:", "isminutepublished", list(_page(item, "minutesnonemptyhtmlbody")))
    if _says(item, "isdecision") and _says(item, "isdecisionpublished"):
        yield from _page(item, "decisionnonemptyhtmlbody")
    yield from _labelled(item, "Supporting documents:", "linkeddocuments", list(_files(item)))


def _labelled(item: Element, label: str, name: str, pieces: list[Piece]) -> Iterator[Piece]:
    """Pieces under the label that the council's page has for them, on the line of the child of that name where that is before them."""
    shown = next((piece for piece in pieces if piece.words), None)
    if shown:
        child = _child(item, name)
        yield Piece(shown.given if child is None else min(_line(child), shown.given), label)
    yield from pieces


def _minutes_of(item: Element) -> bool:
    return not _has(item, "isminutepublished") or _says(item, "isminutepublished")


def _page(item: Element, name: str) -> Iterator[Piece]:
    """The HTML in a child, its entities read once more where they were escaped twice."""
    field = _child(item, name)
    words = field.text or "" if field is not None else ""
    if _ESCAPED_TWICE.search(words):
        words = unescape(words)
    if field is not None and words.strip():
        yield from seen(words, _line(field))


def _files(item: Element) -> Iterator[Piece]:
    for each in item.iter():
        if _name(each) == "linkeddoc" and _restricted(each):
            yield from _blank(each)
        elif _name(each) == "linkeddoc" and _said(each, "title"):
            yield Piece(_line(each), "\t".join([_said(each, "title"), _said(each, "url")]).rstrip())
