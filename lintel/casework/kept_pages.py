"""Kept pages: what one page of a public form says is kept beside what the others said, and writes over nothing unseen."""

from collections.abc import Mapping, Sequence

from django.utils import timezone

from lintel.domain.forms.served import Served, differing
from lintel.ledger.write_lock import one_transaction
from lintel.records.models import PublicDraft


class ChangedElsewhere(Exception):
    """A page has not seen what stands in its place now: `draft` holds it, `names` the questions that a page would write over."""

    def __init__(self, draft: PublicDraft, names: Sequence[str] = ()) -> None:
        super().__init__()
        self.draft, self.names = draft, names


def keep(draft: str, answers: Mapping[str, str], page: Served | None = None) -> PublicDraft:
    """Keep what a page says, beside what the other pages said. What was sent stays as it was.

    `page` is how it was served, where it says so. Raises ChangedElsewhere, and keeps nothing, where it has not seen what
    stands there now.
    """
    with one_transaction():
        row = PublicDraft.objects.select_for_update().get(pk=draft)
        if row.sent_at is None:
            _write(row, answers, page)
            row.saved_at = timezone.now()
            row.save(update_fields=["answers", "written_by", "saved_at"])
    return row


def _write(row: PublicDraft, answers: Mapping[str, str], page: Served | None) -> None:
    if page is not None and differing(answers, row.answers):
        last = row.written_by.get(page.page, "")
        if page.is_overtaken(row.answers, answers, written_by=last):
            raise ChangedElsewhere(row, page.unseen(row.answers, answers))
        # What a page left as it was served is not written over what another page has said since.
        answers = answers if page.name == last else page.own(row.answers, answers)
        row.written_by = {**row.written_by, page.page: page.name}
    row.answers = {**row.answers, **answers}
