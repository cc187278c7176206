"""Naming: whether all whom a file names are known, as a commit asks it (casework/known.py), for a whole file at once.

Asked when the last line is read: somebody may be registered anywhere in the file, in the same moment and after the work.
"""

from collections.abc import Iterator

from lintel.casework.known import NAMES, Named, missing, named_by, named_instead, unknown
from lintel.domain.fact import Corrected, Fact, Withdrawn
from lintel.domain.person import PersonRegistered
from lintel.domain.refusals import sentence
from lintel.imports.lines import BadLine
from lintel.ledger import read

FIELDS = frozenset(field for fields in NAMES.values() for field in fields)


class Naming:
    """Whom and what the lines of a file name, each with the number of the first line that does."""

    def __init__(self) -> None:
        self._first: dict[Named, int] = {}
        self._put_right: list[tuple[int, Corrected]] = []
        self._registered: set[Named] = set()

    def note(self, number: int, fact: Fact) -> None:
        """Note what one line names. Nothing is looked up."""
        if isinstance(fact, PersonRegistered | Withdrawn):
            # Whoever is taken off in this file was known until then, and may have been named before that.
            self._registered.add(("person", fact.subject))
        elif isinstance(fact, Corrected):
            if FIELDS & fact.changes.keys():
                self._put_right.append((number, fact))
        else:
            for named in named_by(fact):
                self._first.setdefault(named, number)

    def refuse_unknown(self) -> None:
        """Raise BadLine for the first line that names what nobody knows. To be asked once the facts are stored."""
        first = dict(self._first)
        for named, number in self._instead():
            first[named] = min(number, first.get(named, number))
        asked = first.keys() - self._registered
        at_fault = [(first[each], *each) for each in missing(asked)]
        if at_fault:
            number, sort, name = min(at_fault)
            raise BadLine(number, sentence(unknown(sort, name)))

    def _instead(self) -> Iterator[tuple[Named, int]]:
        kinds = read.kinds_of({fact.original for _, fact in self._put_right})
        for number, fact in self._put_right:
            for named in named_instead(fact, kinds):
                yield named, number
