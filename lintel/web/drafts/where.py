"""Where a draft is gone on with: each form that keeps drafts has its page."""

from collections.abc import Callable, Mapping

from django.urls import reverse

from lintel.casework.drafts import Draft
from lintel.casework.models import Work
from lintel.domain.forms.every import FORMS
from lintel.domain.written import WRITTEN


def _of_work(slug: str) -> Callable[[Draft, Work | None], str]:
    return lambda draft, work: reverse("write", args=[work.reference, slug]) if work else ""


# What a draft is called, by its form's name, and the page that goes on with it.
TITLES: Mapping[str, str] = {
    "unsent": "Something that could not be sent",
    "page": "A page that was not sent",
    "contact": "A contact",
    **{name: form.title for name, form in FORMS.items()},
}
RESUMED: Mapping[str, Callable[[Draft, Work | None], str]] = {
    "contact": lambda draft, work: f"/contact/new?draft={draft.id}",
    **{name: _of_work(written.slug) for name, written in WRITTEN.items()},
}


def title_of(draft: Draft) -> str:
    """What a draft is called."""
    return TITLES.get(draft.form, draft.form.replace("_", " ").capitalize())


def resumed_at(draft: Draft, work: Work | None = None) -> str:
    """The address of the page that goes on with a draft; empty where it is only read and sent again."""
    return RESUMED[draft.form](draft, work) if draft.form in RESUMED else ""
