"""How much of what a careful reader found the rules find too, and what they find beside it."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from lintel.oversight.papers.reading.as_json import as_json
from lintel.oversight.papers.reading.found import Reading
from lintel.oversight.papers.reading.scoring.gold import DATES, STRUCTURES, Row, Structure, compared

Key = tuple[str, ...]


@dataclass(frozen=True)
class Score:
    """How one structure does. `missed` are gold's keys that were not found, `beside` lines that gold does not hold.

    `also` says of the matched rows how many agree in each further field.
    """

    structure: Structure
    gold: int
    found: int
    missed: tuple[Key, ...]
    beside: tuple[int, ...]
    also: Mapping[str, int]

    @property
    def recall(self) -> float:
        """The share of gold that was found; 1 where gold holds nothing."""
        return self.found / self.gold if self.gold else 1.0

    @property
    def good(self) -> bool:
        """Whether the target is met; a date that the paper does not have is never good."""
        if self.structure is DATES and self.beside:
            return False
        return self.structure.target is None or self.recall >= self.structure.target


def scores(reading: Reading, gold: Mapping[str, Sequence[Row]]) -> tuple[Score, ...]:
    """The score of each structure, then of the dates of figures."""
    return scores_of(as_json(reading), gold)


def scores_of(
    said: Mapping[str, Any], gold: Mapping[str, Sequence[Row]], structures: Sequence[Structure] = STRUCTURES
) -> tuple[Score, ...]:
    """The same of a reading as JSON."""
    every = [_score(each, gold.get(each.file, ()), said[each.lists]) for each in structures]
    return (*every, _dates(gold.get(DATES.file, ()), said[DATES.lists]))


def _score(structure: Structure, gold: Sequence[Row], entries: Sequence[Mapping[str, Any]]) -> Score:
    gold, entries = _counting(structure, gold), _counting(structure, entries)
    left = Counter(_key(structure.keys, entry) for entry in entries)
    missed = []
    for row in gold:
        key = _key(structure.keys, row)
        if left[key]:
            left[key] -= 1
        else:
            missed.append(key)
    beside = [entry["line_start"] for entry in entries if left[_key(structure.keys, entry)] > 0]
    return Score(
        structure, len(gold), len(gold) - len(missed), tuple(missed), tuple(beside), _also(structure, gold, entries)
    )


def _counting(structure: Structure, rows: Sequence[Mapping[str, Any]]) -> Sequence[Mapping[str, Any]]:
    return [row for row in rows if not structure.only or row["kind"] in structure.only]


def _key(fields: Sequence[str], row: Mapping[str, Any]) -> Key:
    return tuple(compared(row.get(field)) for field in fields)


def _also(structure: Structure, gold: Sequence[Row], entries: Sequence[Mapping[str, Any]]) -> Mapping[str, int]:
    """Of each further field, in how many rows it is as in gold."""

    def agreeing(field: str) -> int:
        keys = (*structure.keys, field)
        ours = Counter(_key(keys, entry) for entry in entries)
        return sum((Counter(_key(keys, row) for row in gold) & ours).values())

    return {field: agreeing(field) for field in structure.also}


def _dates(gold: Sequence[Row], entries: Sequence[Mapping[str, Any]]) -> Score:
    """Dates of the figures that have one in gold; beside are lines where a date is given that gold says is not there."""
    scored = _score(DATES, [row for row in gold if compared(row["as_at"])], [each for each in entries if each["as_at"]])
    undated = {_key(DATES.keys[:-1], row) for row in gold if not compared(row["as_at"])}
    dated = {_key(DATES.keys[:-1], row) for row in gold if compared(row["as_at"])}
    wrong = [each["line_start"] for each in entries if each["as_at"] and _key(DATES.keys[:-1], each) in undated - dated]
    return Score(DATES, scored.gold, scored.found, scored.missed, tuple(wrong), {})
