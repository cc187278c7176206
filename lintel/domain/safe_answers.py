"""Safe answers: what was said of whether it is safe to be in touch in some way, where a person has several records."""

from collections.abc import Iterable

STRICTEST_FIRST = ("no", "not_known", "yes")


def strictest(told: Iterable[str | None], kept_back: Iterable[str | None] = ()) -> str | None:
    """The strictest of these answers; None where nobody was ever asked.

    Of those that are kept back from a reader only a no counts, and it is told as not known: why is not told.
    """
    answers = {*told, *("not_known" for each in kept_back if each == "no")}
    return next((each for each in STRICTEST_FIRST if each in answers), None)
