"""What is told back to who sent something, in sentences; each whole, so that it can be translated whole."""

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from lintel.casework.my_referrals import Referral
from lintel.web.formats import day

SENTENCES = {
    "received": _("We have it. It was received on %(day)s."),
    "looked_at": _("A person looked at it on %(day)s."),
    "assessment": _("It was decided on %(day)s: we find out with the person what care they may need."),
    "no_assessment": _("It was decided on %(day)s: we gave help or advice, and plan nothing more now."),
    "advice": _("We said what can help, and who else to ask."),
    "waits": _("The person is waiting for a worker."),
    "has_worker": _("The person has a worker."),
    "care": _("The person can have care and support from us."),
    "no_care": _("The person does not get care from us now. We said what else can help."),
    "enquiries": _("A person decided on %(day)s: we make enquiries."),
    "no_enquiries": _(
        "A person decided on %(day)s: no enquiries are planned now. It was right to tell us. "
        "If it goes on or gets worse, tell us again."
    ),
    "to_be_told": _("The enquiries are over. A worker will tell you what they may of what came of it."),
    "you_were_told": _("The enquiries are over. You were told on %(day)s what we may tell you."),
    "may_not_tell": _("The enquiries are over. We may not tell you what came of them. Thank you for telling us."),
    "ended": _("It ended on %(day)s."),
}


def said(referral: Referral) -> list[str]:
    """Where it stands and what came of it, and why no more is said."""
    lines = [SENTENCES[point.what] % {"day": day(point.on) if point.on else ""} for point in referral.points]
    return [*lines, gettext(referral.why_not)] if referral.why_not else lines
