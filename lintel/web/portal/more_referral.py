"""Adding more to one's own referral, from the page behind a link to one's own address: the same words and files, the same way."""

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from lintel.casework.more_told import SentForm
from lintel.casework.my_referrals import sent_under
from lintel.web.portal.let_in import who_is_in
from lintel.web.portal.link_over import link_over
from lintel.web.portal.more import ADDED, MoreForm, added, form_sent, more_frame
from lintel.web.read_or_sent import read_or_sent
from lintel.web.sent import REFUSED, SHOWN


@login_not_required
@read_or_sent
def more_referral(request: HttpRequest, reference: str) -> HttpResponse:
    """Room for more words and files. What is not theirs is answered as what is not there."""
    sender = who_is_in(request)
    if sender is None:
        return link_over(request)
    sent = sent_under(sender, reference)
    if sent is None:
        raise Http404
    if request.method == "GET":
        return _show(request, reference, sent, MoreForm(), SHOWN)
    form = form_sent(request)
    if added(request, sent, form):
        return redirect(f"{reverse('my_referrals_list')}?{ADDED}")
    return _show(request, reference, sent, form, REFUSED)


def _show(request: HttpRequest, reference: str, sent: SentForm, form: MoreForm, status: int) -> HttpResponse:
    told = more_frame(request, form, sent) | {"reference": reference}
    told |= {"in_error": True} if status != SHOWN else {}
    return render(request, "portal/more_referral.html", told, status=status)
