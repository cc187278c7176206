"""Signing in: one click for made-up people, a name and password for real ones."""

from django.conf import settings
from django.contrib.auth import authenticate, login, logout
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST, require_safe

from lintel.web.drafts.kept import take_up
from lintel.web.navigation import first_page
from lintel.web.read_or_sent import read_or_sent
from lintel.web.sign_in.forms import SignInForm
from lintel.web.sign_in.made_up import offered, who_may_be_signed_in

WRONG = "That username and password do not go together. Check both and try again."


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """Send each role to the page on which its day begins."""
    return redirect(first_page(request.user))


@login_not_required
@read_or_sent
def sign_in(request: HttpRequest) -> HttpResponse:
    """Sign somebody in. In production there is no list of made-up people at all."""
    if settings.LINTEL_MODE.value == "production":
        return _with_password(request)
    return _with_one_click(request)


@login_not_required
@require_safe
def accessibility(request: HttpRequest) -> HttpResponse:
    """How far everybody can use these pages, and what to do where somebody cannot."""
    return render(request, "sign_in/accessibility.html")


@require_POST
def sign_out(request: HttpRequest) -> HttpResponse:
    """Sign out, and forget everything about the visit."""
    logout(request)
    return redirect("sign_in")


def ask_to_sign_in(request: HttpRequest, *, kept: str, typed: list[str]) -> HttpResponse:
    """The sign-in page for what was sent after the session ended: it carries that on, sealed, or says it back."""
    told = {"next": request.path, "kept": kept, "typed": typed}
    if settings.LINTEL_MODE.value == "production":
        return render(request, "sign_in/password.html", told | {"form": SignInForm()}, status=403)
    return render(request, "sign_in/one_click.html", told | {"people": offered()}, status=403)


def _with_one_click(request: HttpRequest) -> HttpResponse:
    if request.method == "GET":
        told = {"people": offered(), "next": request.GET.get("next", ""), "kept": "", "typed": []}
        return render(request, "sign_in/one_click.html", told)
    staff = who_may_be_signed_in().filter(username=request.POST.get("username", "").replace("\0", "")).first()
    if staff is None:
        raise Http404
    login(request, staff, backend="django.contrib.auth.backends.ModelBackend")
    return redirect(_onwards(request))


def _with_password(request: HttpRequest) -> HttpResponse:
    form = SignInForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        staff = authenticate(request, **form.cleaned_data)
        if staff is not None:
            login(request, staff)
            return redirect(_onwards(request))
        form.add_error(None, WRONG)
    told = {"form": form, "next": request.POST.get("next", request.GET.get("next", ""))}
    told |= {"kept": request.POST.get("kept", ""), "typed": []}
    return render(request, "sign_in/password.html", told, status=422 if form.errors else 200)


def _onwards(request: HttpRequest) -> str:
    """Where somebody wanted to go before signing in, where that is a page of ours; first to what was kept meanwhile."""
    kept = take_up(request.POST.get("kept", ""))
    if kept is not None and kept.owner == request.user.id:
        return reverse("draft", args=[kept.id])
    wanted = request.POST.get("next", "")
    ours = url_has_allowed_host_and_scheme(
        wanted, allowed_hosts={request.get_host()}, require_https=request.is_secure()
    )
    return wanted if ours else "/"
