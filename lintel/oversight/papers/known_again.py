"""Which promise is which: one that is found is known again by its passages and its words, and so keeps its number for ever,
whichever of its papers is read, in whatever order they were stored, and though a rule moves it by a line."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from django.conf import settings
from django.db.models import QuerySet

from lintel.oversight.papers.following.due import Due
from lintel.oversight.papers.following.meeting_papers import body_key
from lintel.oversight.papers.following.promise import Promise
from lintel.oversight.papers.following.said import Said
from lintel.oversight.papers.models import Promised, PromisedAt
from lintel.oversight.papers.reading.lines import Place

NOT_KNOWN = Due(None, "The papers do not have this promise any more, so no day is known.")


@dataclass(frozen=True)
class Known:
    """A promise that has a number, and the passages in which it was found last."""

    promised: Promised
    places: tuple[PromisedAt, ...]


@dataclass(frozen=True)
class _Marks:
    """By what a promise is known: its body and day, its words, and each paper and line where it begins."""

    of: tuple[str, str]
    words: str
    places: tuple[tuple[str, int], ...]


def known_promises(among: QuerySet[Promised] | None = None) -> list[Known]:
    """The promises of this council that have a number, or these, each with its closing. One query."""
    every = Promised.objects.filter(council=settings.LINTEL_COUNCIL)
    own = PromisedAt.objects.filter(promised__in=every if among is None else among).order_by("promised_id", "id")
    rows = own.select_related("promised__closed", "paper__meeting").defer("paper__text")
    found = [list(places) for _, places in groupby(rows, key=lambda each: each.promised_id)]
    return [Known(places[0].promised, tuple(places)) for places in found]


def known_again(found: Sequence[Promise], known: Iterable[Known]) -> dict[str, Promised]:
    """Key of a promise that was found to the promise that it is. Each is taken once; what is new is left out."""
    rows = [(_marks_of(each), each.promised) for each in known]
    rows.sort(key=lambda each: (not each[1].found, each[1].pk))
    asked = [(_marks_in(each), each.key) for each in found]
    again: dict[str, Promised] = {}
    for way in WAYS:
        taken = {each.pk for each in again.values()}
        free = [(marks, row) for marks, row in rows if row.pk not in taken]
        again |= dict(_taken(way, [(marks, key) for marks, key in asked if key not in again], free))
    return again


def _taken(
    way: "Way", found: Iterable[tuple[_Marks, str]], free: Iterable[tuple[_Marks, Promised]]
) -> Iterator[tuple[str, Promised]]:
    by_mark, taken = defaultdict[object, list[Promised]](list), set[int]()
    for marks, row in free:
        for mark in way(marks):
            by_mark[mark].append(row)
    for marks, key in found:
        row = next((row for mark in way(marks) for row in by_mark[mark] if row.pk not in taken), None)
        if row is not None:
            taken.add(row.pk)
            yield key, row


def _marks_of(known: Known) -> _Marks:
    row = known.promised
    places = [(f"{each.paper.meeting.slug}/{each.paper.slug}", each.line_start) for each in known.places]
    return _Marks((body_key(row.body), row.made_on.isoformat()), _words(row.text), tuple(places))


def _marks_in(promise: Promise) -> _Marks:
    places = tuple((each.paper, each.place.line_start) for each in promise.said)
    return _Marks((body_key(promise.body), promise.made_on), _words(promise.text), places)


def _words(text: str) -> str:
    return "".join(text.split()).lower()


def _words_at(marks: _Marks) -> list[object]:
    return [(marks.of, marks.words, place) for place in marks.places]


def _words_alone(marks: _Marks) -> list[object]:
    return [(marks.of, marks.words)]


def _place_alone(marks: _Marks) -> list[object]:
    return [(marks.of, place) for place in marks.places]


Way = Callable[[_Marks], list[object]]
# The surest first. Words come before a place alone: where a rule moves all by a line, each stands where another stood.
WAYS: tuple[Way, ...] = (_words_at, _words_alone, _place_alone)


def as_it_was(promised: Promised, places: Iterable[PromisedAt]) -> Promise:
    """A promise that is not found any more, as it was when it was found last."""
    row, on = promised, promised.made_on.isoformat()
    said = tuple(
        Said(f"{each.paper.meeting.slug}/{each.paper.slug}", Place(each.line_start, each.line_end, each.column), row.text, on, "text")
        for each in places
    )  # fmt: skip
    key = f"not found|{row.reference}"
    return Promise(
        key, row.reference, row.body, on, row.kind, row.text, said, NOT_KNOWN, owner=row.owner or None, found=False
    )
