"""What is not for the public, dropped: its lines become blank, so that every other line keeps its number.

In doubt a part goes on: what was dropped can be read again by whoever may, and what was told cannot be untold.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from lintel.oversight.papers.reading.formats.restricted_marks import (
    appendix,
    as_said,
    begins,
    excludes,
    head,
    heading,
    marked_appendix,
    might_open,
    number,
    numbered_somehow,
    opens,
    titled,
)
from lintel.oversight.papers.reading.lines import Doubt, Line, Paper, Place

# What an agenda says of its exempt items, their titles and the reason, is public.
_AGENDA = re.compile(r"\W*(?:agenda|a g e n d a)\W*", re.IGNORECASE)
_AFTER_AGENDA = re.compile(
    r"\W*(?:(?i:agenda item \d|minutes of (?:a|the) )|(?:[A-Z ]+ )?REPORT (?:OF|BY) |(?:EXEMPT|RESTRICTED|CONFIDENTIAL) REPORT\b)"
)
_NEAR, _AGENDA_GOES_ON, _LONGEST_SENTENCE = 2, 4, 800


@dataclass
class _Read:
    """What stands before a mark: the number of the agenda item, of the titled item, and how many lines ago that was.

    `excluded` is what the public were sent out for: "one" item, "more" than one, or nothing yet. `sentence` is what was said so
    far of a sentence that may go on in the next line.
    """

    agenda_item: str | None = None
    item: int | None = None
    since: int = 0
    in_agenda: bool = False
    excluded: str = ""
    sentence: str = ""

    def line(self, text: str, following: Sequence[Line]) -> None:
        """Another line, with the next few. An agenda is over where a mark stands and no numbered item is near."""
        self.agenda_item = head(text) or self.agenda_item
        self.item, self.since = (number(text), 0) if titled(text) else (self.item, self.since + 1)
        self.sentence = (
            text if titled(text) or self.sentence.endswith(".") else f"{self.sentence} {text}"[-_LONGEST_SENTENCE:]
        )
        self.excluded = (
            "" if opens(text) else self.excluded if self.in_agenda else excludes(self.sentence) or self.excluded
        )
        self.in_agenda = _AGENDA.fullmatch(text) is not None or (self.in_agenda and not self._over(text, following))

    def _over(self, text: str, following: Sequence[Line]) -> bool:
        if _AFTER_AGENDA.match(text):
            return True
        return bool(begins(text)) and self.since > 1 and not any(titled(each.text) for each in following)


@dataclass
class _Dropping:
    """A part that is dropped: of which agenda item, of which titled item (None at the head of a paper of its own), of which appendix.

    `appendix` is None where it is none and "" where its letter is not known. `below`: so far nothing but headings below the mark.
    `unclear` where it may have ended before. `one`: the public were sent out for one item, whatever its title looks like.
    """

    first: int
    agenda_item: str | None
    item: int | None
    appendix: str | None
    below: bool = True
    unclear: bool = False
    one: bool = False

    def over(self, text: str) -> bool:
        """Whether the part ends before this line."""
        if begins(text):
            self._goes_on_with(text)
            return False
        over = opens(text) or self._at_another_head(text) or self._at_the_next_item(text)
        self.below = self.below and heading(text)
        return over

    def _goes_on_with(self, text: str) -> None:
        """Another mark within the part: on its next page, or at the title of the item that follows."""
        self.agenda_item, self.below = head(text) or self.agenda_item, True
        if titled(text) and self.item is not None and number(text) == self.item + 1:
            self.item += 1

    def _at_another_head(self, text: str) -> bool:
        """An agenda item or an appendix of another number. What stands in the heading below the mark names the part itself."""
        at, other = head(text), appendix(text)
        if self.below and at:
            self.unclear = self.unclear or self.agenda_item != at
            self.agenda_item = at
        if other and self.appendix is not None and (self.below or not self.appendix):
            self.appendix, self.unclear = other, True
        return at not in (None, self.agenda_item) or (bool(self.appendix) and other not in (None, self.appendix))

    def _at_the_next_item(self, text: str) -> bool:
        counted = number(text)
        after = counted is not None and self.item is not None and counted == self.item + 1
        if after and titled(text):
            return True
        if self.one and self.item is None and self.below and titled(text):
            # What stood above, such as the head of a page, was not the title yet.
            self.item = counted
            return False
        # Numbers that begin anew are the part's own.
        self.item = None if counted == 1 else self.item
        self.unclear = self.unclear or after or might_open(text)
        return False


def without_restricted(paper: Paper) -> Paper:
    """The paper with its restricted parts blank, and a doubt for each that says which lines were dropped, and no word of them."""
    dropped = [each for each in _dropped(paper) if each.place.line_start <= each.place.line_end]
    if not dropped:
        return paper
    blank = {number for each in dropped for number in range(each.place.line_start, each.place.line_end + 1)}
    lines = tuple(Line(line.number, "") if line.number in blank else line for line in paper.lines)
    doubts = tuple(doubt for doubt in paper.doubts if doubt.place.line_start not in blank)
    return replace(paper, lines=lines, doubts=(*doubts, *dropped))


def _dropped(paper: Paper) -> Iterator[Doubt]:
    """A doubt for each part to drop, from its first line to its last."""
    dropping = None
    lines = [Line(line.number, as_said(line.text)) for line in paper.filled()]
    read = _Read()
    for index, line in enumerate(lines):
        if dropping and dropping.over(line.text):
            yield _doubt(dropping, line.number - 1)
            dropping = None
        if not dropping:
            read.line(line.text, lines[index + 1 : index + 1 + _AGENDA_GOES_ON])
            dropping = _begun(read, line, lines[index + 1 : index + 2])
    if dropping:
        yield _doubt(dropping, len(paper.lines))


def _begun(read: _Read, line: Line, following: Sequence[Line]) -> _Dropping | None:
    """What begins at this line: a part with a mark of its own, or the item after the public were sent out."""
    starts = None if read.in_agenda else begins(line.text)
    if starts is None:
        return _sent_out(read, line)
    item = read.item if read.since <= _NEAR else None
    if starts == "here" and read.since and following and titled(following[0].text):
        # A mark right above a title is that item's: whether it was the item before it, nobody can tell.
        return _Dropping(line.number, read.agenda_item, number(following[0].text), None, unclear=True)
    return _Dropping(line.number + (starts == "after"), read.agenda_item, item, marked_appendix(line.text))


def _sent_out(read: _Read, line: Line) -> _Dropping | None:
    fresh = read.sentence.strip() == line.text and heading(line.text)
    if not read.excluded or not (titled(line.text) or numbered_somehow(line.text) or fresh) or read.in_agenda:
        return None
    one = read.excluded == "one"
    item = number(line.text) if one and titled(line.text) else None
    read.excluded = read.sentence = ""
    return _Dropping(line.number + 1, read.agenda_item, item, None, one=one)


def _doubt(dropping: _Dropping, last: int) -> Doubt:
    name = "restricted_part_end_unclear" if dropping.unclear else "restricted_part_dropped"
    return Doubt(name, Place(dropping.first, last))
