"""Resolution blocks in the rows of a minute item, cut into clauses and their sub-clauses."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from lintel.oversight.papers.reading.minutes.clause import Block, Clause
from lintel.oversight.papers.reading.minutes.inline_clauses import cuts
from lintel.oversight.papers.reading.minutes.rows import KINDS, Mark, Row, mark, mark_at, marks, sign, unfinished
from lintel.oversight.papers.reading.profile import Profile
from lintel.oversight.papers.reading.sentences import sentences

_LEADS_ON = ("that ", "That ", "to ", "THAT ", "TO ")
# A row with such a mark is a point, in which these words decide nothing.
_NOT_BEFORE = {"word_within": ("bullet",), "word_at_end": KINDS}
_OPEN = re.compile(r"[:;]\s*-?$|\b[Tt]hat$")


def blocks(held: Sequence[Row], profile: Profile) -> tuple[Block, ...]:
    """The blocks of a minute item, in order."""
    found: list[Block] = []
    for at, row in enumerate(held):
        if found and at < found[-1].last:
            continue
        if said := _decision_word(row, profile):
            block = _Block(profile).read(held, at, *said)
            if block.clauses:
                found.append(block)
    return tuple(found)


def _decision_word(row: Row, profile: Profile) -> tuple[str, int] | None:
    """The word, and where the words after it begin in the row. What heads a list of actions decides nothing of its own."""
    if profile.pattern("action_lists", "heading").match(row.text):
        return None
    for key in ("word", "word_within", "word_at_end"):
        found = profile.pattern("decisions", key).search(row.line.text)
        if found and not (key != "word" and any(mark(row, kind, profile) for kind in _NOT_BEFORE[key])):
            after = profile.pattern("decisions", "after_word").match(row.line.text, found.end("word"))
            words_at = after.end() if after else found.end("word")
            if row.line.text[found.end("word") : words_at] == " " and not row.line.text.startswith(_LEADS_ON, words_at):
                words_at = next(start for start, end in sentences(row.line.text) if end > found.start("word"))
            return found["word"], words_at
    return None


@dataclass
class _Block:
    """A block while it is read."""

    profile: Profile
    clauses: list[Clause] = field(default_factory=list)
    stem: str = ""

    def read(self, held: Sequence[Row], at: int, word: str, words_at: int) -> Block:
        if held[at].line.text[words_at:].strip():
            self._first(held[at], words_at)
        end = at + 1
        while end < len(held) and not (held[end].apart and _decision_word(held[end], self.profile)):
            if not self._taken(held[end]):
                break
            end += 1
        return Block(word, at, end, tuple(_labelled(_spread(self.clauses))))

    def _first(self, row: Row, words_at: int) -> None:
        """The clause that begins in the line of the word itself: "RESOLVED - that (a) ..."."""
        that = self.profile.pattern("decisions", "that_before_mark").match(row.line.text, words_at)
        at = that.end() if that else words_at
        said = mark_at(row, at, self.profile)
        self.clauses.append(Clause(said.label if said else "", [row], at + (said.length if said else 0), said))

    def _taken(self, row: Row) -> bool:
        """Put the row where it belongs; False where the block has ended."""
        last = self.clauses[-1] if self.clauses else None
        new = _new_mark(row, self.clauses, self.profile)
        if new and self._marked(row, new, last):
            return True
        if last and (not row.apart or _goes_on(row, last)):
            (last.subs[-1] if last.subs else last).rows.append(row)
        elif not last or self.profile.pattern("decisions", "clause_starts").match(row.text):
            self.clauses.append(Clause("", [row], 0))
        else:
            return False
        return True

    def _marked(self, row: Row, new: Mark, last: Clause | None) -> bool:
        """Put a row with a mark: after words said once for several, under the last, or as a clause; False where it only looks marked."""
        if last and self._is_stem(last, new):
            self.stem = last.text
            self.clauses[-1] = self._new(row, new)
        elif last and _is_sub(row, new, last):
            last.subs.append(self._new(row, new))
        elif new.kind == "bullet" and last and _tail(row, new, last):
            return False
        else:
            self.clauses.append(self._new(row, new))
        return True

    def _new(self, row: Row, new: Mark) -> Clause:
        return Clause(new.label, [row], new.length, new, stem=self.stem)

    def _is_stem(self, clause: Clause, new: Mark) -> bool:
        """Words said once before clauses with letters, "That the Committee:", are no clause."""
        if clause.mark or clause.subs or len(self.clauses) > 1:
            return False
        stem = self.profile.pattern("decisions", "stem").match(clause.text) is not None
        return stem or (new.kind != "bullet" and _OPEN.search(clause.text) is not None)


def _new_mark(row: Row, clauses: Sequence[Clause], profile: Profile) -> Mark | None:
    """The row's mark: the one that comes next in the order of the clauses, else the one that begins an order, else a bullet."""
    said = list(marks(row, profile))
    for before in reversed([each for clause in clauses for each in (clause, *clause.subs)]):
        for one in said:
            if before.mark and one.kind == before.mark.kind and one.value == before.mark.value + 1 and one.value > 1:
                return one
    return next((one for one in said if one.value == 1 or one.kind in ("bullet", "deep")), None)


def _is_sub(row: Row, new: Mark, clause: Clause) -> bool:
    """A sub-clause stands under a clause that ends in a colon, under another of its kind, is set in, or has another bullet."""
    if clause.mark and new.kind == clause.mark.kind and (new.kind != "bullet" or row.indent <= clause.rows[0].indent):
        return new.kind == "bullet" and sign(row, new) != sign(clause.rows[0], clause.mark)
    if clause.subs:
        return clause.subs[-1].mark is not None and clause.subs[-1].mark.kind == new.kind
    return clause.text.endswith((":", ":-")) or (clause.mark is not None and row.indent > clause.rows[0].indent)


def _tail(row: Row, new: Mark, clause: Clause) -> bool:
    """A line that a page break made look like a bullet: the words before break off, and it goes on in small letters."""
    in_small = row.line.text[new.length :][:1].islower() and not clause.text[:1].islower()
    return row.apart and unfinished(clause.text) and not clause.subs and in_small


def _goes_on(row: Row, clause: Clause) -> bool:
    last = clause.subs[-1] if clause.subs else clause
    by_mark = last.mark is not None and last.mark.kind != "bullet"
    return unfinished(last.text) and (by_mark or row.text[:1].islower())


def _spread(clauses: Sequence[Clause]) -> Iterator[Clause]:
    """A clause that holds several in one line becomes those."""
    for clause in clauses:
        start = clause.words_at - (clause.mark.length if clause.mark else 0)
        found = cuts(clause.passage, max(0, start)) if len(clauses) == 1 and not clause.subs else ()
        if not found:
            yield clause
        for cut in found:
            yield Clause(cut.label, clause.rows, cut.start, Mark("inline", 1, cut.label, 0), cut.end)


def _labelled(clauses: Iterator[Clause]) -> Iterator[Clause]:
    """Bullets, and clauses without a mark among others, are labelled by their order; one that stands alone has no label."""
    held = [clause for clause in clauses if clause.text]
    for count, clause in enumerate(held, start=1):
        if not clause.label and len(held) > 1:
            before = held[count - 2].label if count > 1 else ""
            lettered = len(before) == 1 and before.isalpha()
            clause.label = chr(ord(before) + 1) if lettered else str(count)
        for number, sub in enumerate(clause.subs, start=1):
            sub.label = sub.label or str(number)
        yield clause
