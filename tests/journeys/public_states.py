"""States of the public's own pages: each form from its beginning to what is added once it was sent, and what senders see."""

from collections.abc import Iterator

from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client
from django.utils import timezone

from lintel.casework import asked as asked_for
from lintel.domain.forms.every import PUBLIC
from lintel.domain.forms.public import ways_through
from lintel.gateways.sender_links import new_sender_link
from lintel.records.senders import digest_of
from tests.filling_in import every_answer
from tests.people import Cast
from tests.pictures import PDF
from tests.web.portal_walk import boxes, send, walk
from tests.web.test_portal_more import add
from tests.web.test_portal_told_anew import ended

TOKEN = {"csrfmiddlewaretoken": "any"}


def of_the_public(made: Cast) -> Iterator[tuple[str, HttpResponse]]:
    """The pages that somebody meets who has not signed in, with their addresses."""
    yield from _filled_in()
    yield from _changed_elsewhere()
    yield from _let_in()
    yield from _begun_anew(made)


def _filled_in() -> Iterator[tuple[str, HttpResponse]]:
    """Every page of each public form, with nothing answered and left for later; then it is checked, sent and added to."""
    for slug, public in PUBLIC.items():
        client, way = Client(), ways_through(public.form)[-1]
        # The same blocks stand in all forms: each page of one of them is shown.
        pages = walk(client, slug, every_answer(public.form, way))
        for path in pages if slug == "referral" else pages[:2]:
            yield path, client.get(path)
            yield path, Client().post(path, {})
            yield path, Client().post(path, {"later": "yes"})
        papers = f"/ask/{slug}/questions/papers"
        yield (
            papers,
            client.post(papers, {"files": [SimpleUploadedFile("a.pdf", PDF), SimpleUploadedFile("b.pdf", b"")]}),
        )
        yield papers, client.get(papers)
        yield f"/ask/{slug}/check", client.get(f"/ask/{slug}/check")
        yield f"/ask/{slug}/forget", client.get(f"/ask/{slug}/forget")
        yield f"/ask/{slug}/sent", send(client, slug)
        yield f"/ask/{slug}/sent", client.post(f"/ask/{slug}/sent")
        yield f"/ask/{slug}/forget", client.get(f"/ask/{slug}/forget")
        yield f"/ask/{slug}/sent?added", client.get(f"/ask/{slug}/sent?added")
        yield f"/ask/{slug}/more", client.get(f"/ask/{slug}/more")
        yield f"/ask/{slug}/more", client.post(f"/ask/{slug}/more", {})
        yield f"/ask/{slug}/more", client.post(f"/ask/{slug}/more", {"files": [SimpleUploadedFile("b.pdf", b"")]})


def _changed_elsewhere() -> Iterator[tuple[str, HttpResponse]]:
    """Pages whose answers were changed on another page since: one question, several, and where all are checked."""
    client = Client()
    walk(client, "referral", {"sender_is": "gp", "told": "She falls", "person_name": "Ann First"})
    check = boxes(client.get("/ask/referral/check"))
    for page, name in (("told", "told"), ("person", "person_name")):
        path = f"/ask/referral/questions/{page}"
        mine, theirs = (boxes(client.get(path)) for _ in range(2))
        client.post(path, theirs | {name: "Theirs"})
        yield path, client.post(path, mine | {name: "Mine"})
    yield "/ask/referral/check", client.post("/ask/referral/check", check)


def _begun_anew(made: Cast) -> Iterator[tuple[str, HttpResponse]]:
    """Adding to what our work has ended on, which begins anew; and what is said once that was sent."""
    client, _ = ended(made, "help")
    yield "/ask/help/more", client.get("/ask/help/more")
    yield "/ask/help/more", client.post("/ask/help/more", {})
    yield "/ask/help/sent?added", client.get(add(client, "It has begun again.")["Location"])


def _let_in() -> Iterator[tuple[str, HttpResponse]]:
    """What somebody sees who sent something and came by the link to their own address, and how it stands with it."""
    answers = {
        "sender_is": "gp",
        "told": "<b>",
        "person_name": "李",
        "person_born": "1941-02-03",
        "sender_email": "gp@example.com",
    }
    draft = asked_for.begin(PUBLIC["referral"], answers)
    reference = asked_for.take_in(draft.id, PUBLIC["referral"]).reference
    for tried in (reference, "W-00000-00000"):
        yield "/ask/status", Client().post("/ask/status", {"reference": tried, "born": "1941-02-03"})
    yield "/ask/my-referrals", Client().post("/ask/my-referrals", {"email": "gp@example.com"})
    client = Client()
    token = new_sender_link(digest_of("gp@example.com"), timezone.now())
    client.post(f"/ask/my-referrals/link/{token}")
    more = f"/ask/my-referrals/{reference}/more"
    yield more, client.get(more)
    yield more, client.post(more, TOKEN | {"files": [SimpleUploadedFile("b.pdf", b"")]})
    for path in (
        "/ask/my-referrals/sent",
        "/ask/my-referrals/sent?added",
        "/ask/my-referrals/details",
        "/ask/my-referrals",
    ):
        yield path, client.get(path)
    yield "/ask/my-referrals/details", client.post("/ask/my-referrals/details", TOKEN)
