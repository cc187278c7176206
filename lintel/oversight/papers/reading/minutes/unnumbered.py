"""Titles of minute items that have no number: lines in capitals or marked out, or headings among which stand the usual ones."""

from collections.abc import Sequence

from lintel.oversight.papers.reading.minutes.item_titles import Title
from lintel.oversight.papers.reading.minutes.rows import Row, marks
from lintel.oversight.papers.reading.profile import Profile

_MARKED_OUT = ("<u>", "**", "<b>", "<strong>")
_FEWEST_USUAL, _LONGEST = 2, 120


def without_numbers(held: Sequence[Row], numbered: int, profile: Profile) -> tuple[Title, ...]:
    """The titles, or none where numbers tell more: `numbered` is how many titles have one.

    Headings are believed against numbers, which may be those of a list, where the number on the agenda stands under them
    or where some are what every meeting begins and ends with.
    """
    begins = _after_the_names(held, profile)
    marked_out = [at for at in range(begins, len(held)) if _is_marked_out(held, at, profile)]
    plain = _plain(held, begins, profile)
    sure = max((_with_agenda_number(held, marked_out, profile), plain), key=len)
    starts = sure if len(sure) > numbered else [] if numbered else marked_out
    ends = [*starts[1:], len(held)]
    below = _numbers_below(held, starts, profile)
    spans = zip(starts, ends, [*below, *[""] * len(starts)], strict=False)
    return tuple(Title(at, 0, number, 0, 1) for at, end, number in spans if end > at + 1)


def _numbers_below(held: Sequence[Row], starts: Sequence[int], profile: Profile) -> list[str]:
    """The number under each item, where there are as many as items and the first stands after the first title."""
    form = profile.pattern("minutes", "number_below")
    found = [at for at, row in enumerate(held) if form.match(row.text)]
    under = len(found) == len(starts) and all(start < at for start, at in zip(starts, found, strict=True))
    return [held[at].text for at in found] if under else []


def _after_the_names(held: Sequence[Row], profile: Profile) -> int:
    present = profile.pattern("parts", "present")
    return next((at + 1 for at, row in enumerate(held) if present.match(row.text)), 0)


def _with_agenda_number(held: Sequence[Row], starts: Sequence[int], profile: Profile) -> list[int]:
    under, at_end = (profile.pattern("minutes", key) for key in ("under_heading", "agenda_number_at_end"))
    below = [*(row.text for row in held[1:]), ""]
    return [at for at in starts if under.match(below[at]) or at_end.search(held[at].text)]


def _plain(held: Sequence[Row], begins: int, profile: Profile) -> list[int]:
    """Headings in small letters, from the first that is a usual one; none where there are not two such."""
    usual = profile.pattern("minutes", "usual")
    headings = [at for at in range(begins, len(held)) if _is_heading(held, at, profile)]
    known = [at for at in headings if usual.match(held[at].text)]
    return [at for at in headings if at >= known[0]] if len(known) >= _FEWEST_USUAL else []


def _is_marked_out(held: Sequence[Row], at: int, profile: Profile) -> bool:
    """Short, in capitals or marked out, with room on both sides or the number on the agenda below."""
    row = held[at]
    said = profile.pattern("minutes", "agenda_number_at_end").sub("", row.text)
    heading = row.line.printed.lstrip().startswith(_MARKED_OUT) or (said.upper() == said and len(said) > 3)
    heading = heading and not profile.pattern("minutes", "number_below").match(row.text)
    return heading and (bool(_with_agenda_number(held, [at], profile)) or _stands_alone(held, at, profile))


def _is_heading(held: Sequence[Row], at: int, profile: Profile) -> bool:
    no_heading, text = profile.pattern("minutes", "no_plain_heading"), held[at].text
    plain = (
        _stands_alone(held, at, profile)
        and not no_heading.search(text)
        and next(marks(held[at], profile), None) is None
    )
    return plain and not profile.pattern("decisions", "word").search(text)


def _stands_alone(held: Sequence[Row], at: int, profile: Profile) -> bool:
    room = held[at].apart and at + 1 < len(held) and held[at + 1].apart
    text = held[at].text
    return room and len(text) < _LONGEST and not profile.pattern("minutes", "no_heading").search(text)
