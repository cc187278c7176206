"""As read: what somebody reads through before they send it, so that nothing is sent that they have not seen."""

from lintel.domain.forms.served import digest_read
from lintel.records.models import PublicDraft, SentFile


def as_read(draft: PublicDraft) -> str:
    """A digest of the answers and of the files that come along, as they stand. One query."""
    files = SentFile.objects.filter(work=draft.work, told="").values_list("id", flat=True)
    return digest_read(draft.answers, files)
