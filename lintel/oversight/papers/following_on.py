"""What follows from papers: pages, promises, figures and differences. It is worked out before anything is written, as it may
take a while and nobody else may write meanwhile, and then written at once with what it follows from. Pages read the rows.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence

from lintel.oversight.papers import figures_read, pages_read
from lintel.oversight.papers.all_read import AllRead
from lintel.oversight.papers.following.meeting_papers import body_key
from lintel.oversight.papers.models import Meeting
from lintel.oversight.papers.tracking import promises_to_write

Write = Callable[[], None]


def worked_out(new: Sequence[Meeting], every: AllRead, public: AllRead) -> tuple[Write, ...]:
    """What follows from the papers of these meetings, beside all others, as writes for one transaction.

    `every` and `public` are all papers, and those that everybody sees, as they will be once it is written. The writes come
    after the papers themselves and the numbers of their promises.
    """
    return tuple(_worked_out(new, every, public))


def write_all(onward: Iterable[Write]) -> None:
    """Write what was worked out."""
    for write in onward:
        write()


def _worked_out(new: Sequence[Meeting], every: AllRead, public: AllRead) -> Iterator[Write]:
    for read, published in ((every, False), (public, True)):
        for body in {body_key(each.body): each.body for each in new}.values():
            yield promises_to_write(body, read.of_body(body).meetings, published=published)
        for meeting in new:
            own = read.of_meetings([meeting])[1]
            yield pages_read.to_write(meeting, own, read.of_body(meeting.body).meetings, published=published)
        papers = read.of_meetings(new)[0]
        yield figures_read.differences_to_write(papers, read.papers, read.meetings, published=published)
    yield figures_read.points_to_write(*every.of_meetings(new))
