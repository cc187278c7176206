"""What follows from papers, worked out once: when a paper is stored, read again or published. Pages read the rows."""

from lintel.oversight.papers import figures_read, pages_read
from lintel.oversight.papers.models import Meeting
from lintel.oversight.papers.tracking import AllRead, all_read, follow_promises


def follow(meeting: Meeting) -> None:
    """Write down what follows from the papers of this meeting, beside all others: pages, promises, figures, differences."""
    every, public = all_read(drafts=True), all_read(drafts=False)
    follow_promises(meeting.body, every, public)
    for read, published in ((every, False), (public, True)):
        _follow_in(read, meeting, published=published)
    figures_read.write_points(*every.of_meeting(meeting))


def _follow_in(read: AllRead, meeting: Meeting, *, published: bool) -> None:
    papers, own = read.of_meeting(meeting)
    pages_read.write(meeting, own, read.of_body(meeting.body).meetings, published=published)
    figures_read.write_differences(papers, read.papers, read.meetings, published=published)
