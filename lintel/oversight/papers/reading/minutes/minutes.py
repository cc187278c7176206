"""The items of minutes: numbered titles in order, or the one item of a web page."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise, takewhile

from lintel.oversight.papers.reading.found import Item
from lintel.oversight.papers.reading.lines import Doubt, Paper, Passage, Place
from lintel.oversight.papers.reading.minutes.decisions import decision_word
from lintel.oversight.papers.reading.minutes.item_titles import Title, titles
from lintel.oversight.papers.reading.minutes.rows import Row, body, rows
from lintel.oversight.papers.reading.minutes.table_rows import run_on
from lintel.oversight.papers.reading.minutes.unnumbered import without_numbers
from lintel.oversight.papers.reading.parts import Part, parts
from lintel.oversight.papers.reading.profile import Profile

_TITLE_LINES = 4


def items(paper: Paper, profile: Profile) -> tuple[tuple[Item, ...], tuple[Doubt, ...]]:
    """The minute items of all minutes in the paper, and doubts where numbers are missing or begin again."""
    found: list[Item] = []
    doubts: list[Doubt] = []
    for part in parts(paper, profile):
        if part.kind == "item":
            found += _page_of_one(paper, part, profile)
        elif part.kind == "minutes":
            of_part, doubtful = _of_minutes(paper, part, profile)
            found += of_part
            doubts += doubtful
    return tuple(found), tuple(doubts)


def _of_minutes(paper: Paper, part: Part, profile: Profile) -> tuple[list[Item], list[Doubt]]:
    held = rows(paper, Place(part.first_line, part.last_line), profile)
    run, left_out = titles(held, profile)
    if headings := without_numbers(held, len(run), profile):
        run, left_out = headings, ()
    if not run:
        return [], [Doubt("no_minute_items", Place(part.first_line, part.last_line))]
    ends = [title.at for title in run[1:]] + [_closing(held, run[-1].at, profile)]
    found = [_item(paper, held[title.at : end], title, part, profile) for title, end in zip(run, ends, strict=True)]
    return found, [] if headings else list(_doubts(held, run, left_out))


def _doubts(held: Sequence[Row], run: Sequence[Title], left_out: Sequence[Title]) -> Iterator[Doubt]:
    for title in left_out:
        line = held[title.at].line
        yield Doubt("numbering_restarts", Place(line.number, line.number), line.text)
    for before, title in pairwise(run):
        line = held[title.at].line
        if title.number <= before.number:
            yield Doubt("numbering_restarts", Place(line.number, line.number), line.text)
        elif title.number > before.number + 1:
            yield Doubt("missing_number", Place(line.number, line.number), line.text)


def _closing(held: Sequence[Row], after: int, profile: Profile) -> int:
    """Where the last item ends: at the times of the meeting or the line to sign on."""
    closing = profile.pattern("minutes", "closing")
    return next((at for at in range(after + 1, len(held)) if closing.match(held[at].text)), len(held))


def _item(paper: Paper, held: Sequence[Row], title: Title, part: Part, profile: Profile) -> Item:
    held = _without_documents(held, profile)
    words_in = held[1:] if title.alone else held
    count = _lines_of_title(words_in, title.words_at, profile)
    words = Passage(tuple(row.line for row in words_in[:count])).text[title.words_at :].strip()
    runs_on = run_on(words_in[0].line.text, profile)
    words = runs_on.title if runs_on else profile.pattern("minutes", "after_title").sub("", words)
    place = Place(held[0].line.number, held[-1].line.number, held[0].line.column(0))
    item = Item(place, title.printed or None, words, meeting_date=part.date, body=part.body)
    return _with_body(paper, item, profile)


def _without_documents(held: Sequence[Row], profile: Profile) -> list[Row]:
    """The rows of an item as far as the list of its papers, which a web page sets under it."""
    ends = profile.pattern("parts", "item_ends")
    return list(takewhile(lambda row: not ends.match(row.text), held))


def _lines_of_title(held: Sequence[Row], words_at: int, profile: Profile) -> int:
    """A title goes on in the next line where it broke off: capitals go on in capitals, a title with a full stop until there."""
    whole, count = held[0].line.text[words_at:], 1
    while count < min(_TITLE_LINES, len(held)) and not held[count].apart:
        following = held[count].text
        capitals = whole.upper() == whole and following.upper() == following
        stop = bool(profile.said("minutes", "title_stops")) and not whole.endswith(".") and len(following) < 100
        if not (capitals or stop) or profile.pattern("decisions", "word").search(following):
            break
        whole, count = f"{whole} {following}", count + 1
    return count


def _with_body(paper: Paper, item: Item, profile: Profile) -> Item:
    held, agenda_item = body(paper, item.place, profile), profile.pattern("minutes", "agenda_item")
    text = Passage(tuple(row.line for row in held)).text
    return replace(
        item,
        agenda_item_ref=_first(agenda_item, text) or _first(agenda_item, item.title),
        considered=_first(profile.pattern("minutes", "considered"), text),
        decision_word=decision_word(held, profile),
    )


def _first(pattern: re.Pattern[str], text: str) -> str | None:
    found = pattern.search(text)
    return next((each for each in found.groups() if each), None) if found else None


def _page_of_one(paper: Paper, part: Part, profile: Profile) -> Iterator[Item]:
    """A web page of one item: what stands above the label "Minutes:" is its title, and it has no number."""
    page, label = (profile.pattern("parts", key) for key in ("item_page", "minutes_label"))
    labelled = next(line.number for line in paper.filled() if label.match(line.text.strip()))
    held = rows(paper, Place(part.first_line, part.last_line), profile)
    above = [row for row in held if row.line.number < labelled and not page.match(row.text)]
    below = _without_documents([row for row in held if row.line.number > labelled], profile)
    if above and below:
        place = Place(above[-1].line.number, below[-1].line.number)
        item = Item(place, None, above[-1].text, meeting_date=part.date, body=part.body)
        yield _with_body(paper, item, profile)
