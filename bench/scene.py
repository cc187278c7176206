"""What the benchmarks measure in: a council beside the facts, and workers with a work each."""

from datetime import date

from django.conf import settings
from django.core.management import call_command

from bench.bare.models import State
from lintel.casework.commit import commit
from lintel.council.set_up import set_up
from lintel.domain.council import Council, Locality, StaffMember, Team
from lintel.domain.fact import new_id
from lintel.domain.handoffs import Opening, open_work
from lintel.domain.person import PersonRegistered
from lintel.domain.reference import work_reference
from lintel.synthetic.draw import Draw
from lintel.synthetic.setting import setting


def tables() -> None:
    """Every table of ours and of the bare peer."""
    for alias in settings.DATABASES:
        call_command("migrate", database=alias, verbosity=0, interactive=False)


def council_of_bulk(seed: int) -> None:
    """The council in which facts in bulk happen."""
    set_up(setting(Draw(seed, "bulk")).council)


def workers(number: int, today: date) -> list[str]:
    """So many workers of one team, who sign in with one click, each with a work; its reference, in their order."""
    team = Team(code="bench", name="Bench")
    staff = [
        StaffMember(
            id=new_id(), username=f"bench{n}", name=f"Bench {n}", role="social_worker", teams=("bench",), made_up=True
        )
        for n in range(1, number + 1)
    ]
    council = Council(
        code="990",
        name="",
        localities=(Locality(code="bench", name="Bench"),),
        districts=(),
        teams=(team,),
        staff=tuple(staff),
    )
    set_up(council, offered_at_sign_in=frozenset(each.username for each in staff))
    State.objects.bulk_create([State(pk=n) for n in range(1, number + 1)])
    return [_work(each.id, today) for each in staff]


def _work(by: str, today: date) -> str:
    person = new_id()
    opening = Opening(
        kind="care_act_assessment",
        person=person,
        team="bench",
        locality=None,
        since=today,
        occurred=today,
        work=new_id(),
    )
    commit(PersonRegistered(subject=person, occurred=today), *open_work(opening), by=by)
    return work_reference(opening.work or "")
