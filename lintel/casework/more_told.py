"""More told: words that somebody adds to a form that they sent. They stand in the story of the same work, once each."""

from uuid import UUID, uuid5

from django.utils import timezone

from lintel.casework.actions import written_down
from lintel.casework.asked import PublicDraft, moment_of
from lintel.casework.commit import Overtaken, commit
from lintel.casework.models import Work
from lintel.domain.asking import SENT_BY_PORTAL
from lintel.domain.more_told import MoreTold
from lintel.ledger import read
from lintel.ledger.write_lock import one_transaction

TRIES = 5


def takes_more(row: PublicDraft) -> bool:
    """Whether words can still be added to what was sent: the work on it goes on."""
    return Work.objects.filter(pk=row.work, closed_on=None).exists()


def add_words(draft: str, words: str, *, once: str) -> None:
    """Keep the words with the work that the draft became. `once` is the page's own number: its words sent twice count once.

    Raises Refused where the work is closed, and Overtaken where others kept acting on it at the same moment.
    """
    for left in reversed(range(TRIES)):
        try:
            _add(draft, words, once)
            return
        except Overtaken:
            if not left:
                raise


def _add(draft: str, words: str, once: str) -> None:
    with one_transaction():
        # Of two clicks the second waits here, and finds the first.
        row = PublicDraft.objects.select_for_update().get(pk=draft)
        added = str(uuid5(UUID(row.work), f"{once} {words}"))
        if any(entry.fact.id == added for entry in read.facts_of({row.work}).get(row.work, ())):
            return
        now = moment_of(timezone.now())
        note, documents = written_down(words, about=row.work)
        told = MoreTold(id=added, subject=row.work, occurred=now.on, at=now.at, note=note)
        commit(told, by=SENT_BY_PORTAL, words=documents)
