"""How exactly a figure is printed, and whether two are the same when rounded."""

from lintel.oversight.papers.figures_followed.where import Followed

ABOUT = 0.05


def decimals(printed: str) -> int:
    """How many places after the point are printed."""
    digits = "".join(sign for sign in printed if sign.isdigit() or sign == ".").strip(".")
    return len(digits.partition(".")[2])


def unit_in_last_place(of: Followed) -> float:
    """The size of one in the last printed place: 0.1 for 49.4%, 1 for 521, 100000 for £8.6 million, 100 for "around 500"."""
    value, places = of.figure.value, decimals(of.figure.figure)
    shown = float(
        "".join(sign for sign in of.figure.figure.split()[0] if sign.isdigit() or sign == ".").strip(".") or 0
    )
    scale = value / shown if shown and value > shown else 1.0
    step = scale * 10.0**-places
    while of.qualifier and not places and step * 10 <= value and value % (step * 10) == 0:
        step *= 10
    return step


def same_when_rounded(one: Followed, other: Followed) -> bool:
    """Whether the finer one, rounded as the other is, may be the other; a figure called "around" may be five in a hundred off."""
    first, second = one.figure, other.figure
    if first.value_high is not None or second.value_high is not None:
        return False
    apart, coarse = abs(first.value - second.value), max(unit_in_last_place(one), unit_in_last_place(other))
    about = ABOUT * max(first.value, second.value) if one.qualifier or other.qualifier else 0.0
    finer = min(unit_in_last_place(one), unit_in_last_place(other))
    return apart <= max(coarse / 2 if finer < coarse else 0.0, about)
