"""The words of papers: each once for a paper, so that papers are found by them, and then the lines in which they stand."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from django.db.models import QuerySet

from lintel.oversight.papers.models import MeetingPaper, Word

WORD = re.compile(r"[^\W_][\w’'-]*")
LONGEST, MOST_WORDS, MOST_PAPERS, MOST_LINES = 40, 8, 20, 5


@dataclass(frozen=True)
class Hit:
    """A paper in which all the words stand, and some of the lines with them, each with its number."""

    paper: MeetingPaper
    lines: tuple[tuple[int, str], ...]


def words_in(text: str) -> set[str]:
    """The words of a text as they are found: small letters, no s at the end, and the parts of a word with a hyphen beside it."""
    wholes = _wholes(text)
    return wholes | {_folded(part) for whole in wholes if "-" in whole for part in whole.split("-") if part}


def _wholes(text: str) -> set[str]:
    return {_folded(word) for word in WORD.findall(text)}


def _folded(word: str) -> str:
    # "carers'" is "carers", as "carer's" is "carer": a mark at the end may also close a quotation.
    small = word.lower().replace("’", "'").rstrip("'-").removesuffix("'s")
    return (small[:-1] if len(small) > 3 and small.endswith("s") and not small.endswith("ss") else small)[:LONGEST]


def index(paper: MeetingPaper, words: Iterable[str]) -> None:
    """Write the words of a paper down, instead of those that were there."""
    Word.objects.filter(paper=paper).delete()
    Word.objects.bulk_create([Word(paper=paper, word=word) for word in sorted(words)], batch_size=2000)


def found(asked: str, papers: QuerySet[MeetingPaper]) -> list[Hit]:
    """The papers among these in which every word stands, the newest first, at most 20 of them. One query."""
    wanted = sorted(_wholes(asked[:200]))[:MOST_WORDS]
    if not wanted:
        return []
    for word in wanted:
        papers = papers.filter(pk__in=Word.objects.filter(word=word).values("paper"))
    newest = papers.select_related("meeting").order_by("-meeting__date", "-id")[:MOST_PAPERS]
    return [Hit(paper, tuple(_lines(paper.text.split("\n"), wanted))) for paper in newest]


def _lines(lines: Sequence[str], wanted: Sequence[str]) -> Iterator[tuple[int, str]]:
    """Lines with every one of the words; where no line has them all, those with most."""
    best = sorted(_with_some(enumerate(lines, start=1), wanted), key=lambda each: (-each[0], each[1]))
    most = best[0][0] if best else 0
    yield from ((number, line) for hits, number, line in best[:MOST_LINES] if hits == most)


def _with_some(lines: Iterable[tuple[int, str]], wanted: Sequence[str]) -> Iterator[tuple[int, int, str]]:
    for number, line in lines:
        small = line.lower().replace("’", "'")
        # Quick: a word that is looked for is the beginning of one that stands there.
        if any(word in small for word in wanted) and (hits := len(words_in(line).intersection(wanted))):
            yield hits, number, line.strip()
