"""Same person: why two records may be of one, for a person to judge. No machine links records."""

from collections.abc import Sequence
from itertools import product

from lintel.domain.finding.asked import EXACTLY, NEARLY, Known
from lintel.domain.finding.birth_dates import how_near
from lintel.domain.finding.names import SHORT_NAME, how_alike, likeness, words_of
from lintel.domain.finding.numbers import WHOLE_PHONE, nhs_check_fails
from lintel.domain.person import NO_NAME

SAME_WORD, UNNAMED = 0.75, tuple(words_of(NO_NAME))


def why_same(one: Known, other: Known) -> tuple[str, ...]:
    """The reasons to think that two records are of one person, the strongest first; none where there is too little."""
    ours, theirs = _named(one), _named(other)
    alike = max(how_alike(a, b) if a and b else 0.0 for a, b in ((ours, theirs), (theirs, ours)))
    near = how_near(one.birth_date, other.birth_date) if one.birth_date else None
    numbers = _numbers(one, other)
    family = bool(ours and theirs) and _shares_a_name(ours, theirs)
    enough = (
        "same NHS number" in numbers
        or (alike >= NEARLY and near is not None)
        or (alike >= EXACTLY and bool(numbers))
        or (not (ours and theirs) and bool(numbers) and near is not None)
        or (family and bool(numbers) and (near is not None or alike >= NEARLY))
    )
    return tuple(filter(None, (*numbers, _name(alike, family), near.why if near else ""))) if enough else ()


def _named(known: Known) -> tuple[str, ...]:
    """The words of a name. That none is known is no name: two of whom nobody knows one are not alike for it."""
    return () if tuple(known.words) == UNNAMED else tuple(known.words)


# What each reason is worth beside the others.
WORTH = {
    "same NHS number": 60,
    "same name": 50,
    "name nearly the same": 40,
    "same date of birth": 30,
    "same phone number": 25,
}


def how_sure(why: Sequence[str]) -> float:
    """How much the reasons weigh together, so that the likeliest record comes first."""
    return sum(WORTH.get(each, 15) for each in why)


def _numbers(one: Known, other: Known) -> tuple[str, ...]:
    found = []
    if one.nhs_number and one.nhs_number == other.nhs_number and not nhs_check_fails(one.nhs_number):
        found.append("same NHS number")
    if len(one.phone) >= WHOLE_PHONE and one.phone == other.phone:
        found.append("same phone number")
    if one.postcode and one.postcode == other.postcode:
        found.append("same postcode")
    return tuple(found)


def _name(alike: float, family: bool) -> str:
    if alike >= EXACTLY:
        return "same name"
    return "name nearly the same" if alike >= NEARLY else "shares a name" if family else ""


def _shares_a_name(one: Sequence[str], other: Sequence[str]) -> bool:
    return any(likeness(a, b) >= SAME_WORD and likeness(a, b) != SHORT_NAME for a, b in product(one, other))
