"""Notes: words that go with a fact, kept as a document that the fact points to."""

from django.utils import timezone

from lintel.domain.document import Document, Words
from lintel.domain.fact import new_id
from lintel.domain.moves import When


def noted(when: When, note: str, *, about: str) -> tuple[When, list[Document]]:
    """When it happened with the note's id, and the note itself; without a note, as it was."""
    if not note:
        return when, []
    words = Words(id=new_id(), about=about, recorded=timezone.now(), sort="note", body={"note": note})
    return When(occurred=when.occurred, at=when.at, note=words.id), [words]
