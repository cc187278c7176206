"""A reading as plain lists that can be written as JSON, and back.

Every entry has `line_start` and `line_end`, counted from 1 in the file as given, and `column`, counted from 1 in the first of them.
Where the paper's own lines are others, as in HTML, an entry has these in `as_read` too.
"""

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import fields, replace
from functools import cache
from pathlib import Path
from typing import Any

from lintel.oversight.papers.reading import found
from lintel.oversight.papers.reading.found import Reading
from lintel.oversight.papers.reading.lines import Doubt, Paper, Place

LISTS: Mapping[str, type[Any]] = {
    "headings": found.Heading,
    "attendees": found.Attendee,
    "interests": found.Interest,
    "agenda_items": found.AgendaItem,
    "items": found.Item,
    "points": found.Point,
    "decisions": found.Decision,
    "actions": found.Action,
    "sections": found.Section,
    "paragraphs": found.Paragraph,
    "recommendations": found.Recommendation,
    "officers": found.Officer,
    "background_papers": found.BackgroundPaper,
    "tables": found.Table,
    "figures": found.Figure,
}
# Fields that hold the number of a line, or several.
LINES = frozenset({"block_line", "left_at_line", "pages_line", "row_lines"})
Entry = dict[str, Any]


def as_json(reading: Reading) -> Entry:
    """The reading as dicts, lists, words, numbers and None. Doubts are `warnings`, each with its sentence."""
    of = reading.paper
    paper = {"name": of.name, "form": of.form, "lines": len(of.lines)}
    said = {"paper": paper, "profile": reading.profile, "profile_named": reading.profile_named}
    lists = {name: [_entry(each, of) for each in getattr(reading, name)] for name in LISTS}
    return {**said, **lists, "warnings": [_warning(doubt, of) for doubt in reading.doubts]}


def from_json(said: Mapping[str, Any], paper: Paper) -> Reading:
    """The reading that `as_json` wrote, of the paper that it was read from. Raises KeyError where a part is missing."""
    lists = {name: tuple(_found(kind, entry) for entry in said[name]) for name, kind in LISTS.items()}
    doubts = tuple(_found(Doubt, each) for each in said["warnings"])
    return Reading(paper, said["profile"], said["profile_named"], **lists, doubts=doubts)


def sentence(name: str) -> str:
    """What a person is told of a doubt of that name. Raises KeyError."""
    return _sentences()[name]


@cache
def _sentences() -> Mapping[str, str]:
    return tomllib.loads((Path(__file__).parent / "doubts.toml").read_text(encoding="utf-8"))


def _entry(each: Any, paper: Paper) -> Entry:
    said = _fields(each, paper)
    if not paper.given:
        return said
    own = _fields(each, replace(paper, given=()))
    return said | {"as_read": {name: value for name, value in own.items() if said[name] != value}}


def _fields(each: Any, paper: Paper) -> Entry:
    rest = {field.name: _plain(field.name, getattr(each, field.name), paper) for field in fields(each)}
    place = _lines(rest.pop("place"), paper)
    return {"line": place["line_start"], **place, **rest}


def _warning(doubt: Doubt, paper: Paper) -> Entry:
    return {"message": sentence(doubt.name), **_entry(doubt, paper)}


def _lines(place: Place, paper: Paper) -> Entry:
    given = paper.as_given(place)
    return {"line_start": given.line_start, "line_end": given.line_end, "column": given.column}


def _plain(name: str, value: Any, paper: Paper) -> Any:
    if isinstance(value, Place):
        return value if name == "place" else _lines(value, paper)
    if isinstance(value, tuple):
        return [_plain(name, each, paper) for each in value]
    return paper.as_given(Place(value, value)).line_start if name in LINES and value is not None else value


def _found(kind: type[Any], entry: Mapping[str, Any]) -> Any:
    own = {**entry, **entry.get("as_read", {})}
    rest = {field.name: _shaped(own[field.name]) for field in fields(kind) if field.name != "place"}
    return kind(place=_place(own), **rest)


def _shaped(value: Any) -> Any:
    """Lists were tuples, and an entry within an entry was a place."""
    if isinstance(value, Mapping):
        return _place(value)
    return (
        tuple(_shaped(each) for each in value) if isinstance(value, Sequence) and not isinstance(value, str) else value
    )


def _place(entry: Mapping[str, Any]) -> Place:
    return Place(entry["line_start"], entry["line_end"], entry["column"])
