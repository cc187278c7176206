"""What follows from papers, worked out once: when papers are stored, read again, published or taken back. Pages read the rows."""

from collections.abc import Sequence

from lintel.oversight.papers import figures_read, pages_read
from lintel.oversight.papers.following.meeting_papers import body_key
from lintel.oversight.papers.models import Meeting
from lintel.oversight.papers.tracking import all_read, follow_promises


def follow_on(new: Sequence[Meeting]) -> None:
    """Write down what follows from the papers of these meetings, beside all others: pages, promises, figures, differences.

    Their promises have numbers already.
    """
    every = all_read(drafts=True)
    for read, published in ((every, False), (all_read(drafts=False), True)):
        for body in {body_key(each.body): each.body for each in new}.values():
            follow_promises(body, read, published=published)
        for meeting in new:
            own = read.of_meetings([meeting])[1]
            pages_read.write(meeting, own, read.of_body(meeting.body).meetings, published=published)
        papers = read.of_meetings(new)[0]
        figures_read.write_differences(papers, read.papers, read.meetings, published=published)
    figures_read.write_points(*every.of_meetings(new))
