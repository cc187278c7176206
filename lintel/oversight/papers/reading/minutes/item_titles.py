"""Which lines are the titles of minute items: those that make the longest run of numbers, each one more than the one before."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from lintel.oversight.papers.reading.minutes.rows import Row
from lintel.oversight.papers.reading.minutes.table_rows import is_table, run_on
from lintel.oversight.papers.reading.profile import Profile

STYLES = ("numbered", "yearly", "serial", "lettered", "bare", "alone", "in_row")
_WITH_YEAR = ("yearly", "serial")
_MOST_MISSING, _COST_OF_MISSING, _COST_OF_RESTART, _COST_OF_REPEAT = 4, 0.75, 2.5, 1.5
_LIKE_ENOUGH = 1.55
_LONG, _SHORT, _SET_IN = 220, 120, 3
# A cell that holds a number and no more: the row is of a table of figures.
_DATA = re.compile(r"\t *£?\d[\d.,]*(?:%|k|m|bn)? *(?:\t|$)")
_FIRST = ("1.", "1)", "(1)", "- 1.", "- 1)")


@dataclass(frozen=True)
class Title:
    """A line that may be a title: `at` is its index among the rows, `words_at` the offset of its words (a row further, if alone)."""

    at: int
    number: int
    printed: str
    words_at: int
    likeness: float
    alone: bool = False


def titles(rows: Sequence[Row], profile: Profile) -> tuple[tuple[Title, ...], tuple[Title, ...]]:
    """The titles in order, and those that look like one but have no place in the order.

    Where numbers are missing or begin again the run goes on; whoever calls says so.
    """
    found = [list(_candidates(rows, style, profile)) for style in STYLES]
    runs = [_best_run(each) for each in found]
    at = max(range(len(runs)), key=lambda index: runs[index][0])
    run = runs[at][1]
    return run, tuple(each for each in found[at] if run and each not in run and _left_out(rows[each.at], each))


def _left_out(row: Row, title: Title) -> bool:
    """Whether it looks so much like a title that it must be said that none begins there; a point of a list ends in a stop."""
    return title.likeness >= _LIKE_ENOUGH and not row.text.endswith((".", ":", ";", ","))


def _candidates(rows: Sequence[Row], style: str, profile: Profile) -> Iterator[Title]:
    pattern = profile.pattern("minutes", style)
    if style == "in_row" and not is_table([row.line.text for row in rows], profile):
        return
    for at, row in enumerate(rows):
        found = pattern.match(row.line.text)
        if not found or (style == "alone" and at + 1 == len(rows)) or _DATA.search(row.line.text):
            continue
        words = rows[at + 1].text if style == "alone" else row.line.text[found.start("title") :]
        if style == "in_row" and (said := run_on(row.line.text, profile)):
            words = said.title
        words_at = 0 if style == "alone" else found.start("title")
        likeness = _likeness(rows, at, words, profile, style in _WITH_YEAR)
        if likeness > 0:
            yield Title(at, int(found["number"]), found["printed"], words_at, likeness, style == "alone")


def _likeness(rows: Sequence[Row], at: int, words: str, profile: Profile, with_year: bool) -> float:
    """How much a line looks like a title: above 0, or 0 where it cannot be one. A number with its year is hardly anything else."""
    no_title = profile.pattern("minutes", "no_title").search(words) is not None
    if not (with_year and profile.pattern("minutes", "runs_on").match(rows[at].text)) and (
        len(words) > _LONG or no_title
    ):
        return 0
    row, before = rows[at], rows[at - 1].text if at else ""
    if before.endswith((":", ":-", " that")) and row.text.startswith(_FIRST):
        return 0
    capitals = words.upper() == words and any(each.isalpha() for each in words)
    marked_out = any(tag in row.line.printed for tag in ("<u>", "**", "<b>", "<strong>"))
    followed = at + 1 < len(rows) and rows[at + 1].apart
    for_it = 0.4 * capitals + 0.4 * marked_out + 0.2 * (len(words) < _SHORT) + 0.2 * row.apart + 0.2 * followed
    sentence = profile.pattern("minutes", "sentence").search(words) is not None
    return 1 + for_it - 0.2 * (row.indent > _SET_IN) - 0.6 * sentence


def _best_run(found: Sequence[Title]) -> tuple[float, tuple[Title, ...]]:
    """The run of the highest worth. One pass: the best run that ends with each number is kept."""
    ending: dict[int, tuple[float, int]] = {}
    came_from: list[int] = []
    best = (0.0, -1)
    for index, title in enumerate(found):
        worth, before = max(_ways_to(title.number, ending, best))
        came_from.append(before)
        here = (worth + title.likeness, index)
        if here > ending.get(title.number, (0.0, -1)):
            ending[title.number] = here
        best = max(best, here)
    return best[0], tuple(reversed(list(_back(found, came_from, best[1]))))


def _ways_to(number: int, ending: dict[int, tuple[float, int]], best: tuple[float, int]) -> Iterable[tuple[float, int]]:
    yield 0.0, -1
    for missing in range(_MOST_MISSING + 1):
        if number - 1 - missing in ending:
            worth, index = ending[number - 1 - missing]
            yield worth - _COST_OF_MISSING * missing, index
    if number == 1:
        if number in ending:
            yield ending[number][0] - _COST_OF_REPEAT, ending[number][1]
        yield best[0] - _COST_OF_RESTART, best[1]


def _back(found: Sequence[Title], came_from: Sequence[int], index: int) -> Iterator[Title]:
    while index >= 0:
        yield found[index]
        index = came_from[index]
