"""The pages of a record: those whose address holds a person's or a work's reference, and those of one message."""

import re
from collections.abc import Iterator

from django.urls import URLPattern, URLResolver, get_resolver

from lintel.web.references import PersonReference, WorkReference
from tests.journeys.states import MAKES_EVERY_MOVE, State, states_of

REFERENCES = (PersonReference, WorkReference)
MESSAGES = frozenset({"message", "letter", "letter_document"})
# What goes out of the house: the letter names its reader by itself, and what a caller is told names nobody.
GOES_OUT = re.compile(r"^/contact/taken/|^/outbox/[^/]+/letter|^/ask/")
OF_A_RECORD = re.compile(r"/[PW]-|^/outbox/[0-9a-f]|^/drafts/[0-9a-f]")


def record_routes() -> set[str]:
    """The names of all routes of a record, from the URL conf: not of a form to be filled in by hand, nor of a sender’s pages."""
    return {name for name in _names(get_resolver()) if name} - {"portal_copy", "my_referral_more"}


def _names(resolver: URLResolver) -> Iterator[str]:
    for entry in resolver.url_patterns:
        if isinstance(entry, URLResolver):
            yield from _names(entry)
        elif isinstance(entry, URLPattern) and _is_of_a_record(entry):
            yield str(entry.name)


def _is_of_a_record(entry: URLPattern) -> bool:
    kinds = getattr(entry.pattern, "converters", {}).values()
    return entry.name in MESSAGES or any(isinstance(kind, REFERENCES) for kind in kinds)


def record_pages() -> list[State]:
    """Every page of a record as the safeguarding lead is shown it, plain and with something wrong. Needs a database."""
    found = [state for state in states_of(MAKES_EVERY_MOVE) if state.status != 404 and OF_A_RECORD.search(state.path)]
    return [state for state in found if not GOES_OUT.search(state.path) and "?draft" not in state.path]
