"""Which figures are compared: those of one key only; and where a paper is new, only with one of its figures."""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from itertools import product

from lintel.oversight.papers.figures_followed.where import Followed

IsNew = Callable[[Followed], bool]


class Beside:
    """Figures by key: each is found beside those of its key, and one of the two is of a new paper."""

    def __init__(self, figures: Iterable[Followed], key: Callable[[Followed], Hashable], is_new: IsNew) -> None:
        self._is_new, self._all, self._new = (
            is_new,
            defaultdict[Hashable, list[Followed]](list),
            defaultdict[Hashable, list[Followed]](list),
        )
        for each in figures:
            self._all[key(each)].append(each)
            if is_new(each):
                self._new[key(each)].append(each)

    def of(self, one: Followed, key: Hashable) -> Sequence[Followed]:
        """Those of that key that `one` is compared with."""
        return (self._all if self._is_new(one) else self._new).get(key, ())


def pairs(figures: Sequence[Followed], is_new: IsNew) -> Iterator[tuple[Followed, Followed]]:
    """Every two of these, in their order, of which one at least is of a new paper."""
    new = [place for place, each in enumerate(figures) if is_new(each)]
    for place, one in enumerate(figures):
        others = range(place + 1, len(figures)) if is_new(one) else (each for each in new if each > place)
        yield from ((one, figures[other]) for other in others)


def across(ones: Sequence[Followed], others: Sequence[Followed], is_new: IsNew) -> Iterator[tuple[Followed, Followed]]:
    """Each of the first beside each of the second, where one at least is of a new paper."""
    new = [each for each in others if is_new(each)]
    for one in ones:
        yield from product((one,), others if is_new(one) else new)
