"""Where the points of a minute item stand: by numerals, by letters or numbers, by bullets, or as paragraphs after "points were made:"."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from lintel.oversight.papers.reading.lines import Passage
from lintel.oversight.papers.reading.minutes.clause import Block
from lintel.oversight.papers.reading.minutes.point_bullets import Bullets, Listed
from lintel.oversight.papers.reading.minutes.questions import discusses
from lintel.oversight.papers.reading.minutes.rows import Mark, Row, mark, marks, roman, unfinished
from lintel.oversight.papers.reading.profile import Profile
from lintel.oversight.papers.reading.sentences import sentences

_MOST_MISSING = 2
_LEAST_IN_ORDER = {"roman": 1, "letter": 2, "deep": 2, "number": 2}
_COLON = (":", ":-")


def listed(held: Sequence[Row], found: Sequence[Block], profile: Profile) -> tuple[Listed, ...]:
    """The points in order, those of a list without numbers numbered through the item."""
    points: list[Listed] = []
    for stretch in _outside(held, found):
        points += _several(stretch, len(points), profile) or Bullets(profile, len(points)).read(stretch)
    if not points and profile.said("points", "prose", False):
        points += _prose(held, found, profile)
    return tuple(points)


def _several(stretch: Sequence[Row], count: int, profile: Profile) -> list[Listed]:
    """Points with numerals, with the bullets before them and the paragraphs after them that ask or answer."""
    numbered = _numbered(stretch, profile)
    if not numbered:
        return []
    at = {row.line.number: index for index, row in enumerate(stretch)}
    before, rest = stretch[: at[numbered[0].rows[0].line.number]], stretch[at[_last_line(numbered)] + 1 :]
    bullets = Bullets(profile, count).read(before) if any(mark(row, "bullet", profile) for row in before) else []
    after = list(_prose(rest, (), profile)) if profile.said("points", "prose", False) else []
    more = count + len(bullets) + len(numbered)
    return [*bullets, *numbered, *(replace(each, label=str(more + int(each.label))) for each in after)]


def _last_line(points: Sequence[Listed]) -> int:
    return max(row.line.number for each in points[-1].all for row in each.rows)


def _prose(held: Sequence[Row], found: Sequence[Block], profile: Profile) -> Iterator[Listed]:
    """Paragraphs that ask or answer, where an item has no list."""
    told = [each for each in paragraphs(held, found) if _discusses(each, profile)]
    for count, each in enumerate(told, start=1):
        yield Listed(str(count), tuple(each), 0)


def _discusses(paragraph: Sequence[Row], profile: Profile) -> bool:
    text = Passage(tuple(row.line for row in paragraph)).text
    return any(discusses(text[start:end], profile) for start, end in sentences(text))


def paragraphs(held: Sequence[Row], found: Sequence[Block]) -> Iterator[Sequence[Row]]:
    """The paragraphs of an item that stand outside its resolution blocks."""
    return (each for stretch in _outside(held, found) for each in _paragraphs(stretch))


def _paragraphs(stretch: Sequence[Row]) -> Iterator[list[Row]]:
    held: list[Row] = []
    for row in stretch:
        if held and row.apart and not (unfinished(held[-1].text) and row.text[:1].islower()):
            yield held
            held = []
        held.append(row)
    if held:
        yield held


def _outside(held: Sequence[Row], found: Sequence[Block]) -> Iterator[Sequence[Row]]:
    """The stretches of rows before, between and after the resolution blocks."""
    start = 0
    for block in found:
        yield held[start : block.first]
        start = block.last
    yield held[start:]


def _numbered(stretch: Sequence[Row], profile: Profile) -> list[Listed]:
    """By the marks that begin first, so that letters under a number are none of their own."""
    orders = [list(_in_order(stretch, kind, profile)) for kind in _LEAST_IN_ORDER]
    long_enough = [each for each, least in zip(orders, _LEAST_IN_ORDER.values(), strict=True) if len(each) >= least]
    if not long_enough:
        return []
    starts = min(long_enough, key=lambda each: each[0][0])
    return list(_between(stretch, list(_with_lost(stretch, starts, profile)), profile))


def _between(stretch: Sequence[Row], starts: Sequence[tuple[int, Mark]], profile: Profile) -> Iterator[Listed]:
    for number, (at, said) in enumerate(starts):
        following = starts[number + 1] if number + 1 < len(starts) else None
        goes_on = following is not None and following[1].value > said.value
        held = tuple(stretch[at : following[0] if following else len(stretch)])
        missing = max(0, said.value - starts[number - 1][1].value - 1) if number else 0
        held = _until(held, goes_on, profile)
        yield _with_under(Listed(said.label, held, said.length, _lead_in(stretch, at), missing=missing), profile)


def _with_under(point: Listed, profile: Profile) -> Listed:
    """A point with a list after its colon: what stands in the list is set in under it."""
    for at in range(1, len(point.rows)):
        if point.rows[at - 1].text.endswith(_COLON) and (kind := _kind_of_list(point.rows[at], profile)):
            starts = [
                (number, said)
                for number, row in enumerate(point.rows)
                if number >= at and (said := mark(row, kind, profile))
            ]
            ends = [number for number, _ in starts[1:]] + [len(point.rows)]
            under = tuple(
                Listed(f"{point.label}.{said.label or count}", point.rows[start:end], said.length)
                for count, ((start, said), end) in enumerate(zip(starts, ends, strict=True), 1)
            )
            return replace(point, rows=point.rows[:at], under=under)
    return point


def _kind_of_list(row: Row, profile: Profile) -> str | None:
    """The kind of list that begins in the row."""
    return next((said.kind for said in marks(row, profile) if said.value == 1 or said.kind == "bullet"), None)


def _in_order(stretch: Sequence[Row], kind: str, profile: Profile) -> Iterator[tuple[int, Mark]]:
    """The rows whose numeral comes next: one or two may be missing, and the order may begin again."""
    before = 0
    for at, row in enumerate(stretch):
        said = mark(row, kind, profile)
        if said and (said.value == 1 or (before and 0 < said.value - before <= 1 + _MOST_MISSING)):
            before = said.value
            yield at, said


def _with_lost(
    stretch: Sequence[Row], starts: Sequence[tuple[int, Mark]], profile: Profile
) -> Iterator[tuple[int, Mark]]:
    """Points whose numerals were lost and that became bullets: believed where as many bullets stand there as numerals are missing."""
    before: tuple[int, Mark] | None = None
    for at, said in starts:
        missing = said.value - before[1].value - 1 if before else 0
        if before and missing > 0:
            lost = [found for found in range(before[0] + 1, at) if _begins(stretch, found, profile)]
            if len(lost) == missing:
                yield from (
                    (found, _given(stretch[found], before[1], count, profile)) for count, found in enumerate(lost, 1)
                )
        before = (at, said)
        yield at, said


def _begins(stretch: Sequence[Row], at: int, profile: Profile) -> bool:
    said = mark(stretch[at], "bullet", profile)
    return (
        said is not None and stretch[at].line.text[said.length :][:1].isupper() and not unfinished(stretch[at - 1].text)
    )


def _given(row: Row, before: Mark, more: int, profile: Profile) -> Mark:
    """The numeral that a bullet must have had."""
    bullet, value = mark(row, "bullet", profile), before.value + more
    label = {"roman": roman(value), "letter": chr(96 + value)}.get(before.kind, str(value))
    return Mark(before.kind, value, label, bullet.length if bullet else 0)


def _until(held: Sequence[Row], goes_on: bool, profile: Profile) -> tuple[Row, ...]:
    """A point's rows: all as far as the next point; after the last, only what goes on in the middle of a sentence or a list."""
    left = profile.pattern("points", "left")
    end, under = 1, None
    while end < len(held):
        before, row = held[end - 1].text, held[end]
        under = _kind_of_list(row, profile) if before.endswith(_COLON) else under
        in_list = under is not None and mark(row, under, profile) is not None
        in_the_middle = in_list or not row.apart or unfinished(before) or before.endswith(_COLON)
        if not (in_the_middle or (goes_on and not left.search(row.text) and not row.text.endswith(_COLON))):
            break
        end += 1
    return tuple(held[:end])


def _lead_in(stretch: Sequence[Row], at: int) -> str:
    """The nearest sentence above that ends in a colon."""
    return next((row.text for row in reversed(stretch[:at]) if row.text.endswith(_COLON)), "")
