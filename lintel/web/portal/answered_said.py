"""How soon, in sentences: what is promised for the next step, and how long what is counted took last month.

The two are not the same step for every form, so each sentence names its own.
"""

from datetime import date

from django.utils.translation import gettext_lazy as _

from lintel.domain.next_steps import promise
from lintel.web.formats import days, month_year
from lintel.web.portal.answered import Answered, answered_last_month
from lintel.web.work_cells import in_words

# Of a contact, what is decided first; of a concern, that a person has read it and said how to go on.
PROMISED = {
    "contact": _("We aim to decide what comes next within %(within)s."),
    "safeguarding_concern": _("We aim that a person reads it, and says how we go on, within %(within)s."),
}
# Both counted in calendar days from the day on which it came in, to the step that the measure of that wait ends with.
MEASURED = {
    "contact": _(
        "In %(month)s we decided what comes next for half of people within %(half)s. "
        "We did so for 9 of 10 within %(most)s. Weekends are counted."
    ),
    "safeguarding_concern": _(
        "After that we begin to find out more. In %(month)s we began this for half of the worries within %(half)s of being "
        "told. We began it for 9 of 10 within %(most)s. Weekends are counted."
    ),
}


def how_soon(kind: str, today: date) -> list[str]:
    """What is promised for a kind of work, and the real figure of last month; each only where there is one."""
    target, real = promise(kind, today), answered_last_month(kind, today)
    promised = [PROMISED[kind] % {"within": in_words(target)}] if target else []
    return promised + ([_measured(kind, real)] if real else [])


def _measured(kind: str, real: Answered) -> str:
    told = {"month": month_year(real.month), "half": days(real.half), "most": days(real.most)}
    return MEASURED[kind] % told
