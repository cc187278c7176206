"""Numbered: a browser may fill in several forms of one kind. Each has an address of its own: /ask/referral/, /ask/referral-2/.

A form with a number is the same declaration behind another door, so that its links, its cookie and its pages are its own.
"""

from dataclasses import replace

from lintel.domain.forms.every import BY_FORM, PUBLIC
from lintel.domain.forms.public import PublicForm

MOST = 9
ADDRESS = f"(?:{'|'.join(PUBLIC)})(?:-[2-{MOST}])?"


def form_at(slug: str) -> PublicForm:
    """The form at an address: the first of its kind has no number."""
    public = PUBLIC[slug.partition("-")[0]]
    return replace(public, door=replace(public.door, slug=slug))


def places_of(public: PublicForm) -> list[PublicForm]:
    """Every address that a form of this kind can have, the one without a number first."""
    first = BY_FORM[public.form.name].door.slug
    return [form_at(first), *(form_at(f"{first}-{number}") for number in range(2, MOST + 1))]
