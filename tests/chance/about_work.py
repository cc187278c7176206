"""What may be tried with work: it is received, and every move of every kind."""

from datetime import timedelta

from lintel.domain import moves
from lintel.domain.codes import titles
from lintel.domain.fact import FACTS, Fact
from lintel.domain.flow import KINDS
from lintel.domain.handoffs import Opening, open_work, what_opens
from lintel.domain.more_told import MoreTold
from lintel.domain.work import Reattributed, WorkState
from lintel.domain.worse import WorseReported
from tests.chance.about_people import register
from tests.chance.scribe import LOCALITIES, TEAMS, WORKERS, Scribe, answers, new_subject, people


def receive(scribe: Scribe) -> bool:
    """Begin a work of any kind for somebody known."""
    chance, known = scribe.chance, people(scribe)
    if not known:
        return register(scribe)
    kind, when = chance.choice(sorted(KINDS)), scribe.when()
    opening = Opening(
        kind=kind, person=chance.choice(known), team=chance.choice(TEAMS), locality=chance.choice(LOCALITIES),
        since=when.occurred - timedelta(days=chance.choice((0, 0, 2, 40))), occurred=when.occurred, at=when.at,
        work=new_subject(scribe), note=new_subject(scribe) if kind == "contact" else None,
    )  # fmt: skip
    due_on = when.occurred + timedelta(days=chance.choice((-20, 0, 3, 25))) if kind == "review" else None
    received = {"basis": "yearly"} if due_on else answers(FACTS[KINDS[kind].received_by], chance)
    if "urgent_since" in vars(FACTS[KINDS[kind].received_by]) and chance.random() < 0.3:
        received["urgent_since"] = when.occurred - timedelta(days=chance.choice((0, 0, 2)))
    return scribe.commit(open_work(opening, received=received or None, due_on=due_on), move="receive")


def rate(scribe: Scribe, work: WorkState) -> list[Fact]:
    chosen = answers(FACTS["RiskRated"], scribe.chance)
    return moves.rate(work, scribe.when(), senior_manager=scribe.chance.choice((None, "manager-1")), **chosen)


def keep_in_touch(scribe: Scribe, work: WorkState) -> list[Fact]:
    return moves.keep_in_touch(work, scribe.when(), how="phone", reached=scribe.chance.random() < 0.6)


def pause(scribe: Scribe, work: WorkState) -> list[Fact]:
    return moves.pause(work, scribe.when(), **answers(FACTS["WaitPaused"], scribe.chance))


def resume(scribe: Scribe, work: WorkState) -> list[Fact]:
    return moves.resume(work, scribe.when(), **answers(FACTS["WaitResumed"], scribe.chance))


def escalate(scribe: Scribe, work: WorkState) -> list[Fact]:
    return moves.escalate(work, scribe.when(), to="manager-2", reason="waited_too_long", because_of_fact=work.rated_by)


def offer(scribe: Scribe, work: WorkState) -> list[Fact]:
    """Mostly by the team that has it; an offer of another team's is refused."""
    team = work.team if scribe.chance.random() < 0.9 else scribe.chance.choice(TEAMS)
    worker = scribe.chance.choice(WORKERS)
    return moves.offer(work, scribe.when(), team=team, worker=worker, reason="next_in_order")


def accept(scribe: Scribe, work: WorkState) -> list[Fact]:
    worker = work.offer.worker if work.offer else scribe.chance.choice(WORKERS)
    return moves.accept(work, scribe.when(), worker=worker, reason="has_capacity")


def return_offer(scribe: Scribe, work: WorkState) -> list[Fact]:
    return moves.return_offer(work, scribe.when(), reason="no_capacity")


def hand_over(scribe: Scribe, work: WorkState) -> list[Fact]:
    team, locality = scribe.chance.choice(TEAMS), scribe.chance.choice(LOCALITIES)
    return moves.hand_over(work, scribe.when(), team=team, locality=locality, reason="other_team_better")


def reach(scribe: Scribe, work: WorkState) -> list[Fact]:
    """What ends the open wait (or, seldom, what would end another), and the work that begins because of it."""
    stage = work.stage
    if stage is None or stage.reached_by == "OfferAccepted" or scribe.chance.random() < 0.1:
        stage = scribe.chance.choice([each for each in work.declared.stages if each.reached_by != "OfferAccepted"])
    given = answers(FACTS[stage.reached_by], scribe.chance)
    facts = moves.reach(work, scribe.when(), milestone=stage.reached_by, **given)
    return [*facts, *what_opens(work, facts[0], team=work.team)]


def note_mark(scribe: Scribe, work: WorkState) -> list[Fact]:
    marks = [name for name in work.declared.marks if getattr(FACTS[name], "MOVE", "mark") == "mark"]
    marks = [name for name in marks if not name.startswith(("CarePlan", "MoreTold"))]
    others = [name for name in KINDS["safeguarding_concern"].marks if name != "MoreTold"]
    if "AssessmentReturned" in work.told:
        marks = ["AssessmentResubmitted"]
    named = scribe.chance.choice(marks if marks and scribe.chance.random() < 0.9 else others)
    return moves.note_mark(work, scribe.when(), mark=named, **answers(FACTS[named], scribe.chance))


def plan_care(scribe: Scribe, work: WorkState) -> list[Fact]:
    """A care plan is proposed, or what was proposed is judged."""
    judged = scribe.chance.choice(("CarePlanReturned", "CarePlanAgreed", "CarePlanAgreed"))
    named = judged if work.plan == "proposed" else "CarePlanProposed"
    more: dict[str, object] = {"plan": work.plan_proposed}
    if named == "CarePlanProposed":
        more = {"weekly_pence": scribe.chance.randrange(90_000)}
    return moves.note_mark(work, scribe.when(), mark=named, **answers(FACTS[named], scribe.chance), **more)


def log_call(scribe: Scribe, work: WorkState) -> list[Fact]:
    """Any call about a contact: one that came in, or one that was made and reached somebody or nobody."""
    call = scribe.chance.choice(("CallTaken", "CallMade"))
    reached = {"reached": scribe.chance.random() < 0.6} if call == "CallMade" else {}
    return moves.log_call(work, scribe.when(), call=call, **answers(FACTS[call], scribe.chance), **reached)


def end(scribe: Scribe, work: WorkState) -> list[Fact]:
    return moves.end(work, scribe.when(), why=scribe.chance.choice(sorted(titles("leaving_reasons"))))


def reattribute(scribe: Scribe, work: WorkState) -> list[Fact]:
    to = scribe.chance.choice(people(scribe) or [work.person])
    return [
        Reattributed(
            subject=work.id, occurred=scribe.today, from_person=work.person, to_person=to, reason="wrong_person"
        )
    ]


def say_worse(scribe: Scribe, work: WorkState) -> list[Fact]:
    return [WorseReported(subject=work.id, occurred=scribe.today, **answers(WorseReported, scribe.chance))]


def tell_more(scribe: Scribe, work: WorkState) -> list[Fact]:
    """Whoever sent a form adds to it; with work that did not come by one, or is closed, that is refused."""
    return [MoreTold(subject=work.id, occurred=scribe.today, note=new_subject(scribe))]


def confirm_sender(scribe: Scribe, work: WorkState) -> list[Fact]:
    """Somebody makes sure of the sender's address; of work that did not come by a form, that is refused."""
    return moves.confirm_sender(work, scribe.when(), checked_by="known_to_team")


def read_more(scribe: Scribe, work: WorkState) -> list[Fact]:
    """Somebody reads it; where there is nothing to read, that is refused."""
    return moves.read_more(work, scribe.when())
