"""Resolution blocks in the rows of a minute item, cut into clauses and their sub-clauses."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from lintel.oversight.papers.reading.lines import Passage, Place
from lintel.oversight.papers.reading.profile import Profile
from lintel.oversight.papers.reading.rows import Mark, Row, mark, marks, roman, unfinished

_INLINE = re.compile(r"(?:(?<=^)|(?<=[\s;:,.]))\(?(?P<label>[a-z]|[ivx]+|\d{1,2})\) (?=\S)")
_OPEN = re.compile(r":-?$")


@dataclass
class Clause:
    """A clause while it is read: its rows, the offset of its words in the first of them, and its sub-clauses."""

    label: str
    rows: list[Row]
    words_at: int
    mark: Mark | None = None
    subs: list["Clause"] = field(default_factory=list)

    @property
    def passage(self) -> Passage:
        return Passage(tuple(row.line for row in self.rows))

    @property
    def text(self) -> str:
        return self.passage.text[self.words_at :].strip()

    @property
    def place(self) -> Place:
        """From its words to the end of its last sub-clause."""
        own = self.passage.place(self.words_at)
        return Place(own.line_start, max([own.line_end, *(sub.place.line_end for sub in self.subs)]), own.column)


@dataclass(frozen=True)
class Block:
    """A resolution block: `first` and `last` are indices among the rows, the last not among them."""

    word: str
    first: int
    last: int
    clauses: tuple[Clause, ...]


def blocks(held: Sequence[Row], profile: Profile) -> tuple[Block, ...]:
    """The blocks of a minute item, in order."""
    found: list[Block] = []
    for at, row in enumerate(held):
        if found and at < found[-1].last:
            continue
        if said := _decision_word(row, profile):
            block = _block(held, at, *said, profile)
            if block.clauses:
                found.append(block)
    return tuple(found)


def _decision_word(row: Row, profile: Profile) -> tuple[str, int] | None:
    """The word, and where the words after it begin in the row."""
    for key in ("word", "word_within"):
        found = profile.pattern("decisions", key).search(row.line.text)
        if found and not (key == "word_within" and mark(row, "bullet", profile)):
            after = profile.pattern("decisions", "after_word").match(row.line.text, found.end("word"))
            return found["word"], after.end() if after else found.end("word")
    return None


def _block(held: Sequence[Row], at: int, word: str, words_at: int, profile: Profile) -> Block:
    clauses: list[Clause] = []
    if held[at].line.text[words_at:].strip():
        clauses.append(Clause("", [held[at]], words_at))
    end = at + 1
    while end < len(held) and not (_decision_word(held[end], profile) and held[end].apart):
        if not _taken(held[end], clauses, profile):
            break
        end += 1
    return Block(word, at, end, tuple(_labelled(_spread(clauses))))


def _taken(row: Row, clauses: list[Clause], profile: Profile) -> bool:
    """Put the row where it belongs in the block; False where the block has ended."""
    open_clause = clauses[-1] if clauses else None
    new = _new_mark(row, clauses, profile)
    if new and open_clause and _is_sub(row, new, open_clause):
        open_clause.subs.append(Clause(new.label, [row], new.length, new))
    elif new and not (new.kind == "bullet" and open_clause and _tail(row, new, open_clause)):
        clauses.append(Clause(new.label, [row], new.length, new))
    elif open_clause and (not row.apart or _goes_on(row, open_clause)):
        (open_clause.subs[-1] if open_clause.subs else open_clause).rows.append(row)
    elif not open_clause or profile.pattern("decisions", "clause_starts").match(row.text):
        clauses.append(Clause("", [row], len(row.line.text) - len(row.line.text.lstrip())))
    else:
        return False
    return True


def _new_mark(row: Row, clauses: Sequence[Clause], profile: Profile) -> Mark | None:
    """The row's mark: the one that comes next in the order of the clauses, else the one that begins an order, else a bullet."""
    said = list(marks(row, profile))
    for before in reversed([each for clause in clauses for each in (clause, *clause.subs)]):
        for one in said:
            if before.mark and one.kind == before.mark.kind and one.value == before.mark.value + 1 and one.value > 1:
                return one
    first = [one for one in said if one.value == 1 or one.kind in ("bullet", "deep")]
    return first[0] if first else None


def _is_sub(row: Row, new: Mark, clause: Clause) -> bool:
    """A sub-clause stands under a clause that ends in a colon, under another sub-clause of its kind, or is set in further."""
    if clause.mark and new.kind == clause.mark.kind and (new.kind != "bullet" or row.indent <= clause.rows[0].indent):
        return new.kind == "bullet" and row.indent == clause.rows[0].indent and bool(clause.subs)
    if clause.subs:
        return clause.subs[-1].mark is not None and clause.subs[-1].mark.kind == new.kind
    return _OPEN.search(clause.text) is not None or (clause.mark is not None and row.indent > clause.rows[0].indent)


def _tail(row: Row, new: Mark, clause: Clause) -> bool:
    """A line that a page break made look like a bullet: the words before break off, and it goes on in small letters."""
    return row.apart and unfinished(clause.text) and not clause.subs and row.line.text[new.length :][:1].islower()


def _goes_on(row: Row, clause: Clause) -> bool:
    last = clause.subs[-1] if clause.subs else clause
    by_mark = last.mark is not None and last.mark.kind != "bullet"
    return unfinished(last.text) and (by_mark or row.text[:1].islower())


def _spread(clauses: Sequence[Clause]) -> Iterator[Clause]:
    """A clause that holds several in one line, "(1) ...; (2) ...", becomes those."""
    for clause in clauses:
        cuts = _cuts(clause) if clause.mark is None and len(clauses) == 1 else []
        if len(cuts) < 2:
            yield clause
            continue
        ends = [start for start, _, _ in cuts[1:]] + [len(clause.passage.text)]
        for (_, label, words), end in zip(cuts, ends, strict=True):
            yield _part_of(clause, label, words, end)


def _cuts(clause: Clause) -> list[tuple[int, str, int]]:
    """(start, label, start of the words) of each mark in the line that is next in order."""
    cuts: list[tuple[int, str, int]] = []
    for found in _INLINE.finditer(clause.passage.text, clause.words_at):
        order = (chr(97 + len(cuts)), roman(len(cuts) + 1), str(len(cuts) + 1))
        if found["label"] in order and (not cuts or order.index(found["label"]) == _kind_of(cuts)):
            cuts.append((found.start(), found["label"], found.end()))
    return cuts


def _kind_of(cuts: Sequence[tuple[int, str, int]]) -> int:
    return ("a", "i", "1").index(cuts[0][1])


@dataclass
class _Piece(Clause):
    """A clause that ends before its last row does."""

    end: int = 0

    @property
    def text(self) -> str:
        return self.passage.text[self.words_at : self.end].strip()

    @property
    def place(self) -> Place:
        return self.passage.place(self.words_at, self.words_at + len(self.text))


def _part_of(clause: Clause, label: str, start: int, end: int) -> Clause:
    return _Piece(label, clause.rows, start, Mark("inline", 1, label, 0), end=end)


def _labelled(clauses: Iterator[Clause]) -> Iterator[Clause]:
    """Bullets, and clauses without a mark among others, are labelled by their order; one that stands alone has no label."""
    held = list(clauses)
    for count, clause in enumerate(held, start=1):
        if not clause.label and len(held) > 1:
            before = held[count - 2].label if count > 1 else ""
            lettered = len(before) == 1 and before.isalpha()
            clause.label = chr(ord(before) + 1) if lettered else str(count)
        for number, sub in enumerate(clause.subs, start=1):
            sub.label = sub.label or str(number)
        yield clause
