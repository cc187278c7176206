"""Look reviews: a lead says what came of asking somebody about their looks."""

from django.db import transaction
from django.utils import timezone

from lintel.casework.actions import written_down
from lintel.casework.odd_looks import OddLooks
from lintel.council.models import Staff
from lintel.domain.access import may_watch
from lintel.domain.codes import check_code
from lintel.domain.refusals import Refused
from lintel.ledger.looks import write_review
from lintel.records.store import store

REVIEW_LOOKS = "review_looks"


def review_looks(odd: OddLooks, *, outcome: str, words: str, by: Staff) -> None:
    """Write down what came of it, for all looks so far. Raises Refused. What is said is kept beside, never counted."""
    if not may_watch(by.role, REVIEW_LOOKS):
        raise Refused("not_yours_to_do")
    if odd.reader.id == by.id:
        raise Refused("not_your_own_looks")
    check_code("look_outcomes", outcome, field="outcome")
    note, documents = written_down(words, about=odd.reader.id)
    with transaction.atomic():
        store(documents, recorded=timezone.now())
        write_review(by=by.id, reader=odd.reader.id, about=odd.about, upto=odd.looks.upto, outcome=outcome, note=note)
