"""Actions: the one door by which anything about council papers is written. Each is written down, with who did it and when.

All of them raise Refused: where whoever asks does not look after papers, and where what is asked cannot be.
"""

from django.db import transaction
from django.utils import timezone

from lintel.domain.clock import london_date
from lintel.domain.refusals import Refused
from lintel.oversight.papers.all_read import all_read
from lintel.oversight.papers.followed import follow, write_followed
from lintel.oversight.papers.following.meeting_papers import body_key
from lintel.oversight.papers.following_on import worked_out, write_all
from lintel.oversight.papers.judging import answer, close, judge, open_again, set_aside, tell_evidence
from lintel.oversight.papers.keeper import (
    Keeper,
    papers_alone,
    require_keeper,
    require_line,
    said_in_words,
    write_down,
)
from lintel.oversight.papers.lists import meetings
from lintel.oversight.papers.meeting_page.page import Edited
from lintel.oversight.papers.models import Correction, EditorSentence, Meeting, MeetingPaper
from lintel.oversight.papers.page_of import wrong_in
from lintel.oversight.papers.publishing import READ_AGAIN, back_to_draft, not_holding, publish, take_back
from lintel.oversight.papers.reading.found import Reading
from lintel.oversight.papers.storing import KINDS, About, meeting_of, meetings_within, new_paper, ready, take_up, write

__all__ = [
    "Keeper",
    "answer",
    "close",
    "correct",
    "follow_again",
    "judge",
    "open_again",
    "publish",
    "read_again",
    "require_words",
    "say",
    "set_aside",
    "store",
    "take_back",
    "tell_evidence",
]


def store(reading: Reading, about: About, *, digest: str, kind: str, title: str = "", by: Keeper) -> MeetingPaper:
    """Store a paper that was read. Where the very file is stored already, nothing changes and that paper is given back."""
    require_keeper(by)
    if kind not in KINDS:
        raise Refused("no_such_kind_of_paper", field="kind")
    require_words(reading)
    # Of two who store at once the second waits here: it finds the same file stored, and promises get numbers one by one.
    with papers_alone():
        meeting = meeting_of(about)
        stored = meeting.papers.filter(digest=digest).first() if meeting.pk else None
        return stored or _stored(new_paper(meeting, reading, digest, kind, title), reading, by)


def _stored(paper: MeetingPaper, reading: Reading, by: Keeper) -> MeetingPaper:
    paper.stored, paper.stored_by = timezone.now(), str(by.id)
    every = all_read({paper.name: (paper, take_up(paper, reading, paper.stored))})
    followed, onward = follow(paper.meeting.body, every), worked_out([paper.meeting], every, every.public())
    rows, within = ready(paper, reading), list(meetings_within(reading, paper.meeting))
    with transaction.atomic():
        write(rows)
        for meeting in within:
            meeting.save()
        write_followed(followed)
        write_all(onward)
        write_down(paper.meeting, "stored", paper.slug, by, paper.stored)
    return paper


def require_words(reading: Reading) -> None:
    """Raise Refused for a paper in which no word was read."""
    if not any(reading.paper.filled()):
        raise Refused("paper_without_words", field="file")


def read_again(paper: MeetingPaper, reading: Reading, *, by: Keeper, then_follow: bool = True) -> list[Meeting]:
    """Put what was found now in the place of what was found before, as rules have changed. What people answered stays.

    A published page that would then say what its papers do not is a draft again: returns the meetings of these. Whoever
    reads many papers lets the promises be followed once, by `follow_again`, when all are read.
    """
    require_keeper(by)
    with papers_alone():
        now = timezone.now()
        paper.refresh_from_db(fields=["published"])
        every = all_read({paper.name: (paper, take_up(paper, reading, now))})
        broken = not_holding(paper, every.public())
        hidden = [meeting for meeting, _ in broken]
        own = [paper.meeting] if then_follow else []
        onward = worked_out([*_apart(hidden, own), *own], every, every.public(hidden=hidden))
        followed, rows = [follow(each.body, every) for each in own], ready(paper, reading)
        with transaction.atomic():
            write(rows)
            write_down(paper.meeting, "read_again", paper.slug, by, now)
            for meeting, wrong in broken:
                back_to_draft(meeting, READ_AGAIN.format(**vars(wrong)), by, now)
            for each in followed:
                write_followed(each)
            write_all(onward)
    return hidden


def _apart(some: list[Meeting], others: list[Meeting]) -> list[Meeting]:
    return [each for each in some if each.slug not in {other.slug for other in others}]


def follow_again(*, by: Keeper) -> None:
    """Follow the promises of every body once more, when its papers were read again."""
    require_keeper(by)
    bodies = {body_key(each): each for each in meetings(drafts=True).values_list("body", flat=True)}
    for body in bodies.values():
        with papers_alone():
            every, own = all_read(), [each for each in meetings(drafts=True) if body_key(each.body) == body_key(body)]
            followed, onward = follow(body, every), worked_out(own, every, every.public())
            with transaction.atomic():
                write_followed(followed)
                write_all(onward)


def correct(meeting: Meeting, *, stood: str, stands: str, reason: str, by: Keeper) -> Correction:
    """Write into the corrections log, which everybody sees, what stood on the page and what stands there now."""
    require_keeper(by)
    told = {
        "stood": said_in_words(stood, "stood"),
        "stands": said_in_words(stands, "stands"),
        "reason": said_in_words(reason, "reason"),
    }
    with transaction.atomic():
        now = timezone.now()
        write_down(meeting, "corrected", "", by, now)
        return Correction.objects.create(meeting=meeting, by=str(by.id), at=now, **told)


def say(paper: MeetingPaper, line: int, text: str, *, by: Keeper) -> EditorSentence:
    """Add a sentence in an editor's own words about a line. It is always shown as theirs, with name and day.

    Raises Refused where it has a number that the line has not, or one end of a range alone.
    """
    require_keeper(by)
    said = said_in_words(text, "text")
    require_line(paper, line)
    for wrong in wrong_in(Edited(said, str(by.id), london_date(timezone.now()).isoformat(), paper.name, line), paper):
        raise Refused("sentence_does_not_hold", field="text", rule=wrong.rule, words=wrong.words)
    with transaction.atomic():
        now = timezone.now()
        write_down(paper.meeting, "sentence_added", f"{paper.slug} line {line}", by, now)
        return EditorSentence.objects.create(
            meeting=paper.meeting, paper=paper, line=line, text=said, by=str(by.id), at=now
        )
