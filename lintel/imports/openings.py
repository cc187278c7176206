"""Openings: whether what a file says opened a work is an entry of the work that it came from.

Asked when the last line is read, as the earlier work may be anywhere in the file, or in the ledger. One that is in
neither is not asked about: a file may tell of works whose beginnings were never kept.
"""

from lintel.domain.fact import Fact
from lintel.domain.refusals import Refused, sentence
from lintel.domain.work import WorkOpened
from lintel.imports.lines import BadLine
from lintel.ledger import read


class Openings:
    """What opened the works of a file: the decision and the work that it belongs to, each with the number of its line."""

    def __init__(self) -> None:
        self._said: list[tuple[int, str, str]] = []

    def note(self, number: int, fact: Fact) -> None:
        """Note what one line says. Nothing is looked up."""
        if isinstance(fact, WorkOpened) and fact.opened_by and fact.because_of:
            self._said.append((number, fact.opened_by, fact.because_of))

    def refuse_unknown(self) -> None:
        """Raise BadLine for the first that is no entry of that work. To be asked once the facts are stored."""
        subjects = read.subjects_of({decision for _, decision, _ in self._said})
        wrong = [
            (number, came_from) for number, decision, came_from in self._said if subjects.get(decision) != came_from
        ]
        told = read.facts_of({came_from for _, came_from in wrong})
        for number, came_from in wrong:
            if came_from in told:
                raise BadLine(number, sentence(Refused("opened_elsewhere", field="opened_by")))
