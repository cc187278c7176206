"""Minutes laid out as a table, number, words and action: what the cells of a row hold."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from lintel.oversight.papers.reading.found import Item
from lintel.oversight.papers.reading.lines import Paper, Passage
from lintel.oversight.papers.reading.profile import Profile
from lintel.oversight.papers.reading.sentences import begins, sentences


@dataclass(frozen=True)
class RunOn:
    """A title, and the offsets in its line of what was said after it in the same cell."""

    title: str
    more: tuple[int, int]


def run_on(text: str, profile: Profile) -> RunOn | None:
    """What stands in the line of a title besides it: after a colon, or in a row of a table after the first sentence."""
    if said := profile.pattern("minutes", "runs_on").match(text):
        return RunOn(said["title"], said.span("more"))
    row = profile.pattern("minutes", "in_row").match(text) if "\t" in text else None
    if not row:
        return None
    start, end = row.span("words")
    stop = start + next(sentences(row["words"]), (0, 0))[1]
    more = begins(text, stop)
    title = text[start:stop].rstrip(".") if more < end else row["words"].strip()
    return RunOn(title, (min(more, end), end))


def action_cells(paper: Paper, profile: Profile, items: Sequence[Item]) -> Iterator[tuple[Item, Passage, int, int]]:
    """What stands beside items in a column of actions, as offsets in the line of the item."""
    rows = _rows([line.text for line in paper.filled()])
    heading, last, none = (profile.pattern("minutes", key) for key in ("row_heading", "action_heading", "no_action"))
    headed = any(all(map(heading.match, row)) and last.match(row[-1]) for row in rows)
    for item in items if headed else ():
        passage = Passage((paper.line(item.place.line_start),))
        row = profile.pattern("minutes", "in_row").match(passage.text)
        if row and row["action"] and any(map(str.isalpha, row["action"])) and not none.match(row["action"]):
            yield item, passage, *row.span("action")


def is_table(texts: Sequence[str], profile: Profile) -> bool:
    """Whether a row heads a table of minutes."""
    heading = profile.pattern("minutes", "row_heading")
    return any(sum(heading.match(cell) is not None for cell in row) > 1 for row in _rows(texts))


def _rows(texts: Sequence[str]) -> list[Sequence[str]]:
    parted = (text.strip().split("\t") for text in texts if "\t" in text)
    return [[cell.strip() for cell in row] for row in parted]
