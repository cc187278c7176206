"""The referrer's page (U39, U4): by a link to their own address, their own only, and what that sort of sender may know."""

import re
from datetime import date, timedelta
from typing import Any

import pytest
from django.db import connection
from django.http import HttpResponse
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from lintel.casework import asked
from lintel.casework.models import Work
from lintel.casework.senders import digest_anew
from lintel.domain.forms.every import PUBLIC
from lintel.gateways import knocks
from lintel.gateways.made_up import MadeUp
from lintel.gateways.models import Message, SenderLink
from lintel.ledger.models import Look
from lintel.records.models import Sender
from tests.people import Cast, cast, register
from tests.sending import send
from tests.web.reading import read, without_token, words
from tests.web.test_status import asked_of, move_to, restrict

MAIL = "ada@surgery.nhs.example"
GP = {
    "sender_is": "gp",
    "told": "She falls",
    "person_name": "Orla Referred",
    "person_born": "about 1941",
    "sender_email": MAIL,
}
WORRY = {"told": "He shouts", "who": "Orla Worried", "tells_as": "health", "sender_email": MAIL}
REFERENCE = re.compile(r"W-[0-9A-Z]{5}-[0-9A-Z]{5}")


@pytest.fixture
def made(db: None) -> Cast:
    return cast()


def sent_in(slug: str, answers: dict[str, str]) -> Work:
    draft = asked.begin(PUBLIC[slug], answers)
    return Work.objects.get(reference=asked.take_in(draft.id, PUBLIC[slug]).reference)


def ask(email: str, address: str = "127.0.0.7") -> HttpResponse:
    return Client(REMOTE_ADDR=address).post("/ask/my-referrals", {"email": email})


def link_to(email: str = MAIL, **answered: Any) -> str:
    """The path of the link that comes by email; empty where none comes."""
    Message.objects.all().delete()
    ask(email, **answered)
    gateway = MadeUp()
    send(gateway)
    found = [re.search(r"(/ask/my-referrals/link/\S+)", each.text) for each in gateway.taken.values()]
    return found[0][1] if found and found[0] else ""


def let_in(email: str = MAIL) -> Client:
    client = Client()
    assert client.post(link_to(email))["Location"] == "/ask/my-referrals/sent"
    return client


def page(client: Client) -> str:
    answer = client.get("/ask/my-referrals/sent")
    read(answer)
    return words(answer)


def test_u39_they_see_their_own_and_nobodys_full_name(made: Cast) -> None:
    """U39: a professional has a page of their own referrals, with where each stands."""
    mine = [sent_in("referral", GP), sent_in("concern", WORRY)]
    others = sent_in("referral", GP | {"sender_email": "other@example.com"})
    shown = page(let_in())
    assert set(REFERENCE.findall(shown)) == {work.reference for work in mine}
    assert others.reference not in shown
    assert "O. R., 1941" in shown
    assert not {"Referred", "Worried", "falls", "shouts"} & set(re.findall(r"\w+", shown))


def test_the_address_is_found_however_it_is_typed_and_stands_nowhere_in_the_clear(made: Cast) -> None:
    sent_in("referral", GP | {"sender_email": "Ada@Surgery.NHS.example"})
    assert link_to(" ADA@surgery.nhs.EXAMPLE ")
    kept = [str(vars(each)) for table in (Sender, SenderLink, Message) for each in table.objects.all()]
    assert kept
    assert not [each for each in kept if "example" in each.lower()]


def test_what_is_said_is_the_same_for_every_address(made: Cast) -> None:
    sent_in("referral", GP)
    answers = [ask(each) for each in (MAIL, "nobody@example.com")]
    assert {answer.status_code for answer in answers} == {200}
    assert answers[0].content == answers[1].content
    assert Message.objects.filter(template="their_referrals").count() == 1


@pytest.mark.parametrize(
    "answers", [WORRY | {"tells_as": "family"}, WORRY | {"tells_as": ""}, WORRY | {"sender_email": ""}]
)
def test_who_does_not_work_with_the_person_or_gave_no_address_gets_no_link(made: Cast, answers: dict[str, str]) -> None:
    sent_in("concern", answers)
    assert link_to() == ""


def test_a_link_works_once_by_its_button_and_for_half_an_hour(made: Cast) -> None:
    sent_in("referral", GP)
    link = link_to()
    for _ in range(3):
        assert Client().get(link).status_code == 200
    assert Client().post(link).status_code == 302
    used, never = Client().post(link), Client().post("/ask/my-referrals/link/no-such")
    assert (used.status_code, used.content) == (404, never.content)
    late = link_to()
    SenderLink.objects.update(ends="2020-01-01T00:00:00Z")
    assert Client().get(late).status_code == 404
    assert Client().post(late).status_code == 404


def test_without_the_link_there_is_no_list_and_whoever_leaves_is_out(made: Cast) -> None:
    sent_in("referral", GP)
    for path in ("/ask/my-referrals/sent", "/ask/my-referrals/details"):
        assert Client().get(path)["Location"] == "/ask/my-referrals"
    forged = Client()
    forged.cookies["lintel_referrals"] = Sender.objects.get().digest
    assert forged.get("/ask/my-referrals/sent").status_code == 302
    client = let_in()
    assert client.cookies["lintel_referrals"]["httponly"]
    assert client.cookies["lintel_referrals"]["max-age"] == 7200
    assert client.post("/ask/my-referrals/leave").status_code == 302
    assert client.get("/ask/my-referrals/sent").status_code == 302


@pytest.mark.parametrize(("slug", "answers"), [("referral", GP), ("concern", WORRY)])
def test_what_is_about_a_restricted_person_stands_as_if_nobody_had_looked_at_it(
    made: Cast, slug: str, answers: dict[str, str]
) -> None:
    work = sent_in(slug, answers)
    client = let_in()
    untouched = without_token(client.get("/ask/my-referrals/sent"))
    made.works["sent"] = work.id
    made.move("sent", "end", "lead", why="declined")
    known = register("Roan Known", made.today, born=date(1941, 2, 3))
    restrict(known, made)
    move_to(made, work, known)
    assert Work.objects.get(pk=work.pk).person == known
    assert without_token(client.get("/ask/my-referrals/sent")) == untouched


def test_a_link_comes_where_all_are_about_restricted_people_as_it_did_before(made: Cast) -> None:
    hers = sent_in("referral", GP)
    restrict(hers.person, made)
    assert link_to()


HERE = "127.0.0.7"


def waited(monkeypatch: pytest.MonkeyPatch, minutes: int) -> None:
    """So many minutes later, as far as limits and links know."""
    later = timezone.now() + timedelta(minutes=minutes)
    monkeypatch.setattr("lintel.casework.referral_links.timezone.now", lambda: later)


def test_asked_for_again_within_minutes_one_link_goes_and_nobody_learns_that_it_was_asked_for(made: Cast) -> None:
    sent_in("referral", GP)
    Message.objects.all().delete()
    owner, stranger = ask(MAIL, HERE), ask(MAIL, "127.0.0.9")
    never = ask("nobody@example.com", "127.0.0.9")
    assert owner.content == stranger.content == never.content
    assert "If you asked in the last ten minutes, that link is on its way." in words(never)
    assert Message.objects.count() == 1


def test_whoever_used_their_link_up_gets_another_at_once(made: Cast) -> None:
    sent_in("referral", GP)
    let_in()
    Message.objects.all().delete()
    ask(MAIL)
    assert Message.objects.count() == 1


def test_a_stranger_cannot_use_up_a_referrers_links(made: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    sent_in("referral", GP)
    stranger = [ask(MAIL, HERE).status_code for _ in range(knocks.REFERRALS_TO_HERE.most + 3)]
    assert stranger == [200] * knocks.REFERRALS_TO_HERE.most + [429] * 3
    # By then the page below says that a link is on its way, as one is; ten minutes later another goes.
    assert ask(MAIL, "127.0.0.9").status_code == 200
    Message.objects.all().delete()
    waited(monkeypatch, 10)
    assert ask(MAIL, "127.0.0.9").status_code == 200
    assert Message.objects.count() == 1


def test_from_everywhere_so_many_links_are_asked_for_in_a_day_known_or_not(made: Cast) -> None:
    sent_in("referral", GP)
    for email in (MAIL, "nobody@example.com"):
        asked = [ask(email, f"127.0.1.{number}").status_code for number in range(knocks.REFERRALS_TO.most + 2)]
        assert asked == [200] * knocks.REFERRALS_TO.most + [429] * 2
    assert knocks.REFERRALS_TO.most >= 5 * knocks.REFERRALS_TO_HERE.most


def test_one_place_asks_and_tries_so_often_an_hour(made: Cast) -> None:
    sent_in("referral", GP)
    link = link_to(address="127.0.0.8")
    for number in range(knocks.REFERRALS_FROM.most - 1):
        assert ask(f"nobody{number}@example.com", "127.0.0.9").status_code == 200
    assert Client(REMOTE_ADDR="127.0.0.9").get("/ask/my-referrals/link/guess").status_code == 404
    assert ask(MAIL, "127.0.0.9").status_code == 429
    assert Client(REMOTE_ADDR="127.0.0.9").get(link).status_code == 429
    assert Client(REMOTE_ADDR="127.0.0.8").get(link).status_code == 200


def test_what_was_shown_is_written_down(made: Cast) -> None:
    work = sent_in("referral", GP)
    page(let_in())
    seen = Look.objects.order_by("-at").first()
    assert seen
    assert (seen.page, {work.id, work.person} <= set(seen.shown)) == ("my_referrals", True)


def test_a_new_key_finds_what_an_older_one_kept(made: Cast, settings: Any) -> None:
    sent_in("referral", GP)
    before = Sender.objects.get().digest
    settings.LINTEL_SECRET_KEYS = ["bmV3LWtleS1uZXcta2V5LW5ldy1rZXktbmV3LWtleS0=", *settings.LINTEL_SECRET_KEYS]
    assert "O. R." in page(let_in())
    newest = Sender.objects.get().digest
    assert newest != before
    Sender.objects.update(digest=before)
    assert digest_anew() == 1
    assert Sender.objects.get().digest == newest


def test_an_address_that_sent_nothing_is_asked_about_as_much(made: Cast) -> None:
    sent_in("referral", GP)
    asked_for = []
    for email in (MAIL, "nobody@example.com"):
        with CaptureQueriesContext(connection) as done:
            ask(email)
        asked_for.append(asked_of(done))
    assert asked_for[0] == asked_for[1]
    assert "records_sender" in asked_for[0]
