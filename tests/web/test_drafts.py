"""Drafts on pages: saved as one types, offered on the first page, and carried through a session that ended."""

import re
import uuid

import pytest
from django.contrib.sessions.models import Session
from django.core import signing
from django.test import Client

from lintel.casework import drafts
from lintel.casework.drafts_offered import offered_to, unsaved_count
from lintel.council.models import Staff
from lintel.ledger.models import Entry
from lintel.project.modes import Mode
from lintel.records.models import Draft, DraftVersion
from tests.people import DUTY, Cast, cast, client_of
from tests.web.reading import read, sent, words

WORDS = "She said that the stairs frighten her"
KEPT = re.compile(r'name="kept" value="([^"]+)"')
HIDDEN = re.compile(r'<input type="hidden" name="([^"]+)" value="([^"]*)">')


@pytest.fixture
def made(db: None) -> Cast:
    return cast()


def posted(made: Cast, client: Client, work: str = "held"):
    path = f"/work/{made.work(work).reference}/keep_in_touch"
    told = {"sequence": str(made.work(work).sequence), "how": "phone", "reached": "yes", "note": WORDS}
    day = made.today
    told |= {"occurred-day": str(day.day), "occurred-month": str(day.month), "occurred-year": str(day.year)}
    return client.post(path, told)


def signed_in(made: Cast, who: str = "worker") -> Client:
    """Somebody whose browser has shown a page."""
    client = client_of(made, who)
    client.get("/accessibility/")
    client.get("/caseload" if who != "adviser" else "/contact/new")
    return client


def ended(made: Cast, how: str) -> Client:
    client = signed_in(made)
    if how == "expired":
        Session.objects.all().delete()
    elif how == "signed out":
        client.post("/sign-out")
    else:
        worker = Staff.objects.get(pk=made.staff["worker"].pk)
        worker.set_password("a long and quiet river")
        worker.save()
    return client


@pytest.mark.parametrize("how", ["expired", "signed out", "password changed"])
def test_what_is_sent_after_the_session_ended_is_kept_and_can_be_sent_again(made: Cast, how: str) -> None:
    client = ended(made, how)
    before = Entry.objects.count()
    answer = posted(made, client)
    assert answer.status_code == 403
    assert "What you typed is kept" in words(answer)
    assert Draft.objects.count() == 0
    sealed = KEPT.search(answer.content.decode())
    assert sealed
    told = {"username": "worker.made-up", "kept": sealed[1]}
    onwards = client.post("/sign-in", told)["Location"]
    assert client.post("/sign-in", told)["Location"] == onwards
    page = client.get(onwards)
    assert WORDS in words(page)
    assert Entry.objects.count() == before
    fields = dict(HIDDEN.findall(page.content.decode()))
    where = re.search(r'<form method="post" action="(/work/[^"]+)"', page.content.decode())
    assert where
    assert "You have something unsaved" in words(client.get("/caseload"))
    again = client.post(where[1], fields)
    assert again.status_code == 302
    assert Entry.objects.count() > before
    assert unsaved_count(made.staff["worker"]) == 0
    assert "You have something unsaved" not in words(client.get("/caseload"))


@pytest.mark.parametrize("more", [{"save_draft": "yes"}, {}])
@pytest.mark.parametrize("page", ["assessment", "contact"])
def test_what_could_not_be_sent_is_offered_no_more_once_its_words_are_in_the_draft_of_their_page(
    made: Cast, page: str, more: dict[str, str]
) -> None:
    who, path, box = {
        "assessment": ("worker", f"/work/{made.work('held').reference}/assessment", "own_words"),
        "contact": ("adviser", "/contact/new", "words"),
    }[page]
    client = signed_in(made, who)
    Session.objects.all().delete()
    sealed = KEPT.search(client.post(path, {box: WORDS} | more).content.decode())
    assert sealed
    onwards = client.post("/sign-in", {"username": f"{who}.made-up", "kept": sealed[1]})["Location"]
    fields = dict(HIDDEN.findall(client.get(onwards).content.decode()))
    assert unsaved_count(made.staff[who]) == 1
    assert client.post(path, fields).status_code == (200 if more else 422)
    (kept,) = [each.draft for each in offered_to(made.staff[who])]
    assert (kept.form != "unsent", kept.body[box]) == (True, WORDS)


def test_the_words_of_one_are_not_shown_to_another_who_signs_in_there(made: Cast) -> None:
    client = ended(made, "expired")
    sealed = KEPT.search(posted(made, client).content.decode())
    assert sealed
    answer = client.post("/sign-in", {"username": "stranger.made-up", "kept": sealed[1]}, follow=True)
    assert WORDS not in words(answer)
    assert unsaved_count(made.staff["stranger"]) == 0
    assert unsaved_count(made.staff["worker"]) == 1


def test_without_knowing_whose_they_are_the_words_are_said_back_and_nothing_is_stored(made: Cast) -> None:
    answer = posted(made, Client())
    assert answer.status_code == 403
    assert WORDS in words(answer)
    assert KEPT.search(answer.content.decode()) is None
    assert Draft.objects.count() == 0


@pytest.mark.parametrize("sealed", ["", "x", "a:b:c", "of something else"])
def test_a_seal_that_is_not_ours_is_no_draft(made: Cast, sealed: str) -> None:
    sealed = signing.dumps({"owner": "x"}, salt="other") if sealed == "of something else" else sealed
    assert Client().post("/sign-in", {"username": "worker.made-up", "kept": sealed})["Location"] == "/"
    assert Draft.objects.count() == 0


def test_production_carries_it_through_a_wrong_password_too(made: Cast, settings: pytest.FixtureRequest) -> None:
    client = ended(made, "password changed")
    settings.LINTEL_MODE = Mode.PRODUCTION
    settings.AXES_ENABLED = True
    answer = posted(made, client)
    for password in ("wrong", "a long and quiet river"):
        sealed = KEPT.search(answer.content.decode())
        assert sealed
        told = {"username": "worker.made-up", "password": password, "kept": sealed[1]}
        answer = client.post("/sign-in", told)
    assert WORDS in words(client.get(answer["Location"]))


def boxes(**more: str) -> dict[str, str]:
    return {"draft_form": "contact", "draft_about": "", "draft_id": str(uuid.uuid4()), "draft_seen": "0"} | more


def typed(client: Client, **told: str):
    return client.post("/drafts/save", told, headers={"accept": "application/json"})


def test_saving_as_one_types(made: Cast) -> None:
    client, told = signed_in(made, "adviser"), boxes(words="a fall", draft_page=str(uuid.uuid4()))
    said = typed(client, **told).json()
    assert re.fullmatch(r"1?\d:\d\d[ap]m|midday|midnight", said["saved"])
    assert said["ends_in"] > 9 * 60 * 60
    assert typed(client, **told).status_code == 200
    assert DraftVersion.objects.count() == 1
    assert Draft.objects.get().body == {"words": "a fall"}
    assert "You have something unsaved" in words(client.get("/contact/new"))
    elsewhere = signed_in(made, "adviser")
    assert "a fall" in words(elsewhere.get(f"/drafts/{told['draft_id']}"))


def test_a_draft_of_another_is_neither_shown_nor_written_on(made: Cast) -> None:
    told = boxes(words="a fall")
    typed(signed_in(made, "adviser"), **told)
    other = signed_in(made, "duty")
    assert typed(other, **told, words_too="x").status_code == 422
    path = f"/drafts/{told['draft_id']}"
    assert other.get(path).status_code == other.get(f"/drafts/{uuid.uuid4()}").status_code == 404
    assert other.post(path, {"act": "throw_away"}).status_code == 404


def test_a_page_that_types_on_after_the_session_ended_is_told_so(made: Cast) -> None:
    answer = typed(Client(), **boxes(words="a fall"))
    assert answer.status_code == 403
    assert answer.json() == {"signed_out": True}


def test_it_is_handed_over_taken_and_thrown_away(made: Cast) -> None:
    told = boxes(words="a fall today")
    adviser, duty = signed_in(made, "adviser"), signed_in(made, "duty")
    typed(adviser, **told)
    path = f"/drafts/{told['draft_id']}"
    assert adviser.post(path, {"act": "hand_over"}).status_code == 422
    assert adviser.post(path, {"act": "nothing"}).status_code == 422
    adviser.post(path, {"act": "hand_over", "team": DUTY})
    assert "To be taken" in words(duty.get("/drafts/"))
    assert duty.post(path, {"act": "take"})["Location"] == path
    assert "a fall today" in words(duty.get(path))
    asked = duty.post(path, {"act": "throw_away"})
    assert "It can be brought back" in words(asked)
    assert duty.get(path).status_code == 200
    assert duty.post(path, sent(asked))["Location"] == "/drafts/"
    assert "Thrown away" in words(duty.get(path))
    assert "Nothing is waiting" in words(duty.get("/drafts/"))


def test_the_server_falls_over_after_it_saved(made: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    client, told = signed_in(made, "adviser"), boxes(words="a fall")
    with monkeypatch.context() as broken:
        broken.setattr("lintel.web.drafts.views.session_ends_in", _fall_over)
        with pytest.raises(SystemExit):
            typed(client, **told)
    assert typed(client, **told).status_code == 200
    assert DraftVersion.objects.count() == 1


def _fall_over(request: object) -> None:
    raise SystemExit


def test_pages_of_drafts_read_well(made: Cast) -> None:
    client, told = signed_in(made, "adviser"), boxes(words="a fall today")
    typed(client, **told)
    for path in ("/drafts/", f"/drafts/{told['draft_id']}"):
        read(client.get(path))


def test_costs(made: Cast, django_assert_max_num_queries: pytest.FixtureRequest) -> None:
    client = signed_in(made, "adviser")
    for number in range(5):
        typed(client, **boxes(words=f"a fall {number}"))
    with django_assert_max_num_queries(6):
        client.get("/drafts/")
    with django_assert_max_num_queries(16):
        typed(client, **boxes(words="another"))


def test_drafts_are_not_seen_to_the_figures(made: Cast) -> None:
    before = Entry.objects.count()
    drafts.save("contact", "", made.staff["adviser"], {"words": "x"}, 0)
    assert Entry.objects.count() == before


def test_what_is_sent_from_a_page_of_an_earlier_sign_in_is_kept_whole(made: Cast) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(made.staff["worker"])
    client.get("/caseload")
    path = f"/work/{made.work('held').reference}/keep_in_touch"
    told = {"how": "phone", "reached": "yes", "note": WORDS, "csrfmiddlewaretoken": "x" * 64}
    answer = client.post(path, told)
    assert answer.status_code == 302
    page = client.get(answer["Location"])
    assert "All that you typed is kept here" in words(page)
    kept = Draft.objects.get()
    assert kept.owner == made.staff["worker"].id
    assert kept.body == {"how": ["phone"], "reached": ["yes"], "note": [WORDS]}


def test_of_somebody_else_than_who_is_signed_in_nothing_is_kept_from_a_stale_page(made: Cast) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(made.staff["worker"])
    client.get("/caseload")
    reader = client.cookies.copy()
    client.force_login(made.staff["manager"])
    client.cookies.update({name: each for name, each in reader.items() if "reader" in name})
    answer = client.post("/find", {"name": "Orla O’Brien", "csrfmiddlewaretoken": "x" * 64})
    assert answer.status_code == 403
    assert not Draft.objects.exists()
