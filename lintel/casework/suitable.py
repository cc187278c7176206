"""Suitable: whether a colleague may be the one whom a fact names, by role and by team on that day.

Whether there is such a colleague at all is asked before: one who is not found is of a council without staff.
"""

from collections.abc import Collection, Iterator, Sequence
from datetime import date

from django.db.models import Q

from lintel.council.models import Membership, Staff
from lintel.domain.access import ROLES, is_told_of_red, may
from lintel.domain.allocation import WorkOffered
from lintel.domain.fact import Corrected, Fact, Recorded, corrected
from lintel.domain.refusals import Refused
from lintel.domain.waiting import Escalated


def refuse_unsuitable(facts: Sequence[Fact], stories: Collection[Sequence[Recorded]] = ()) -> None:
    """Refuse an offer to somebody who takes no work in that team, and telling somebody who is no senior manager."""
    for offered in _offers(facts, stories):
        _require_takes_work(offered)
    for fact in facts:
        if isinstance(fact, Escalated):
            _require_is_told(fact)


def _offers(facts: Sequence[Fact], stories: Collection[Sequence[Recorded]]) -> Iterator[WorkOffered]:
    """What is offered now, and what is put right about whom it was offered to."""
    yield from (fact for fact in facts if isinstance(fact, WorkOffered))
    changes = {fact.original: fact.changes for fact in facts if isinstance(fact, Corrected)}
    changes = {original: told for original, told in changes.items() if told.keys() & {"worker", "team"}}
    for entry in (entry for story in stories if changes for entry in story):
        put_right = corrected(entry.fact, changes.get(entry.fact.id, {}))
        if isinstance(put_right, WorkOffered) and put_right is not entry.fact:
            yield put_right


def _require_takes_work(offered: WorkOffered) -> None:
    worker = Staff.objects.filter(pk=offered.worker).first()
    if worker is None:
        return
    if not may(worker.role, "accept"):
        raise Refused("takes_no_work", field="worker", worker=worker.name)
    until = Q(valid_to=None) | Q(valid_to__gte=offered.occurred)
    there = Membership.objects.filter(until, staff=worker, team=offered.team, valid_from__lte=offered.occurred)
    if not there.exists():
        raise Refused("not_in_that_team", field="worker", worker=worker.name, on=f"{offered.occurred:%-d %B %Y}")


def _require_is_told(escalated: Escalated) -> None:
    manager = Staff.objects.filter(pk=escalated.to).first()
    if manager is None:
        return
    left = manager.left_on is not None and manager.left_on < escalated.occurred
    if left or not is_told_of_red(manager.role):
        raise Refused("no_senior_manager", field="to", worker=manager.name)


class EverSuitable:
    """What cannot have been right whenever it was recorded, asked of a whole file: two questions, however many lines.

    A file tells of the past. The council keeps the days of memberships, but of roles only the one of today, and whoever
    leads now may have taken work on then. Somebody who left may be recorded so days later, and was offered work in
    between. So a role tells only that somebody was elected, which nobody is who works here, or takes no work on and never
    had a team. And a team is asked only whether she had joined it by then: of one who has none, that was never kept.
    """

    def __init__(self) -> None:
        staff = Staff.objects.values_list("pk", "name", "role")
        joined = Membership.objects.order_by("-valid_from").values_list("staff", "team", "valid_from")
        self._joined: dict[tuple[str, str], date] = {(worker, team): since for worker, team, since in joined}
        self._with_a_team = {worker for worker, _ in self._joined}
        self._names = {worker: name for worker, name, _ in staff}
        self._roles = {worker: role for worker, _, role in staff}

    def refuse(self, fact: Fact, story: Sequence[Recorded]) -> None:
        """As `refuse_unsuitable`, of one fact; `story` are the facts of its subject, asked only about a correction."""
        for offered in _offers([fact], [story]):
            if offered.worker in self._names:
                self._require_took_work(offered, self._names[offered.worker])
        if isinstance(fact, Escalated) and self._was_elected(fact.to):
            raise Refused("no_senior_manager", field="to", worker=self._names[fact.to])

    def _require_took_work(self, offered: WorkOffered, name: str) -> None:
        teamless = offered.worker not in self._with_a_team
        if self._was_elected(offered.worker) or (teamless and not may(self._roles[offered.worker], "accept")):
            raise Refused("takes_no_work", field="worker", worker=name)
        if not teamless and self._joined.get((offered.worker, offered.team), date.max) > offered.occurred:
            raise Refused("not_in_that_team", field="worker", worker=name, on=f"{offered.occurred:%-d %B %Y}")

    def _was_elected(self, worker: str) -> bool:
        return worker in self._roles and ROLES[self._roles[worker]].elected
