"""What people say of what the rules found: answers to doubts, judgements of evidence, promises closed. Reached by `actions`."""

from django.db import transaction
from django.utils import timezone

from lintel.domain.refusals import Refused
from lintel.oversight.papers.keeper import LONGEST, Keeper, require_keeper, require_line, said_in_words, write_down
from lintel.oversight.papers.models import (
    Asked,
    Closed,
    Doubted,
    Evidence,
    Judged,
    MeetingPaper,
    OpenedAgain,
    Promised,
)


def answer(doubt: Doubted, words: str, *, by: Keeper) -> None:
    """Answer a doubt with words that stand in its passage. Words that do not are kept beside it, and refused."""
    require_keeper(by)
    given, passage = " ".join(words.split()), " ".join(doubt.passage.split())
    stands = bool(given) and given in passage
    if stands:
        _settle(doubt, Asked.ANSWERED, answer=given, by=by)
        return
    Doubted.objects.filter(pk=doubt.pk, state=Asked.OPEN).update(refused=words[:LONGEST])
    if not given:
        raise Refused("no_answer", field="answer")
    raise Refused("not_word_for_word", field="answer")


def set_aside(doubt: Doubted, *, by: Keeper) -> None:
    """Say that a doubt needs no answer."""
    require_keeper(by)
    _settle(doubt, Asked.SET_ASIDE, answer="", by=by)


def _settle(doubt: Doubted, state: Asked, *, answer: str, by: Keeper) -> None:
    with transaction.atomic():
        now = timezone.now()
        told = {"state": state, "answer": answer, "refused": "", "by": str(by.id), "at": now}
        # Of two who answer at once the first stands, and the second is told so.
        if not Doubted.objects.filter(pk=doubt.pk, state=doubt.state).update(**told):
            raise Refused("doubt_settled_already")
        write_down(doubt.paper.meeting, state.value, f"doubt {doubt.pk}", by, now)


def judge(evidence: Evidence | None, *, confirmed: bool, by: Keeper) -> None:
    """Say whether lines that the rules suggested do answer a promise. It may be said otherwise later."""
    require_keeper(by)
    if evidence is None:
        raise Refused("no_such_evidence")
    with transaction.atomic():
        now, state = timezone.now(), Judged.CONFIRMED if confirmed else Judged.REFUSED
        # Papers may have been stored since the page was shown, and the rules then suggest other lines.
        if not Evidence.objects.filter(pk=evidence.pk).update(state=state, by=str(by.id), at=now):
            raise Refused("evidence_is_gone")
        write_down(None, f"evidence_{state.value}", f"{evidence.promised.reference} evidence {evidence.pk}", by, now)


def tell_evidence(promised: Promised, paper: MeetingPaper, line: int, *, by: Keeper) -> Evidence:
    """Name a line of a later paper that answers a promise, which no rule suggested. It counts as confirmed."""
    require_keeper(by)
    require_line(paper, line)
    if paper.meeting.date <= promised.made_on:
        raise Refused("evidence_not_later", field="paper")
    with transaction.atomic():
        now = timezone.now()
        own = {"line_end": line, "state": Judged.CONFIRMED, "by": str(by.id), "at": now}
        told, _ = Evidence.objects.update_or_create(promised=promised, paper=paper, line_start=line, defaults=own)
        write_down(None, "evidence_told", f"{promised.reference} evidence {told.pk}", by, now)
        return told


def close(promised: Promised, *, reason: str, by: Keeper) -> None:
    """Close a promise that no paper will answer, with why."""
    require_keeper(by)
    said = said_in_words(reason, "reason")
    with transaction.atomic():
        now = timezone.now()
        own = {"reason": said, "by": str(by.id), "at": now}
        if not Closed.objects.get_or_create(promised=promised, defaults=own)[1]:
            raise Refused("promise_closed_already")
        write_down(None, "promise_closed", promised.reference, by, now)


def open_again(promised: Promised, *, reason: str, by: Keeper) -> None:
    """Open a promise again that was closed in error, with why. Why it had been closed is kept beside that."""
    require_keeper(by)
    said = said_in_words(reason, "reason")
    with transaction.atomic():
        now, closed = timezone.now(), Closed.objects.select_for_update().filter(promised=promised).first()
        if closed is None:
            raise Refused("promise_not_closed")
        own = {"closed_for": closed.reason, "reason": said, "by": str(by.id), "at": now}
        OpenedAgain.objects.create(promised=promised, **own)
        closed.delete()
        write_down(None, "promise_opened_again", promised.reference, by, now)
