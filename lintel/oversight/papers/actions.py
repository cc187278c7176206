"""Actions: the one door by which anything about council papers is written. Each is written down, with who did it and when.

All of them raise Refused: where whoever asks does not look after papers, and where what is asked cannot be.
"""

from datetime import datetime
from typing import Any, Protocol

from django.db import transaction
from django.utils import timezone

from lintel.domain.access import Role
from lintel.domain.refusals import Refused
from lintel.oversight.papers.models import (
    Asked,
    Closed,
    Correction,
    Done,
    Doubted,
    EditorSentence,
    Evidence,
    Judged,
    Meeting,
    MeetingPaper,
    Promised,
)
from lintel.oversight.papers.reading.found import Reading
from lintel.oversight.papers.storing import KINDS, About, meeting_of, meetings_within, new_paper, write
from lintel.oversight.papers.tracking import follow

LONGEST = 2000


class Keeper(Protocol):
    """Whoever asks: a staff id, and what their role may do."""

    id: Any

    @property
    def allowed(self) -> Role: ...


def store(reading: Reading, about: About, *, digest: str, kind: str, title: str = "", by: Keeper) -> MeetingPaper:
    """Store a paper that was read. Where the very file is stored already, nothing changes and that paper is given back."""
    _require(by)
    if kind not in KINDS:
        raise Refused("no_such_kind_of_paper", field="kind")
    with transaction.atomic():
        meeting = meeting_of(about)
        stored = meeting.papers.filter(digest=digest).first()
        return stored or _stored(new_paper(meeting, reading, digest, kind, title), reading, by)


def _stored(paper: MeetingPaper, reading: Reading, by: Keeper) -> MeetingPaper:
    require_words(reading)
    paper.stored, paper.stored_by = timezone.now(), str(by.id)
    write(paper, reading, paper.stored)
    meetings_within(reading, paper.meeting)
    follow(paper.meeting)
    _done(paper.meeting, "stored", paper.slug, by, paper.stored)
    return paper


def require_words(reading: Reading) -> None:
    """Raise Refused for a paper in which no word was read."""
    if not any(reading.paper.filled()):
        raise Refused("paper_without_words", field="file")


def read_again(paper: MeetingPaper, reading: Reading, *, by: Keeper) -> None:
    """Put what was found now in the place of what was found before, as rules have changed. What people answered stays."""
    _require(by)
    with transaction.atomic():
        now = timezone.now()
        write(paper, reading, now)
        follow(paper.meeting)
        _done(paper.meeting, "read_again", paper.slug, by, now)


def answer(doubt: Doubted, words: str, *, by: Keeper) -> None:
    """Answer a doubt with words that stand in its passage. Words that do not are kept beside it, and refused."""
    _require(by)
    given, passage = " ".join(words.split()), " ".join(doubt.passage.split())
    stands = bool(given) and given in passage
    if stands:
        _settle(doubt, Asked.ANSWERED, answer=given, by=by)
        return
    Doubted.objects.filter(pk=doubt.pk).update(refused=words[:LONGEST])
    if not given:
        raise Refused("no_answer", field="answer")
    raise Refused("not_word_for_word", field="answer")


def set_aside(doubt: Doubted, *, by: Keeper) -> None:
    """Say that a doubt needs no answer."""
    _require(by)
    _settle(doubt, Asked.SET_ASIDE, answer="", by=by)


def _settle(doubt: Doubted, state: Asked, *, answer: str, by: Keeper) -> None:
    with transaction.atomic():
        now = timezone.now()
        told = {"state": state, "answer": answer, "refused": "", "by": str(by.id), "at": now}
        # Of two who answer at once the first stands, and the second is told so.
        if not Doubted.objects.filter(pk=doubt.pk, state=doubt.state).update(**told):
            raise Refused("doubt_settled_already")
        _done(doubt.paper.meeting, state.value, f"doubt {doubt.pk}", by, now)


def judge(evidence: Evidence | None, *, confirmed: bool, by: Keeper) -> None:
    """Say whether lines that the rules suggested do answer a promise. It may be said otherwise later."""
    _require(by)
    if evidence is None:
        raise Refused("no_such_evidence")
    with transaction.atomic():
        now, state = timezone.now(), Judged.CONFIRMED if confirmed else Judged.REFUSED
        Evidence.objects.filter(pk=evidence.pk).update(state=state, by=str(by.id), at=now)
        _done(None, f"evidence_{state.value}", f"{evidence.promised.reference} evidence {evidence.pk}", by, now)


def tell_evidence(promised: Promised, paper: MeetingPaper, line: int, *, by: Keeper) -> Evidence:
    """Name a line of a paper that answers a promise, which no rule suggested. It counts as confirmed."""
    _require(by)
    _require_line(paper, line)
    with transaction.atomic():
        now = timezone.now()
        own = {"line_end": line, "state": Judged.CONFIRMED, "by": str(by.id), "at": now}
        told, _ = Evidence.objects.update_or_create(promised=promised, paper=paper, line_start=line, defaults=own)
        _done(None, "evidence_told", f"{promised.reference} evidence {told.pk}", by, now)
        return told


def close(promised: Promised, *, reason: str, by: Keeper) -> None:
    """Close a promise that no paper will answer, with why."""
    _require(by)
    said = _said(reason, "reason")
    with transaction.atomic():
        now = timezone.now()
        own = {"reason": said, "by": str(by.id), "at": now}
        if not Closed.objects.get_or_create(promised=promised, defaults=own)[1]:
            raise Refused("promise_closed_already")
        _done(None, "promise_closed", promised.reference, by, now)


def correct(meeting: Meeting, *, stood: str, stands: str, reason: str, by: Keeper) -> Correction:
    """Write into the corrections log, which everybody sees, what stood on the page and what stands there now."""
    _require(by)
    told = {"stood": _said(stood, "stood"), "stands": _said(stands, "stands"), "reason": _said(reason, "reason")}
    with transaction.atomic():
        now = timezone.now()
        _done(meeting, "corrected", "", by, now)
        return Correction.objects.create(meeting=meeting, by=str(by.id), at=now, **told)


def say(paper: MeetingPaper, line: int, text: str, *, by: Keeper) -> EditorSentence:
    """Add a sentence in an editor's own words about a line. It is always shown as theirs, with name and day."""
    _require(by)
    said = _said(text, "text")
    _require_line(paper, line)
    with transaction.atomic():
        now = timezone.now()
        _done(paper.meeting, "sentence_added", f"{paper.slug} line {line}", by, now)
        return EditorSentence.objects.create(
            meeting=paper.meeting, paper=paper, line=line, text=said, by=str(by.id), at=now
        )


def publish(meeting: Meeting, *, by: Keeper) -> None:
    """Show a meeting and its papers to everybody. Publishing what is published changes nothing."""
    _require(by)
    with transaction.atomic():
        now = timezone.now()
        new = Meeting.objects.filter(pk=meeting.pk, published=None)
        if new.update(published=now, published_by=str(by.id)):
            _done(meeting, "published", "", by, now)


def _require(by: Keeper) -> None:
    if not by.allowed.keeps_papers:
        raise Refused("not_a_keeper_of_papers")


def _require_line(paper: MeetingPaper, line: int) -> None:
    if not 1 <= line <= paper.text.count("\n") + 1:
        raise Refused("no_such_line", field="line")


def _said(text: str, field: str) -> str:
    said = " ".join(text.replace("\0", "").split())
    if not said or len(said) > LONGEST:
        raise Refused("say_it_in_words", field=field, most=LONGEST)
    return said


def _done(meeting: Meeting | None, what: str, about: str, by: Keeper, at: datetime) -> None:
    Done.objects.create(meeting=meeting, what=what, about=about[:120], by=str(by.id), at=at)
