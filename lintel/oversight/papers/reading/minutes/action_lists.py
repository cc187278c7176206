"""Actions that stand apart from what was said: lines such as "ACTION: ...", lists under a heading, and tables."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from lintel.oversight.papers.reading.found import Action, Item, Table
from lintel.oversight.papers.reading.lines import Doubt, Paper, Passage
from lintel.oversight.papers.reading.minutes.rows import Row, body, mark, marks, unfinished
from lintel.oversight.papers.reading.minutes.table_rows import action_cells
from lintel.oversight.papers.reading.minutes.verbs import due, recipient, verb
from lintel.oversight.papers.reading.profile import Profile
from lintel.oversight.papers.reading.sentences import sentences

UNDERTAKING = "undertaking"
_NAME = 60


@dataclass(frozen=True)
class _Task:
    """What is to be done: its words as offsets in its rows, and who is to do it where that stands elsewhere.

    `first` and `last` are the indices of all rows that tell of it and of nothing else, the last not among them.
    """

    rows: Sequence[Row]
    start: int
    end: int
    who: str | None
    first: int
    last: int


def without_actions(held: Sequence[Row], profile: Profile) -> tuple[Row, ...]:
    """The rows of an item but those of actions that stand in rows of their own, which are no points. What comes after one stands
    apart from what comes before it."""
    apart = {at for each in _tasks(held, profile) for at in range(each.first, each.last)}
    return tuple(replace(row, apart=row.apart or at - 1 in apart) for at, row in enumerate(held) if at not in apart)


def listed_actions(paper: Paper, profile: Profile, items: Sequence[Item], tables: Sequence[Table]) -> Iterator[Action]:
    """The actions of every item, those of tables among them. Whoever is named beside an action is its addressee."""
    yield from _in_column(paper, profile, items)
    for item in items:
        for task in _tasks(body(paper, item.place, profile), profile):
            yield _action(Passage(tuple(row.line for row in task.rows)), task.start, task.end, item, task.who, profile)
        for table in tables:
            if table.place.begins_in(item.place):
                yield from _in_table(paper, table, item, profile)


def _in_column(paper: Paper, profile: Profile, items: Sequence[Item]) -> Iterator[Action]:
    """What a column of actions beside the items says that somebody is to do."""
    for item, passage, start, end in action_cells(paper, profile, items):
        if not _names(passage.text[start:end]):
            yield _action(passage, start, end, item, None, profile)


def unsaid_actions(paper: Paper, profile: Profile, items: Sequence[Item]) -> Iterator[Doubt]:
    """A doubt for each item beside which a column of actions names somebody and does not say what they are to do."""
    for _item, passage, start, end in action_cells(paper, profile, items):
        if _names(passage.text[start:end]):
            yield Doubt("action_not_said", passage.place(start, end), passage.text[start:end])


def _action(passage: Passage, start: int, end: int, item: Item, who: str | None, profile: Profile) -> Action:
    text = passage.text[start:end].strip()
    named = profile.pattern("action_lists", "owner").match(text)
    return Action(
        passage.place(start, end), item.item_no, UNDERTAKING, who or (next(filter(None, named.groups()), None) if named else None), None,
        verb(text, profile), text, recipient(text, profile), due(text, profile), None, item.meeting_date,
    )  # fmt: skip


def _tasks(held: Sequence[Row], profile: Profile) -> Iterator[_Task]:
    line, heading, at_end = (profile.pattern("action_lists", key) for key in ("line", "heading", "at_end"))
    for at, row in enumerate(held):
        text = row.line.text
        if said := line.match(text):
            name = text[said.end() :].strip()
            yield _beside(held, at, name, profile) if _names(name) else _told(held, at, said.end())
        elif heading.match(row.text) and at + 1 < len(held):
            yield from _in_list(held, at, profile)
        elif said := at_end.search(text):
            start, end = _last_sentence(text[: said.start()].rstrip())
            yield _Task((row,), start, end, said["who"], at, at)


def _told(held: Sequence[Row], at: int, start: int) -> _Task:
    """The rest of the row, and the rows in which its sentence goes on."""
    end = at + 1
    while end < len(held) and not held[end].apart and unfinished(held[end - 1].text):
        end += 1
    return _Task(held[at:end], start, len(Passage(tuple(row.line for row in held[at:end])).text), None, at, end)


def _names(text: str) -> bool:
    """A line that names somebody and says no more."""
    return len(text) < _NAME and not text.endswith(".") and " to " not in text


def _beside(held: Sequence[Row], at: int, who: str, profile: Profile) -> _Task:
    """What the named one is to do: in the row below that begins with "To", or else in the last sentence above."""
    if at + 1 < len(held) and held[at + 1].text.startswith(("To ", "to ")):
        below = held[at + 1]
        return _Task((below,), 0, len(below.line.text), who, at, at + 2)
    row = held[at - 1] if at else held[at]
    start, end = _last_sentence(row.line.text)
    said = next(marks(row, profile), None)
    return _Task((row,), max(start, said.length if said else 0), end, who, at, at + 1)


def _last_sentence(text: str) -> tuple[int, int]:
    return list(sentences(text))[-1] if text.strip() else (0, len(text))


def _in_list(held: Sequence[Row], heading: int, profile: Profile) -> Iterator[_Task]:
    """One for each row of the list that follows the heading."""
    first = next(marks(held[heading + 1], profile), None)
    at = heading + 1
    while first and at < len(held) and (said := mark(held[at], first.kind, profile)):
        start, text = heading if at == heading + 1 else at, held[at].line.text
        yield _Task((held[at],), said.length, len(text), None, start, at + 1)
        at += 1


def _in_table(paper: Paper, table: Table, item: Item, profile: Profile) -> Iterator[Action]:
    """The rows of a table whose header says what, and by whom or by when."""
    what, who, when = (_column(table.rows[0], key, profile) for key in ("column_what", "column_who", "column_when"))
    if what is None or (who is None and when is None):
        return
    for number, cells in zip(table.row_lines[1:], table.rows[1:], strict=True):
        if what < len(cells) and cells[what]:
            passage = Passage((paper.line(number),))
            start = passage.text.find(cells[what])
            named, day = (cells[at] if at is not None and at < len(cells) else "" for at in (who, when))
            found = _action(passage, start, start + len(cells[what]), item, named or None, profile)
            yield replace(found, due_as_stated=day or found.due_as_stated)


def _column(header: Sequence[str], key: str, profile: Profile) -> int | None:
    form = profile.pattern("action_lists", key)
    return next((at for at, cell in enumerate(header) if form.match(cell)), None)
