"""The county's works told to their end, for whoever counts them outside the ledger."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from lintel.domain.document import Line
from lintel.domain.fact import Recorded, effective
from lintel.domain.waiting import KeptInTouch
from lintel.domain.work import WorkFact, WorkState


@dataclass
class Told:
    """Every work as it stands, and how many tries to be in touch fell due and were made in time and reached."""

    works: list[WorkState] = field(default_factory=list)
    due: int = 0
    kept: int = 0

    def waiting(self, kind: str, stage: str, as_at: date) -> list[int]:
        """How many days each wait on the list at the end of a day had lasted."""
        return [
            (as_at - wait.since).days
            for work in self.works
            if work.kind is not None and work.kind.name == kind
            for wait in work.waits
            if wait.stage == stage and wait.on_list_from <= as_at and (wait.end is None or wait.end > as_at)
        ]

    def ended(self, kind: str, stage: str, first: date, last: date) -> dict[str, int]:
        """For each work whose wait was reached from first to last: how many days it lasted."""
        return {
            work.id: (wait.end - wait.since).days
            for work in self.works
            if work.kind is not None and work.kind.name == kind
            for wait in work.waits
            if wait.stage == stage and wait.end and first <= wait.end <= last and wait.why == "reached"
        }


def tell_all(lines: Sequence[Line]) -> Told:
    """Tell every work its facts, put right and in order."""
    entries: dict[str, list[Recorded]] = defaultdict(list)
    for line in lines:
        of_work = entries[line.fact.subject]
        of_work.append(Recorded(line.fact, 0, len(of_work) + 1, line.recorded, line.by))
    told = Told()
    for recorded in entries.values():
        if isinstance(recorded[0].fact, WorkFact):
            told.works.append(_work(recorded, told))
    return told


def _work(recorded: list[Recorded], told: Told) -> WorkState:
    work = WorkState()
    for entry in effective(recorded):
        fact = entry.fact
        if isinstance(fact, KeptInTouch) and work.next_contact_due is not None:
            told.due += 1
            told.kept += fact.reached and fact.occurred <= work.next_contact_due
        fact.apply(work)  # type: ignore[attr-defined]
    return work
