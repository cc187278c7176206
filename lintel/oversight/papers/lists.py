"""Lists: what pages ask of council papers. Whoever does not look after papers (`drafts` is false) finds what was published:
of a meeting that was published, the papers that were, and none that came later."""

from collections.abc import Collection

from django.conf import settings
from django.db.models import Count, Q, QuerySet

from lintel.domain.refusals import Refused
from lintel.oversight.papers.models import Asked, Doubted, EditorSentence, Meeting, MeetingPaper


def meetings(*, drafts: bool) -> QuerySet[Meeting]:
    """The meetings of this council, the newest first."""
    own = Meeting.objects.filter(council=settings.LINTEL_COUNCIL)
    return own if drafts else own.exclude(published=None)


def with_counts(found: QuerySet[Meeting], *, drafts: bool) -> QuerySet[Meeting]:
    """The same, each with how many papers it has, in the same query."""
    counted = Q() if drafts else Q(papers__published__isnull=False)
    return found.annotate(number_of_papers=Count("papers", filter=counted)).order_by("-date", "body")


def meeting(slug: str, *, drafts: bool) -> Meeting:
    """The meeting with that address. Raises Refused."""
    found = meetings(drafts=drafts).filter(slug=slug).first()
    if found is None:
        raise Refused("no_such_meeting")
    return found


def papers(*, drafts: bool, and_of: Meeting | None = None) -> QuerySet[MeetingPaper]:
    """The papers of this council, each with its meeting, the oldest meeting first. `and_of`: those of this meeting, too."""
    own = MeetingPaper.objects.filter(meeting__council=settings.LINTEL_COUNCIL)
    own = own if drafts else own.filter(Q(published__isnull=False) | Q(meeting=and_of))
    return own.select_related("meeting").order_by("meeting__date", "meeting_id", "id")


def papers_without_text(*, drafts: bool, and_of: Meeting | None = None) -> list[MeetingPaper]:
    """The same, without their text: it may be long, and is kept in memory with what was found."""
    return list(papers(drafts=drafts, and_of=and_of).defer("text"))


def papers_of(meeting: Meeting, *, drafts: bool) -> QuerySet[MeetingPaper]:
    """The papers of one meeting, without their text."""
    return papers(drafts=drafts).filter(meeting=meeting).defer("text")


def has_drafts(meeting: Meeting) -> bool:
    """Whether the meeting, or a paper of it, is not published."""
    return meeting.published is None or meeting.papers.filter(published=None).exists()


def papers_named(names: Collection[str], *, drafts: bool) -> list[MeetingPaper]:
    """The papers of these names, `meeting/paper`, without their text. One query."""
    slugs = {name.partition("/")[0] for name in names}
    there = papers(drafts=drafts).filter(meeting__slug__in=slugs).defer("text")
    return [each for each in there if each.name in names]


def paper(meeting: str, slug: str, *, drafts: bool) -> MeetingPaper:
    """The paper with that address. Raises Refused."""
    found = papers(drafts=drafts).filter(meeting__slug=meeting, slug=slug).first()
    if found is None:
        raise Refused("no_such_paper")
    return found


def doubts(state: str = Asked.OPEN) -> QuerySet[Doubted]:
    """The review queue: what no rule could decide, of the newest meeting first."""
    own = doubts_of_every_state().filter(state=state)
    return own.order_by("-paper__meeting__date", "paper_id", "line_start", "id")


def doubts_of_every_state() -> QuerySet[Doubted]:
    """What no rule could decide, answered or not, each with its paper and meeting."""
    own = Doubted.objects.filter(paper__meeting__council=settings.LINTEL_COUNCIL)
    return own.select_related("paper__meeting").defer("paper__text")


def answered(meeting: Meeting, *, drafts: bool) -> QuerySet[Doubted]:
    """What people answered about the papers of a meeting, word for word."""
    own = doubts_of_every_state().filter(paper__meeting=meeting, state=Asked.ANSWERED)
    own = own if drafts else own.exclude(paper__published=None)
    return own.order_by("paper_id", "line_start")


def sentences(meeting: Meeting, *, drafts: bool) -> QuerySet[EditorSentence]:
    """What editors wrote of the papers of a meeting, each with its paper."""
    own = meeting.sentences.select_related("paper__meeting").defer("paper__text")
    return own if drafts else own.exclude(paper__published=None)
