"""`lintel papers`: read a paper, and score the reading against what a careful reader found."""

import argparse
import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from lintel.oversight.papers.reading.as_json import LISTS, as_json
from lintel.oversight.papers.reading.found import Reading
from lintel.oversight.papers.reading.profile import NoSuchProfile, names
from lintel.oversight.papers.reading.read import STEPS, read
from lintel.oversight.papers.reading.scoring.gold import gold_of
from lintel.oversight.papers.reading.scoring.score import Score, scores
from lintel.project.command_line import stop
from lintel.project.commands.progress import progress

BELOW_TARGET = 1
WIDEST = 200
LONG = 1_000_000  # bytes from which reading takes longer than somebody waits without a word
# The table tells a place once, and leaves what every entry under a report or in a sentence would say again to the JSON.
NOT_TOLD = (
    "line",
    "line_start",
    "line_end",
    "column",
    "row_lines",
    "report",
    "body",
    "meeting_date",
    "sentence",
    "context",
)
Rows = Sequence[Sequence[str]]


def read_paper(chosen: argparse.Namespace) -> None:
    """What is found in a paper, as JSON or as a table for reading."""
    said = as_json(_reading(chosen.file, chosen.profile))
    if chosen.format == "json":
        print(json.dumps(said, indent=2, ensure_ascii=False))
        return
    how = "named" if said["profile_named"] else "the one that fits best"
    print(f"{said['paper']['name']}: {said['paper']['lines']:,} lines. Manner: {said['profile']} ({how}).")
    for name in (*LISTS, "warnings"):
        _tell(f"{name.replace('_', ' ').capitalize()}: {len(said[name])}", list(_lines(said[name])))


def score_paper(chosen: argparse.Namespace) -> None:
    """How much of gold is found, structure by structure. Status 1 where one is below its target."""
    gold = Path(chosen.gold)
    if not gold.is_dir():
        stop(f"There is no folder {gold}.")
    rows = gold_of(gold, Path(chosen.file).name)
    if not any(rows.values()):
        stop(f"No CSV file in {gold} has rows about {Path(chosen.file).name}.")
    found = scores(_reading(chosen.file, chosen.profile), rows)
    _tell("Recall", [("structure", "in gold", "found", "recall", "target", "met", "of these alike"), *map(_row, found)])
    for each in found:
        _tell(f"Missed: {each.structure.name}", list(each.missed))
        _tell(
            f"Not in gold: {each.structure.name}, lines", [(", ".join(map(str, each.beside)),)] if each.beside else []
        )
    if not all(each.good for each in found):
        raise SystemExit(BELOW_TARGET)


def _reading(file: str, profile: str | None) -> Reading:
    """The file, read; stops with a sentence where it cannot be."""
    path = Path(file)
    try:
        data = path.read_bytes()
        if len(data) < LONG:
            return read(data, path.name, profile)
        with progress(len(STEPS)) as done:
            return read(data, path.name, profile, lambda step: done("read", 1))
    except OSError as error:
        stop(f"{path} cannot be read: {error.strerror}.")
    except NoSuchProfile:
        stop(f"There is no profile “{profile}”. There are: {', '.join(names())}.")


def _lines(entries: Sequence[Mapping[str, Any]]) -> Iterator[tuple[str, str]]:
    """Each entry's lines, and what it says."""
    for entry in entries:
        first, last = entry["line_start"], entry["line_end"]
        said = [
            str(value) for field, value in entry.items() if field not in NOT_TOLD and value not in (None, "", [], False)
        ]
        words = " | ".join(said)
        yield (
            str(first) if first == last else f"{first}-{last}",
            words if len(words) <= WIDEST else f"{words[:WIDEST]} …",
        )


def _row(score: Score) -> tuple[str, ...]:
    target = score.structure.target
    also = ", ".join(f"{field} {alike}" for field, alike in score.also.items())
    recall = f"{score.recall:.1%}" if score.gold else "none in gold"
    wanted = "none" if target is None else f"{target:.0%}"
    return score.structure.name, str(score.gold), str(score.found), recall, wanted, "yes" if score.good else "no", also


def _tell(title: str, rows: Rows) -> None:
    """Rows under a title, in columns; nothing where there are none."""
    if not rows:
        return
    print(f"\n{title}")
    widths = [max(len(row[column]) for row in rows) for column in range(len(rows[0]))]
    for row in rows:
        print("  " + "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip())
