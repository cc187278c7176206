"""Where a draft is gone on with: each form that keeps drafts has its page."""

from collections.abc import Callable

from lintel.casework.drafts import Draft
from lintel.casework.models import Work

# A form's name, what it is called in the list of drafts, and the page that goes on with it.
TITLES: dict[str, str] = {"unsent": "Something that could not be sent", "contact": "A contact"}
RESUMED: dict[str, Callable[[Draft, Work | None], str]] = {
    "contact": lambda draft, work: f"/contact/new?draft={draft.id}",
}


def title_of(draft: Draft) -> str:
    """What a draft is called."""
    return TITLES.get(draft.form, draft.form.replace("_", " ").capitalize())


def resumed_at(draft: Draft, work: Work | None = None) -> str:
    """The address of the page that goes on with a draft; empty where it is only read and sent again."""
    return RESUMED[draft.form](draft, work) if draft.form in RESUMED else ""
