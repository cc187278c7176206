"""A reading as plain lists that can be written as JSON, and back.

Every entry has `line_start` and `line_end`, counted from 1 in the file as given, and `column`, counted from 1 in the first of them.
"""

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import fields
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
Entry = dict[str, Any]


def as_json(reading: Reading) -> Entry:
    """The reading as dicts, lists, words, numbers and None. Doubts are `warnings`, each with its sentence."""
    paper = {"name": reading.paper.name, "form": reading.paper.form, "lines": len(reading.paper.lines)}
    said = {"paper": paper, "profile": reading.profile, "profile_named": reading.profile_named}
    lists = {name: [_entry(each) for each in getattr(reading, name)] for name in LISTS}
    return {**said, **lists, "warnings": [_warning(doubt) for doubt in reading.doubts]}


def from_json(said: Mapping[str, Any], paper: Paper) -> Reading:
    """The reading that `as_json` wrote, of the paper that it was read from. Raises KeyError where a part is missing."""
    lists = {name: tuple(_found(kind, entry) for entry in said[name]) for name, kind in LISTS.items()}
    doubts = tuple(Doubt(each["name"], _place(each), each["passage"]) for each in said["warnings"])
    return Reading(paper, said["profile"], said["profile_named"], **lists, doubts=doubts)


def sentence(name: str) -> str:
    """What a person is told of a doubt of that name. Raises KeyError."""
    return _sentences()[name]


@cache
def _sentences() -> Mapping[str, str]:
    return tomllib.loads((Path(__file__).parent / "doubts.toml").read_text(encoding="utf-8"))


def _entry(each: Any) -> Entry:
    rest = {field.name: _plain(getattr(each, field.name)) for field in fields(each) if field.name != "place"}
    return {"line": each.place.line_start, **_lines(each.place), **rest}


def _warning(doubt: Doubt) -> Entry:
    said = {"name": doubt.name, "message": sentence(doubt.name), "passage": doubt.passage}
    return {**said, "line": doubt.place.line_start, **_lines(doubt.place)}


def _lines(place: Place) -> Entry:
    return {"line_start": place.line_start, "line_end": place.line_end, "column": place.column}


def _plain(value: Any) -> Any:
    if isinstance(value, Place):
        return _lines(value)
    return [_plain(each) for each in value] if isinstance(value, tuple) else value


def _found(kind: type[Any], entry: Mapping[str, Any]) -> Any:
    rest = {field.name: _shaped(entry[field.name]) for field in fields(kind) if field.name != "place"}
    return kind(_place(entry), **rest)


def _shaped(value: Any) -> Any:
    """Lists were tuples, and an entry within an entry was a place."""
    if isinstance(value, Mapping):
        return _place(value)
    return (
        tuple(_shaped(each) for each in value) if isinstance(value, Sequence) and not isinstance(value, str) else value
    )


def _place(entry: Mapping[str, Any]) -> Place:
    return Place(entry["line_start"], entry["line_end"], entry["column"])
