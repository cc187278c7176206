"""The portal: every way through every form, with the fewest answers and with all; sent once; straight into the record."""

from html import unescape

import pytest
from django.test import Client

from lintel.casework.actions import make_move
from lintel.casework.models import Person, Work
from lintel.domain.codes import titles
from lintel.domain.forms.every import PUBLIC
from lintel.domain.forms.public import path_of, ways_through
from lintel.domain.moves import When
from lintel.domain.reference import work_reference
from lintel.ledger.models import Entry
from lintel.records.models import Description, Identity, PublicDraft, Words
from tests.filling_in import every_answer, fewest_answers
from tests.people import Cast, cast, client_of, move
from tests.web.portal_walk import boxes, reference_in, send, start, walk
from tests.web.reading import read, words


def every_path(slug: str) -> list[dict[str, str]]:
    """Of the ways through a form, one for each row of pages that somebody may be led through."""
    ways = ways_through(PUBLIC[slug].form)
    return list({tuple(page.slug for page in path_of(PUBLIC[slug].form, way)): way for way in ways}.values())


# Every path is walked in the plain forms' own tests; in the browser's manner some of each, and in the long proofs all.
PATHS = [
    pytest.param(slug, number, fewest_answers, marks=() if number < 3 else pytest.mark.slow)
    for slug in PUBLIC
    for number in range(len(every_path(slug)))
]
PATHS += [
    pytest.param(slug, number, every_answer, marks=() if number == 0 else pytest.mark.slow)
    for slug in PUBLIC
    for number in range(len(every_path(slug)))
]
FEWEST = {
    "help": {"for_whom": "myself", "told": "I cannot get up the stairs", "person_name": "Orla Asking"},
    "referral": {"sender_is": "gp", "told": "She falls", "person_name": "Orla Referred"},
    "concern": {"told": "He shouts at her", "who": "The lady at the end of the row"},
}


@pytest.fixture
def made(db: None) -> Cast:
    return cast()


@pytest.mark.parametrize(("slug", "number", "fill"), PATHS)
def test_u01_every_way_through_is_walked_and_taken_in(made: Cast, slug: str, number: int, fill) -> None:
    """U1: no form asks what does not apply; every path is walked with the fewest answers, and with all."""
    form = PUBLIC[slug].form
    way = every_path(slug)[number]
    answers, client = fill(form, way), Client()
    pages = walk(client, slug, answers)
    assert [each.rsplit("/", 1)[1] for each in pages] == [page.slug for page in path_of(form, answers)]
    reference = reference_in(send(client, slug))
    work = Work.objects.get(reference=reference)
    assert (work.kind, work.stage) == (PUBLIC[slug].door.kind, {"contact": "triage"}.get(work.kind, "first_look"))
    assert work.team
    said = Words.objects.get(pk=work.first_told).body
    assert said.items() >= form.applying(answers).items()


def sent_in(slug: str, **answers: str) -> Work:
    client = Client()
    walk(client, slug, FEWEST[slug] | answers)
    return Work.objects.get(reference=reference_in(send(client, slug)))


def test_sent_twice_by_click_or_back_button_it_is_taken_in_once(made: Cast) -> None:
    client = Client()
    walk(client, "concern", FEWEST["concern"])
    told, before = boxes(client.get("/ask/concern/check")), Work.objects.count()
    for _ in range(3):
        assert client.post("/ask/concern/check", told)["Location"] == "/ask/concern/sent"
    assert Work.objects.count() == before + 1
    again = client.post("/ask/concern/questions/told", told | {"told": "Something else"})
    assert "You had sent this already" in words(again)
    assert PublicDraft.objects.get().answers["told"] == FEWEST["concern"]["told"]


def test_a_page_whose_browser_forgot_its_draft_keeps_what_was_typed(made: Cast) -> None:
    page = start(Client(), "concern")
    stranger = Client()
    answer = stranger.post(page, {"told": "Typed for an hour", "draft": "00000000-0000-4000-8000-000000000000"})
    assert "Typed for an hour" in stranger.get(page).content.decode()
    assert answer.status_code == 302


def test_nobody_sees_the_draft_of_somebody_else(made: Cast) -> None:
    client = Client()
    walk(client, "help", FEWEST["help"])
    stranger = Client()
    assert stranger.get("/ask/help/check")["Location"] == "/ask/help/?not-held"
    assert stranger.get("/ask/help/questions/told")["Location"] == "/ask/help/?not-held"
    assert stranger.get("/ask/help/sent")["Location"] == "/ask/help/?not-held"


def test_nothing_is_kept_of_a_draft_but_in_its_own_table_until_it_is_sent(made: Cast) -> None:
    before = (Entry.objects.count(), Person.objects.count(), Words.objects.count())
    walk(Client(), "help", FEWEST["help"])
    assert (Entry.objects.count(), Person.objects.count(), Words.objects.count()) == before


def test_what_needs_an_answer_is_asked_for_and_the_title_says_error(made: Cast) -> None:
    client = Client()
    page = start(client, "concern")
    answer = client.post(page, boxes(client.get(page)) | {"told": ""})
    assert answer.status_code == 422
    assert "needs an answer" in words(answer)


@pytest.mark.parametrize(
    "typed", ["31 February 1941", "3/2/1941", "about 1940", "", "3 February 2941", "12/12/41", "in her eighties"]
)
def test_a_date_of_birth_or_about_when_or_words_that_are_none(made: Cast, typed: str) -> None:
    client = Client()
    walk(client, "help", FEWEST["help"])
    page = "/ask/help/questions/person"
    answer = client.post(page, {"person_name": "Orla", "person_born": typed})
    assert answer.status_code == 302


def test_u05_ten_thousand_letters_and_their_lines_are_kept(made: Cast) -> None:
    """U5: what happened has room for 10,000 letters, and keeps its lines."""
    told = ("She said that nobody came.\n" * 400)[:10_500].strip()
    work = sent_in("concern", told=told)
    assert Words.objects.get(pk=work.first_told).body["told"].replace("\r\n", "\n") == told


def test_the_safeguarding_team_has_it_and_reads_it_whole(made: Cast) -> None:
    work = sent_in("concern", who_did_it="Her nephew", they_say="She wants it to stop")
    lead = client_of(made, "lead")
    assert work.reference in lead.get("/waiting").content.decode()
    page = words(lead.get(f"/work/{work.reference}"))
    assert "He shouts at her" in page
    read(lead.get(f"/work/{work.reference}/sent"))
    whole = words(lead.get(f"/work/{work.reference}/sent"))
    assert "Her nephew" in whole
    assert "She wants it to stop" in whole


def test_a_name_that_nobody_could_read_is_no_reason_to_refuse_a_concern(made: Cast) -> None:
    work = sent_in("concern", who="\u202e???")
    identity = Identity.objects.get(pk=Person.objects.get(pk=work.person).identity)
    assert identity.name == "Name not known"
    assert Words.objects.get(pk=work.first_told).body["who"] == "\u202e???"


def test_how_it_is_safe_to_reach_the_person_is_obeyed_from_then_on(made: Cast) -> None:
    work = sent_in("help", safe_text="no", safe_ring="yes")
    [said] = Entry.objects.filter(subject=work.person, kind="SafeContactRecorded")
    assert '"text":"no"' in said.body.replace(" ", "")


def test_no_name_and_no_word_of_it_is_in_the_ledger(made: Cast) -> None:
    sent_in("concern", who="Zebedee Unheard", told="He hides her keys")
    assert not [each for each in Entry.objects.values_list("body", flat=True) if "Zebedee" in each or "hides" in each]


def test_the_reference_is_that_of_the_work_and_what_is_sent_is_for_its_own_browser(made: Cast) -> None:
    client = Client()
    walk(client, "help", FEWEST["help"])
    page = send(client, "help")
    assert reference_in(page) == work_reference(PublicDraft.objects.get().work)
    assert "Orla Asking" not in Client().get("/ask/help/sent", follow=True).content.decode()


ELSEWHERE = ({"HTTP_ORIGIN": "https://elsewhere.example"}, {"HTTP_SEC_FETCH_SITE": "cross-site"})
HERE = ({}, {"HTTP_ORIGIN": "null"}, {"HTTP_ORIGIN": "http://testserver"}, {"HTTP_SEC_FETCH_SITE": "same-origin"})


@pytest.mark.parametrize("headers", ELSEWHERE)
def test_another_site_puts_no_draft_of_its_own_under_anybodys_hands(made: Cast, headers: dict[str, str]) -> None:
    known_elsewhere = Client()
    start(known_elsewhere, "help")
    draft, visitor = PublicDraft.objects.get().id, Client()
    answer = visitor.post("/ask/help/questions/told", {"draft": draft, "told": "put here"}, **headers)
    assert answer["Location"] == "/ask/help/questions/told"
    assert "lintel_help" not in visitor.cookies
    assert PublicDraft.objects.get().answers == {}


@pytest.mark.parametrize("headers", HERE)
def test_our_own_pages_are_believed(made: Cast, headers: dict[str, str]) -> None:
    client = Client()
    page = start(client, "concern")
    client.post(page, boxes(client.get(page)) | {"told": "Typed here"}, **headers)
    assert PublicDraft.objects.get().answers == {"told": "Typed here"}


def test_u03_staff_decide_what_a_concern_is_and_nothing_is_entered_again(made: Cast) -> None:
    """U3: a concern is one form; staff decide safeguarding or welfare, and choosing wrong loses nothing."""
    work = sent_in("concern", who_did_it="Her nephew")
    for name, answers in (
        ("reach-ScreeningBegan", {"decision": "screen"}),
        ("reach-ThresholdDecided", {"decision": "welfare", "reason": "other_duty"}),
    ):
        row = Work.objects.get(pk=work.id)
        make_move(row, move(name), When(occurred=made.today), answers, by=made.staff["lead"], expecting=row.sequence)
    moved = Work.objects.get(because_of=work.id)
    assert moved.kind == "contact"
    duty = client_of(made, "duty")
    assert "He shouts at her" in words(duty.get(f"/work/{moved.reference}"))
    assert "Her nephew" in words(duty.get(f"/work/{moved.reference}/sent"))


def test_who_the_person_may_be_is_shown_with_why_and_nobody_is_matched(made: Cast) -> None:
    work = sent_in("help", person_name="Orla O'Brien", person_born="3 February 1941", person_phone="01632 960101")
    assert work.person != made.people["orla"]
    page = client_of(made, "duty").get(f"/work/{work.reference}/reach-ContactTriaged")
    assert "Another record may be of the same person" in words(page)
    assert made.person("orla").reference in page.content.decode()
    assert "Link them" not in words(page)
    assert work.person not in {each.person for each in Work.objects.exclude(pk=work.pk)}


def test_what_was_sent_can_be_read_and_printed_on_the_page_that_confirms_it(made: Cast) -> None:
    client = Client()
    walk(client, "concern", FEWEST["concern"])
    page = send(client, "concern").content.decode()
    copy = page[page.index("See what you sent") :]
    assert all(text in unescape(copy) for text in FEWEST["concern"].values())
    assert "Change" not in copy


@pytest.mark.parametrize(("said", "code"), [("Polish", "pl"), ("Kurdish Sorani", "other"), ("I don't know", "")])
def test_which_language_somebody_speaks_is_on_their_record(made: Cast, said: str, code: str) -> None:
    work = sent_in("help", communication_need="interpreter", language=said)
    described = Description.objects.get(pk=Person.objects.get(pk=work.person).description)
    assert described.language == code
    assert said in words(client_of(made, "duty").get(f"/work/{work.reference}/sent"))
    record = words(client_of(made, "duty").get(f"/person/{Person.objects.get(pk=work.person).reference}"))
    assert titles("languages").get(code, "Interpreter") in record


@pytest.mark.parametrize("chosen", ["large_print", "large_print,easy_read", ",".join(titles("communication_needs"))])
def test_several_things_may_help_and_all_stand_on_the_record(made: Cast, chosen: str) -> None:
    """U13: what somebody says once is on every page of their record."""
    work = sent_in("help", communication_need=chosen)
    described = Description.objects.get(person=work.person)
    assert described.communication_need == chosen
    page = words(client_of(made, "duty").get(f"/work/{work.reference}"))
    called = titles("communication_needs")
    assert "; ".join(called[each] for each in chosen.split(",")) in page


def test_what_helps_is_asked_by_boxes_of_which_several_may_be_ticked(made: Cast) -> None:
    client = Client()
    start(client, "help")
    client.post("/ask/help/questions/for-whom", {"for_whom": "myself"})
    boxes_of = [
        each for each in read(client.get("/ask/help/questions/needs")).boxes if each.get("name") == "communication_need"
    ]
    assert [each["type"] for each in boxes_of] == ["checkbox"] * len(titles("communication_needs"))
    client.post("/ask/help/questions/needs", {"communication_need": ["large_print", "easy_read"]})
    assert PublicDraft.objects.get().answers["communication_need"] == "large_print,easy_read"
    shown = client.get("/ask/help/questions/needs").content.decode()
    assert shown.count("checked") == 2
