"""The page of a meeting, made from what was read and what people added, and the check that it says nothing else."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from lintel.domain.clock import london_date
from lintel.oversight.papers import pages_read
from lintel.oversight.papers.all_read import AllRead, all_read, read_for
from lintel.oversight.papers.following.meeting_papers import MeetingPapers, body_key
from lintel.oversight.papers.kept import readings_of
from lintel.oversight.papers.lists import papers_named
from lintel.oversight.papers.meeting_page.check import Checked, Failure, check, editor_failures
from lintel.oversight.papers.meeting_page.of_meeting import OfItem, items_of
from lintel.oversight.papers.meeting_page.page import Edited, ItemPart, MeetingPage
from lintel.oversight.papers.meeting_page.printed import as_text
from lintel.oversight.papers.models import EditorSentence, Judged, Meeting, MeetingPaper
from lintel.oversight.papers.pages_read import OwnPage, own_pages
from lintel.oversight.papers.reading.found import Interest
from lintel.oversight.papers.tracking import Tracked, about, tracked


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
    """The page as it stands. `names` are those of staff by id. Four queries, however many papers there are."""
    [own] = own_pages([meeting], drafts=drafts)
    promises = tracked(today, drafts=drafts, only=about([meeting]))
    return _with_what_was_added(own, meeting, names, promises, drafts=drafts)


def _with_what_was_added(
    own: OwnPage, meeting: Meeting, names: dict[str, str], promises: Sequence[Tracked], *, drafts: bool
) -> PageOf:
    sentences = tuple(each for each in _sentences(meeting) if drafts or each.paper.published)
    made = tuple(each for each in promises if _made_at(each, meeting))
    answered = tuple(each for each in promises if _answered_at(each, meeting))
    page = _edited_page(_with_promises(own.page, made, answered), _edited(sentences, names))
    return PageOf(page, made, answered, sentences, own.interests)


def _sentences(meeting: Meeting) -> Iterable[EditorSentence]:
    return meeting.sentences.select_related("paper__meeting").defer("paper__text")


def _edited_page(page: MeetingPage, edited: Iterable[Edited]) -> MeetingPage:
    told = tuple(edited)
    items = tuple(replace(each, edited=_about(each, told)) for each in page.items)
    apart = tuple(each for each in told if not any(each in item.edited for item in items))
    return replace(page, items=items, edited=apart)


def _with_promises(page: MeetingPage, made: Iterable[Tracked], answered: Iterable[Tracked]) -> MeetingPage:
    return replace(page, made=tuple(each.promise for each in made), answered=tuple(each.promise for each in answered))


def _about(item: ItemPart, edited: Iterable[Edited]) -> tuple[Edited, ...]:
    lines = range(item.place.line_start, item.place.line_end + 1)
    return tuple(each for each in edited if each.paper == item.paper and each.line in lines)


def checked(meeting: Meeting, today: date, names: dict[str, str], *, drafts: bool) -> tuple[str, Checked]:
    """The page as text, and what the check finds when it reads that again beside the papers: all of its body are read."""
    every = all_read()
    read = (every if drafts else every.public()).of_body(meeting.body).meetings
    promises = tracked(today, drafts=drafts, only=about([meeting]))
    own = pages_read.made(meeting.body, meeting.date.isoformat(), read)
    text = as_text(_with_what_was_added(own, meeting, names, promises, drafts=drafts).page)
    return text, check(text, meeting.body, meeting.date.isoformat(), read)


def failures(meeting: Meeting, read: AllRead) -> tuple[Failure, ...]:
    """What does not hold on the page of a meeting for whoever reads these papers alone. One query."""
    papers = {each.pk for each in read.papers}
    edited = _edited((each for each in _sentences(meeting) if each.paper_id in papers), {})
    page = pages_read.made(meeting.body, meeting.date.isoformat(), read.meetings).page
    text = as_text(_edited_page(page, edited))
    return check(text, meeting.body, meeting.date.isoformat(), read.meetings).failures


def wrong_in(edited: Edited, paper: MeetingPaper) -> tuple[Failure, ...]:
    """What is wrong with an editor's sentence about a line of this paper. Two queries at most."""
    meetings = (MeetingPapers(paper.meeting.body, paper.meeting.date.isoformat(), tuple(readings_of([paper]))),)
    return editor_failures(edited, meetings)


def _edited(sentences: Iterable[EditorSentence], names: dict[str, str]) -> Iterable[Edited]:
    for each in sentences:
        yield Edited(
            each.text, names.get(each.by, each.by), london_date(each.at).isoformat(), each.paper.name, each.line
        )


def _made_at(each: Tracked, meeting: Meeting) -> bool:
    promise = each.promise
    return promise.made_on == meeting.date.isoformat() and body_key(promise.body) == body_key(meeting.body)


def _answered_at(each: Tracked, meeting: Meeting) -> bool:
    return any(
        evidence.state == Judged.CONFIRMED and evidence.paper.meeting_id == meeting.pk for evidence in each.evidence
    )


def plain_pages(meetings: Sequence[Meeting], today: date) -> list[MeetingPage]:
    """The pages of published meetings without what people added, with the promises as they stand. Three queries."""
    promises = tracked(today, drafts=False, only=about(meetings))
    pages = own_pages(meetings, drafts=False)
    return [
        _with_promises(
            own.page,
            (each for each in promises if _made_at(each, meeting)),
            (each for each in promises if _answered_at(each, meeting)),
        )
        for meeting, own in zip(meetings, pages, strict=True)
    ]


def items_for(meeting: Meeting) -> tuple[OfItem, ...]:
    """The items of a published meeting with all that was found in them, from the papers that its page names. Four queries."""
    [own] = own_pages([meeting], drafts=False)
    read = read_for(papers_named(own.page.documents, drafts=False))
    return items_of(read, meeting.body, meeting.date.isoformat())
