"""The page of a meeting, made from what was read and what people added, and the check that it says nothing else."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache

from lintel.domain.clock import london_date
from lintel.oversight.papers.following.meeting_papers import body_key
from lintel.oversight.papers.meeting_page.check import Checked, check
from lintel.oversight.papers.meeting_page.of_meeting import items_of
from lintel.oversight.papers.meeting_page.page import Edited, MeetingPage
from lintel.oversight.papers.meeting_page.printed import as_text
from lintel.oversight.papers.meeting_page.summary import page
from lintel.oversight.papers.models import EditorSentence, Judged, Meeting
from lintel.oversight.papers.reading.found import Interest
from lintel.oversight.papers.tracking import AllRead, Tracked, all_read, tracked


@dataclass(frozen=True)
class PageOf:
    """A meeting's page, with the promises that were made there and that its papers answer, as they stand.

    `interests` are those that were declared, each with the name of the paper that says so.
    """

    page: MeetingPage
    made: tuple[Tracked, ...]
    answered: tuple[Tracked, ...]
    sentences: tuple[EditorSentence, ...]
    interests: tuple[tuple[str, Interest], ...]


def page_of(meeting: Meeting, today: date, names: dict[str, str], *, drafts: bool) -> PageOf:
    """The page as it stands. `names` are those of staff by id. Six queries at most."""
    read = all_read(drafts=drafts)
    sentences = tuple(meeting.sentences.select_related("paper__meeting").defer("paper__text"))
    plain = _page(read, meeting.body, meeting.date.isoformat(), tuple(_edited(sentences, names)))
    promises = tracked(today, drafts=drafts, read=read)
    made = tuple(each for each in promises if _made_at(each, meeting))
    answered = tuple(each for each in promises if _answered_at(each, meeting))
    whole = replace(plain, made=tuple(each.promise for each in made), answered=tuple(each.promise for each in answered))
    interests = _interests(read, meeting.body, meeting.date.isoformat())
    return PageOf(whole, made, answered, sentences, interests)


def checked(meeting: Meeting, today: date, names: dict[str, str]) -> tuple[str, Checked]:
    """The page as text, and what the check finds when it reads that again beside the papers."""
    text = as_text(page_of(meeting, today, names, drafts=True).page)
    return text, check(text, meeting.body, meeting.date.isoformat(), all_read(drafts=True).meetings)


@lru_cache(maxsize=64)
def _page(read: AllRead, body: str, on: str, edited: tuple[Edited, ...]) -> MeetingPage:
    return page(body, on, read.meetings, edited=edited)


@lru_cache(maxsize=64)
def _interests(read: AllRead, body: str, on: str) -> tuple[tuple[str, Interest], ...]:
    """What was declared at the meeting, each with the name of the paper that says so."""
    return tuple(
        (item.reading.paper.name, each)
        for item in items_of(read.meetings, body, on)
        for each in item.reading.interests
        if each.place.begins_in(item.item.place)
    )


def _edited(sentences: Iterable[EditorSentence], names: dict[str, str]) -> Iterable[Edited]:
    for each in sentences:
        name = f"{each.paper.meeting.slug}/{each.paper.slug}"
        yield Edited(each.text, names.get(each.by, each.by), london_date(each.at).isoformat(), name, each.line)


def _made_at(each: Tracked, meeting: Meeting) -> bool:
    promise = each.promise
    return promise.made_on == meeting.date.isoformat() and body_key(promise.body) == body_key(meeting.body)


def _answered_at(each: Tracked, meeting: Meeting) -> bool:
    return any(
        evidence.state == Judged.CONFIRMED and evidence.paper.meeting_id == meeting.pk for evidence in each.evidence
    )


def plain_pages(meetings: Iterable[Meeting]) -> list[MeetingPage]:
    """The pages of published meetings without what people added and without promises. Three queries at most."""
    read = all_read(drafts=False)
    return [_page(read, each.body, each.date.isoformat(), ()) for each in meetings]
