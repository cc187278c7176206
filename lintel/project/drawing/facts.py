"""docs/facts.md and docs/example.jsonl: every kind of fact, how it is written as a line, and the code lists."""

from collections.abc import Iterator, Mapping
from dataclasses import MISSING, Field, fields
from datetime import date, time
from typing import get_args, get_origin

from lintel.domain.codes import rows
from lintel.domain.fact import Fact, Recorded
from lintel.domain.rooms import all_facts
from lintel.imports.lines import LONGEST_LINE, write_line
from lintel.ledger.codec import LONGEST
from lintel.project.drawing.example import example
from lintel.project.drawing.layout import page, table

ABOUT = {
    "work": "About: one work",
    "person": "About: one person",
    "figure": "About: one figure",
    "": "About: an earlier fact of a work or a person",
}
SHARED = ("id", "subject", "occurred", "at", "follows", "note")
TYPES = {
    str: "text",
    bool: "`true` or `false`",
    int: "whole number",
    date: "date, `2025-03-31`",
    time: "time, `09:30:00`",
}
INTRODUCTION = """
A fact is something that happened. Facts are only ever added. A mistake is put right by another fact that points at the
first. A fact holds ids, codes, dates and numbers: no names and no narrative. This page lists every kind of fact, and
how each is written in a file that `lintel facts load` reads and `lintel facts dump` writes.
"""
FORMAT = f"""
## The file

JSON Lines, in UTF-8 without a byte-order mark: one fact a line, each line one JSON object. Blank lines are passed over.
Try it on the file [example.jsonl](example.jsonl), in which every kind of fact occurs, with a database of its own:

```
LINTEL_DATABASE_URL=sqlite:///try.sqlite3 .venv/bin/lintel facts load docs/example.jsonl --dry-run
```

The rules are those that a page asks:

- All lines are stored, or none. The first bad line is named by its number and the reason, and the exit status is 2.
- Lines stand in the order in which they were recorded. None may be recorded before the last fact in the ledger.
- Lines about one work or person that have the same `recorded` and the same `by` are one commit, judged together.
- Where the council has been set up with teams, the team of `WorkOpened`, `WorkOffered` and `HandedOver` must be known.
- A field that is not listed here is refused. So are text of more than {LONGEST} characters, which holds any id or code,
  and a line of more than {LONGEST_LINE:,} bytes.
- Ids are written in small letters, as in the examples.
- A field that is optional may be left out, or be `null`.
- Names and notes are not loaded from this file. A fact may point to such a document by its id.
"""
CODE_LISTS = """
## The code lists

Kept in `lintel/domain/codes/codes.csv`. *Restated* means: the meaning is the source's, the words are ours.
"""


def facts_page() -> str:
    """The page."""
    return page(
        "Every kind of fact",
        INTRODUCTION,
        FORMAT,
        "Every line has these:",
        table(("Field", "What it is", "Must be there"), _shared()),
        *_every_fact(),
        CODE_LISTS,
        *(part for name in dict.fromkeys(row["list"] for row in rows("codes")) for part in _code_list(name)),
    )


def _every_fact() -> Iterator[str]:
    first: dict[str, Recorded] = {}
    for entry in example():
        first.setdefault(type(entry.fact).__name__, entry)
    yield "## The facts"
    for name, kind in sorted(all_facts().items()):
        yield from _fact(name, kind, first[name])


def example_file() -> str:
    """The example, a line a fact."""
    return "".join(write_line(entry).decode() for entry in example())


def _shared() -> Iterator[tuple[str, str, str]]:
    yield "`fact`", "the kind of fact, such as `WaitStarted`", "yes"
    yield "`recorded`", "the moment at which it was recorded, with its time zone", "yes"
    yield "`by`", "the id of whoever recorded it", "yes"
    yield "`version`", "the version of this kind of fact, as below", "no"
    yield "`id`", "the fact's own random id (a UUID); never used twice", "yes"
    yield "`subject`", "the id of the work or person it is about (a UUID)", "yes"
    yield "`occurred`", "the London date on which it happened", "yes"
    yield "`at`", "the London time, where it is known", "no"
    yield "`follows`", "the id of the fact that it came along with: it shares that one's date, and falls with it", "no"
    yield "`note`", "the id of a document that holds words", "no"


def _fact(name: str, kind: type[Fact], worked: Recorded) -> Iterator[str]:
    yield f"### {name}"
    yield " ".join((kind.__doc__ or "").split()).replace("work.md", "[work.md](work.md)")
    yield f"{ABOUT[kind.ABOUT]}. Version {kind.VERSION}."
    own = [each for each in fields(kind) if each.name not in SHARED]
    if own:
        yield table(("Field", "Type", "Must be there", "Code list"), map(_field, own))
    yield f"```json\n{write_line(worked).decode().strip()}\n```"


def _field(each: Field) -> tuple[str, ...]:  # type: ignore[type-arg]
    codes = each.metadata.get("codes")
    needed = each.default is MISSING and each.default_factory is MISSING
    listed = f"[{codes.replace('_', ' ')}](#{codes})" if codes else ""
    return f"`{each.name}`", "code" if codes else _type(each.type), "yes" if needed else "no", listed


def _type(annotation: object) -> str:
    if get_origin(annotation) is Mapping:
        return "object: field name to its right value as text, or `null`"
    kinds = [each for each in get_args(annotation) or (annotation,) if each is not type(None)]
    return " or ".join(TYPES.get(each, str(each)) for each in kinds)


def _code_list(name: str) -> Iterator[str]:
    yield f'### <a id="{name}"></a>{name.replace("_", " ").capitalize()}'
    listed = (row for row in rows("codes") if row["list"] == name)
    shown = ((f"`{row['code']}`", row["title"], row["source"], row["valid_from"]) for row in listed)
    yield table(("Code", "Words", "Source", "Valid from"), shown)
