"""Examples of the portal's addresses: every form's door, a page of one, and a form that was sent, for staff."""

from collections.abc import Mapping

from lintel.casework import asked
from lintel.domain.forms.every import PUBLIC
from lintel.domain.forms.public import pages_of
from lintel.domain.reference import work_reference
from tests.people import Cast

Kwargs = Mapping[str, str]
NO_WORK = "W-00000-00000"
TOLD = {"told": "He shouts at her", "who": "The lady at the end of the row"}


def portal_places(made: Cast) -> dict[str, Mapping[str, Kwargs]]:
    """Examples for every route of the portal. Sends one concern."""
    doors = {slug: {"slug": slug} for slug in PUBLIC}
    first = {slug: {"slug": slug, "page": pages_of(public.form)[0].slug} for slug, public in PUBLIC.items()}
    sent = asked.take_in(asked.begin(PUBLIC["concern"], TOLD).id, PUBLIC["concern"])
    return {
        **dict.fromkeys(("portal_start", "portal_check", "portal_sent"), doors),
        "portal_question": {**first, "unknown": {"slug": "help", "page": "nothing"}},
        "as_sent": {
            "sent": {"reference": sent.reference},
            "without_form": {"reference": work_reference(made.works["waiting"])},
            "restricted": {"reference": work_reference(made.works["restricted"])},
            "unknown": {"reference": NO_WORK},
        },
    }
