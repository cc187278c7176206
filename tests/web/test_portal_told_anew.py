"""Words for what has ended begin a new work for the same person, so that somebody reads them, and nothing of them is lost."""

import re

import pytest
from django.http import HttpResponse
from django.test import Client

from lintel.casework.models import Work
from lintel.gateways.models import Message
from lintel.records.models import PublicDraft, Sender, Words
from tests.people import NORTH, Cast, cast, client_of
from tests.web.portal_walk import boxes, reference_in, send, walk
from tests.web.reading import words
from tests.web.test_portal import FEWEST
from tests.web.test_portal_more import add, sent_in, told
from tests.web.test_status import BORN, restrict
from tests.web.test_status import ask as status
from tests.web.test_told_back import GP, let_in, page

ENDED = {"help": ("contact", "triage"), "concern": ("safeguarding_concern", "first_look")}


@pytest.fixture
def made(db: None) -> Cast:
    return cast()


def ended(made: Cast, slug: str) -> tuple[Client, Work]:
    client, work = sent_in(slug)
    made.works["sent"] = work.pk
    made.move("sent", "end", "lead", why="declined")
    return client, work


@pytest.mark.parametrize(("slug", "reader"), [("help", "duty"), ("concern", "lead")])
def test_it_is_taken_in_as_new_for_the_same_person_and_linked(made: Cast, slug: str, reader: str) -> None:
    client, before = ended(made, slug)
    answer = add(client, "It has begun again.", slug)
    assert answer.status_code == 302
    anew = Work.objects.get(because_of=before.pk)
    assert (anew.kind, anew.stage) == ENDED[slug]
    assert (anew.person, anew.opened_by) == (before.person, None)
    assert anew.team
    staff = client_of(made, reader)
    assert f"More about {before.reference}, which is closed. It has begun again." in words(
        staff.get(f"/work/{anew.reference}")
    )
    assert before.reference in words(staff.get(f"/work/{anew.reference}"))
    assert anew.reference in words(staff.get(f"/work/{before.reference}"))
    assert "It has begun again." in words(staff.get(f"/work/{anew.reference}/sent"))


def test_whoever_asked_for_help_is_told_of_the_new_reference(made: Cast) -> None:
    client, before = ended(made, "help")
    assert "What you write now gets a new reference" in words(client.get("/ask/help/more"))
    shown = words(client.get(add(client, "It has begun again.")["Location"]))
    assert Work.objects.get(because_of=before.pk).reference in shown
    assert before.reference in shown


@pytest.mark.parametrize("end", [{"why": "declined"}, {"why": "duplicate"}])
def test_no_page_of_a_concern_says_that_its_work_has_ended_as_its_status_does_not(
    made: Cast, end: dict[str, str]
) -> None:
    shown = []
    for is_over in (False, True):
        client = Client()
        walk(
            client,
            "concern",
            FEWEST["concern"] | {"person_born": BORN, "tells_as": "friend", "sender_email": "a@b.example"},
        )
        work = Work.objects.get(reference=reference_in(send(client, "concern")))
        made.works["sent"] = work.pk
        if is_over:
            made.move("sent", "end", "lead", **end)
        Message.objects.all().delete()
        pages = [client.get("/ask/concern/more"), add(client, "He has come back.", "concern")]
        pages += [client.get(pages[1]["Location"]), client.get("/ask/concern/more"), status(work.reference, BORN)]
        assert pages[-1].status_code == 200
        shown.append([beside_its_reference(each, work) for each in pages])
        assert not Message.objects.exists()
        assert Work.objects.filter(because_of=work.pk).exists() == is_over
    assert shown[0] == shown[1]


@pytest.mark.parametrize("slug", FEWEST)
def test_adding_more_says_that_it_has_ended_only_where_the_status_page_says_so(made: Cast, slug: str) -> None:
    client = Client()
    walk(client, slug, FEWEST[slug] | {"person_born": BORN})
    work = Work.objects.get(reference=reference_in(send(client, slug)))
    made.works["sent"] = work.pk
    made.move("sent", "end", "lead", why="declined")
    stands = status(work.reference, BORN)
    said_there = "It was closed on" in words(stands)
    assert (stands.status_code, said_there) == (200, slug != "concern")
    assert ("We have dealt with what you sent" in words(client.get(f"/ask/{slug}/more"))) == said_there


def test_two_clicks_are_one_and_what_comes_after_stands_with_it(made: Cast) -> None:
    client, before = ended(made, "help")
    page = boxes(client.get("/ask/help/more"))
    for _ in range(3):
        assert client.post("/ask/help/more", page | {"words": "It has begun again."}).status_code == 302
    anew = Work.objects.get(because_of=before.pk)
    add(client, "And again.")
    assert Work.objects.filter(because_of=before.pk).count() == 1
    assert told(anew) == ["And again."]
    made.works["anew"] = anew.pk
    made.move("anew", "end", "lead", why="declined")
    add(client, "And once more.")
    assert Work.objects.filter(because_of=before.pk).count() == 2


def test_whom_to_ring_and_the_way_back_to_its_sender_go_along(made: Cast) -> None:
    client = Client()
    walk(client, "referral", FEWEST["referral"] | GP)
    before = Work.objects.get(reference=reference_in(send(client, "referral")))
    made.works["sent"] = before.pk
    made.move("sent", "end", "lead", why="declined")
    Message.objects.all().delete()
    add(client, "She fell again.", "referral")
    anew = Work.objects.get(because_of=before.pk)
    said = Words.objects.get(pk=anew.first_told).body
    first = Words.objects.get(pk=before.first_told).body
    assert {name: said[name] for name in first if name not in ("note", "told")} == {
        name: text for name, text in first.items() if name not in ("note", "told")
    }
    assert said["told"] == "She fell again."
    assert Sender.objects.filter(work=anew.pk).exists()
    assert Message.objects.get(work=anew.pk).template == "received"


def test_what_a_referrer_is_told_of_the_first_is_as_before(made: Cast) -> None:
    client = Client()
    walk(client, "referral", FEWEST["referral"] | GP)
    before = Work.objects.get(reference=reference_in(send(client, "referral")))
    made.works["sent"] = before.pk
    made.move("sent", "reach-ContactTriaged", "duty", decision="care_act_assessment", to_team=NORTH)
    first = page(let_in())
    add(client, "She fell again.", "referral")
    shown = page(let_in())
    assert "The person is waiting for a worker." in first
    assert "The person is waiting for a worker." in shown
    assert Work.objects.get(because_of=before.pk, kind="contact").reference in shown


def test_words_for_a_contact_that_became_a_concern_stand_with_the_concern_and_say_nothing_of_it(made: Cast) -> None:
    client, work = sent_in("help")
    made.works["sent"] = work.pk
    made.move("sent", "reach-ContactTriaged", "duty", decision="safeguarding_concern")
    concern = Work.objects.get(because_of=work.pk)
    answer = add(client, "He has come back.")
    assert told(concern) == ["He has come back."]
    shown = client.get(answer["Location"])
    assert concern.reference not in shown.content.decode()
    assert re.findall(r"W-[0-9A-Z]{5}-[0-9A-Z]{5}", words(shown)) == [work.reference]
    assert concern.reference in words(client_of(made, "lead").get("/due?list=more"))


def test_words_for_a_concern_are_never_read_by_those_who_may_not_see_one(made: Cast) -> None:
    client, work = sent_in("concern")
    made.works["sent"] = work.pk
    made.move("sent", "reach-ScreeningBegan", "lead", decision="screen")
    made.move("sent", "reach-ThresholdDecided", "lead", decision="welfare", reason="other_duty")
    add(client, "He has come back.", "concern")
    kinds = set(Work.objects.filter(because_of=work.pk).values_list("kind", flat=True))
    assert kinds == {"contact", "safeguarding_concern"}
    assert told(Work.objects.get(because_of=work.pk, kind="contact")) == []


def test_what_was_answered_is_kept_though_the_draft_is_tidied_away(made: Cast) -> None:
    client, before = ended(made, "help")
    PublicDraft.objects.update(answers={})
    add(client, "It has begun again.")
    anew = Work.objects.get(because_of=before.pk)
    assert Words.objects.get(pk=anew.first_told).body["person_name"] == FEWEST["help"]["person_name"]


def beside_its_reference(answer: HttpResponse, work: Work) -> str:
    """A page, but for its reference and the numbers that each page draws anew."""
    numbers = re.compile(r'(name="(?:draft|once|csrfmiddlewaretoken)" value=)"[^"]*"')
    return numbers.sub(r"\1", answer.content.decode().replace(work.reference, "")).replace(token_in(answer), "")


def token_in(answer: HttpResponse) -> str:
    found = re.search(r'nonce="([^"]+)"', answer.content.decode())
    return found[1] if found else "no nonce"


@pytest.mark.parametrize("concern_ends", [False, True])
def test_a_contact_that_became_a_concern_reads_as_one_at_which_nobody_looked(made: Cast, concern_ends: bool) -> None:
    shown = []
    for became in (False, True):
        client = Client()
        walk(client, "help", FEWEST["help"] | {"person_born": BORN})
        work = Work.objects.get(reference=reference_in(send(client, "help")))
        if became:
            made.works["sent"] = work.pk
            made.move("sent", "reach-ContactTriaged", "duty", decision="safeguarding_concern")
            made.works["concern"] = Work.objects.get(because_of=work.pk).pk
            if concern_ends:
                made.move("concern", "end", "lead", why="declined")
        Message.objects.all().delete()
        pages = [client.get("/ask/help/more"), add(client, "He has come back.")]
        pages += [client.get(pages[1]["Location"]), client.get("/ask/help/more"), status(work.reference, BORN)]
        shown.append([beside_its_reference(each, work) for each in pages])
        assert not Message.objects.exists()
        assert pages[-1].status_code == 200
    assert shown[0] == shown[1]


def test_what_began_quietly_is_read_by_staff(made: Cast) -> None:
    client, work = sent_in("help")
    made.works["sent"] = work.pk
    made.move("sent", "reach-ContactTriaged", "duty", decision="safeguarding_concern")
    made.works["concern"] = Work.objects.get(because_of=work.pk).pk
    made.move("concern", "end", "lead", why="declined")
    add(client, "He has come back.")
    anew = Work.objects.get(because_of=work.pk, kind="contact")
    assert "He has come back." in words(client_of(made, "duty").get(f"/work/{anew.reference}"))


def test_of_a_restricted_person_it_reads_so_too_and_says_of_no_new_reference(made: Cast) -> None:
    client, work = sent_in("help")
    untouched = beside_its_reference(client.get("/ask/help/more"), work)
    made.works["sent"] = work.pk
    made.move("sent", "end", "lead", why="declined")
    restrict(work.person, made)
    assert beside_its_reference(client.get("/ask/help/more"), work) == untouched
    shown = client.get(add(client, "He has come back.")["Location"])
    anew = Work.objects.get(because_of=work.pk)
    assert anew.reference not in shown.content.decode()
