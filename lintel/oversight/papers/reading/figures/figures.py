"""The figures of a paper: money, percentages, lengths of time, counts, ratios, rates and scores, each with its date or none."""

import re
from collections.abc import Iterator, Sequence

from lintel.oversight.papers.reading.figures.bare_numbers import Counting
from lintel.oversight.papers.reading.figures.columns import Columns, columns_of
from lintel.oversight.papers.reading.figures.dates import dates
from lintel.oversight.papers.reading.figures.dating import Dating, Told
from lintel.oversight.papers.reading.figures.drafts import Draft, Drafting
from lintel.oversight.papers.reading.figures.setting import Setting, Settings
from lintel.oversight.papers.reading.figures.statements import Block, blocks
from lintel.oversight.papers.reading.figures.vocabulary import small_words
from lintel.oversight.papers.reading.found import Figure, Item, Paragraph, Table
from lintel.oversight.papers.reading.lines import Doubt, Paper
from lintel.oversight.papers.reading.profile import Profile

_MAY_HAVE = re.compile(r"[\d£%]|\b(?:[Oo]ne|[Tt]w|[Tt]h|[Ff]o|[Ff]i|[Ss]i|[Ss]e|[Ee]i|[Ee]l|[Nn]i|[Tt]e)")
_WORD = re.compile(r"[A-Za-z][\w'-]+")
_MOST_WORDS = 8


def figures(
    paper: Paper,
    profile: Profile,
    items: Sequence[Item] = (),
    paragraphs: Sequence[Paragraph] = (),
    tables: Sequence[Table] = (),
) -> tuple[tuple[Figure, ...], tuple[Doubt, ...]]:
    """All figures of a paper in the order of its lines, and what no rule could decide.

    What other readers found is used where it is given: items date the figures in them, paragraphs join lines,
    tables tell where columns begin.
    """
    going_on = frozenset(n for p in paragraphs for n in p.place.numbers[1:])
    found = [*blocks(paper, going_on)]
    settings, counting = Settings(profile, items), Counting()
    figures_found: list[Figure] = []
    doubts: list[Doubt] = []
    for block, columns in zip(found, columns_of(found, tables), strict=True):
        setting = settings.of(block)
        if _MAY_HAVE.search(block.text):
            for figure, doubt in _of_block(block, columns, setting, counting):
                figures_found.append(figure)
                doubts.extend(doubt)
            doubts.extend(_unknown(block, counting))
    return tuple(figures_found), tuple(doubts)


def _of_block(
    block: Block, columns: Columns, setting: Setting, counting: Counting
) -> Iterator[tuple[Figure, tuple[Doubt, ...]]]:
    stated = tuple(dates(block.text))
    drafts = [*Drafting(block, columns, stated, counting).drafts()]
    told = [*Dating(block, columns, setting, stated, drafts).told()] if drafts else []
    for at, (draft, date) in enumerate(zip(drafts, told, strict=True)):
        until = drafts[at + 1].start if at + 1 < len(drafts) else draft.statement.end
        figure = _figure(block, draft, date, until)
        yield figure, (Doubt("figure_with_two_dates", figure.place, figure.figure),) if date.other else ()


def _figure(block: Block, draft: Draft, told: Told, until: int) -> Figure:
    return Figure(
        place=block.passage.place(draft.start, draft.end),
        figure=block.text[draft.start : draft.end],
        value=draft.amount.value,
        value_high=draft.amount.value_high,
        unit=draft.unit,
        kind=draft.kind,
        as_at=told.as_at,
        as_at_from=told.where,
        context=_context(block.text, draft, until),
        role=draft.role,
        sentence=block.text[draft.statement.start : draft.statement.end].strip(),
    )


def _context(text: str, draft: Draft, until: int) -> str:
    """The words nearest to the figure that say something, in their order."""
    before = [
        w
        for w in _WORD.findall(text[max(draft.statement.start, draft.start - 120) : draft.start])
        if w.lower() not in small_words()
    ]
    after = [w for w in _WORD.findall(text[draft.end : min(until, draft.end + 80)]) if w.lower() not in small_words()]
    half = _MOST_WORDS // 2
    return " ".join(before[-half:] + after[:half]).lower()


def _unknown(block: Block, counting: Counting) -> Iterator[Doubt]:
    for amount in counting.in_doubt:
        yield Doubt(
            "figure_of_what", block.passage.place(amount.start, amount.end), block.text[amount.start : amount.end]
        )
    counting.in_doubt = []
