"""It has got worse: what somebody says through a link in a letter or text, without signing in. It shows nothing back."""

from collections.abc import Mapping

from django.utils import timezone

from lintel.casework.actions import written_down
from lintel.casework.commit import Overtaken, commit
from lintel.casework.models import Work
from lintel.domain.clock import london_date
from lintel.domain.messages import SAID_BY_LINK
from lintel.domain.refusals import Refused
from lintel.domain.worse import WorseReported
from lintel.gateways import knocks, links
from lintel.ledger.write_lock import one_transaction

TRIES = 3


def is_open(token: str, *, unused: bool = False) -> bool:
    """Whether a link still leads to work that is open. A link that ended and one that never was are alike.

    `unused` asks for one by which nobody has said anything yet.
    """
    link = links.found(token, timezone.now())
    if link is None or (unused and link.used):
        return False
    return Work.objects.filter(pk=link.work, closed_on=None).exists()


def too_often_from(address: str) -> bool:
    """Whether links were tried too often from there this hour."""
    return knocks.too_often(address, timezone.now())


def count_try_from(address: str) -> None:
    """Count a link that led nowhere, or an answer, from there."""
    with one_transaction():
        knocks.knocked(address, timezone.now())


def say_worse(token: str, answers: Mapping[str, str], *, note: str) -> bool:
    """Keep the answers as a fact and the words as a document, so that the team is asked to rate again.

    False where the link has ended. The very same within the hour counts as once.
    """
    for _ in range(TRIES):
        try:
            return _say(token, answers, note)
        except Overtaken:
            continue
        except Refused:
            return False
    return False


def _say(token: str, answers: Mapping[str, str], note: str) -> bool:
    now = timezone.now()
    link = links.found(token, now)
    if link is None or not is_open(token):
        return False
    with one_transaction():
        if links.use(link, repr((sorted(answers.items()), note)), now):
            written, words = written_down(note, about=link.work)
            said = WorseReported(subject=link.work, occurred=london_date(now), note=written, **answers)
            commit(said, by=SAID_BY_LINK, words=words)
    return True
