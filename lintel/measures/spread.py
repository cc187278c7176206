"""How lengths are spread: exact medians, percentiles and shares, one way for every engine (work.md, rule 11)."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction

from lintel.domain.targets import Target
from lintel.measures.language import Figure, Figures, Member


def figure_of(
    lengths: Mapping[int | Fraction, int],
    *,
    people: int,
    judged: Mapping[bool, int],
    target: Target | None,
    per: int = 1,
) -> Figure:
    """The statistics of a group: how many of each length, how many people, how many in time and not.

    Lengths are in units of which `per` make one of the measure's.
    """
    number = sum(lengths.values())
    if not number:
        return Figure(number=0, people=0, target=target)
    ordered = sorted(lengths.items())
    in_all = judged.get(True, 0) + judged.get(False, 0)
    return Figure(
        number=number,
        people=people,
        median=quantile(ordered, Fraction(1, 2)) / per,
        p90=quantile(ordered, Fraction(9, 10)) / per,
        maximum=Fraction(ordered[-1][0]) / per,
        share_within=Fraction(judged.get(True, 0), in_all) if in_all else None,
        target=target,
    )


def quantile(ordered: Iterable[tuple[Fraction | int, int]], share: Fraction) -> Fraction:
    """The exact quantile of (length, how many) in order of length, with straight lines between neighbours (rule 11)."""
    pairs = list(ordered)
    place = share * (sum(many for _, many in pairs) - 1)
    below = _at(pairs, int(place))
    rest = place - int(place)
    return below if not rest else below + rest * (_at(pairs, int(place) + 1) - below)


def _at(pairs: list[tuple[Fraction | int, int]], place: int) -> Fraction:
    for length, many in pairs:
        if place < many:
            return Fraction(length)
        place -= many
    raise IndexError(place)


def tallied(members: Sequence[Member], target: Target | None, by: str | None, one_id: Mapping[str, str]) -> Figures:
    """The figures of these members. `one_id` gives the one id of somebody who has several."""
    parts: dict[str, list[Member]] = {}
    for member in members if by else ():
        parts.setdefault(member.cut(by or ""), []).append(member)
    return Figures(
        whole=_told(members, target, one_id),
        parts={name: _told(parts[name], target, one_id) for name in sorted(parts)},
    )


def _told(members: Sequence[Member], target: Target | None, one_id: Mapping[str, str]) -> Figure:
    people = {one_id.get(member.person, member.person) for member in members}
    judged = Counter(member.in_time for member in members if member.in_time is not None)
    lengths = Counter(member.days for member in members)
    return figure_of(lengths, people=len(people), judged=judged, target=target)
