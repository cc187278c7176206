"""U1: every question after the first two may be "not known", the name of somebody else too. Triage reads so in plain words."""

import pytest
from django.test import Client

from lintel.casework.asked import begin, take_in
from lintel.casework.models import Person, Work
from lintel.domain.forms.every import PUBLIC
from lintel.domain.refusals import Refused
from lintel.records.models import Identity, Words
from tests.people import Cast, cast, client_of
from tests.web.portal_walk import boxes, reference_in, send, walk
from tests.web.reading import read, words
from tests.web.test_my_referrals import MAIL, let_in

NO_NAME = {"person_name": "", "name_known": "not_known"}
REFERRAL = {"sender_is": "gp", "told": "She falls", "person_postcode": "ZZ99 9ZZ"}
FOR_ANOTHER = {"for_whom": "somebody_else", "told": "He lies in the doorway"}
MYSELF = {"for_whom": "myself", "told": "I fall"}
OF_ANOTHER = [("referral", REFERRAL), ("help", FOR_ANOTHER)]


@pytest.fixture
def made(db: None) -> Cast:
    return cast()


def sent_in(slug: str, answers: dict[str, str]) -> Work:
    client = Client()
    walk(client, slug, answers)
    return Work.objects.get(reference=reference_in(send(client, slug)))


def name_of(work: Work) -> str:
    return Identity.objects.get(pk=Person.objects.get(pk=work.person).identity).name


@pytest.mark.parametrize(("slug", "answers"), OF_ANOTHER)
def test_u01_a_name_may_be_marked_as_not_known_and_triage_says_so(
    made: Cast, slug: str, answers: dict[str, str]
) -> None:
    """U1: every question after the first two may be not known."""
    work = sent_in(slug, answers | NO_NAME)
    assert name_of(work) == "Name not known"
    duty = client_of(made, "duty")
    for path in ("/tray", f"/work/{work.reference}", f"/work/{work.reference}/reach-ContactTriaged"):
        page = duty.get(path)
        assert page.status_code == 200
        assert "Name not known" in words(page), path
    assert "I do not know the name" in words(duty.get(f"/work/{work.reference}/sent"))


@pytest.mark.parametrize(("slug", "answers"), OF_ANOTHER)
@pytest.mark.parametrize("known", ["", "known"])
def test_one_name_is_enough_and_what_is_not_known_stands_with_what_was_sent(
    made: Cast, slug: str, answers: dict[str, str], known: str
) -> None:
    work = sent_in(slug, answers | {"person_name": "Orla", "name_known": known})
    assert name_of(work) == "Orla"
    assert Words.objects.get(pk=work.first_told).body.get("name_known", "") == known


@pytest.mark.parametrize(("slug", "answers"), [*OF_ANOTHER, ("help", MYSELF)])
def test_a_name_that_was_only_left_out_is_asked_for(made: Cast, slug: str, answers: dict[str, str]) -> None:
    client = Client()
    walk(client, slug, answers | {"person_name": "Orla"})
    path = f"/ask/{slug}/questions/person"
    for known in ("", "known"):
        answer = client.post(path, boxes(client.get(path)) | {"person_name": "", "name_known": known})
        assert answer.status_code == 422
        assert "needs an answer" in words(answer)


def test_whoever_asks_for_themselves_gives_a_name_and_one_is_enough(made: Cast) -> None:
    client = Client()
    walk(client, "help", MYSELF | {"person_name": "Orla"})
    page = client.get("/ask/help/questions/person")
    assert "name_known" not in {box.get("name") for box in read(page).boxes}
    assert name_of(Work.objects.get(reference=reference_in(send(client, "help")))) == "Orla"


def test_what_was_marked_for_another_spares_nobody_their_own_name(made: Cast) -> None:
    draft = begin(PUBLIC["help"], MYSELF | NO_NAME)
    with pytest.raises(Refused):
        take_in(draft.id, PUBLIC["help"])
    client = Client()
    walk(client, "help", FOR_ANOTHER | NO_NAME)
    first = "/ask/help/questions/for-whom"
    client.post(first, boxes(client.get(first)) | {"for_whom": "myself"})
    assert client.get("/ask/help/check")["Location"] == "/ask/help/questions/person?mend"
    page = "/ask/help/questions/person"
    assert client.post(page, boxes(client.get(page)) | {"person_name": ""}).status_code == 422


def test_two_of_whom_nobody_knows_a_name_are_not_the_same_for_it(made: Cast) -> None:
    first, second = (sent_in("referral", REFERRAL | NO_NAME) for _ in range(2))
    page = client_of(made, "duty").get(f"/work/{second.reference}/reach-ContactTriaged")
    assert Person.objects.get(pk=first.person).reference not in page.content.decode()


def test_one_without_a_name_is_found_by_what_is_known_and_shown_as_maybe_the_same(made: Cast) -> None:
    number = {"nhs_number": "999 000 0018"}
    known, unnamed = sent_in("referral", REFERRAL | {"person_name": "Orla Asking"} | number), None
    unnamed = sent_in("referral", REFERRAL | NO_NAME | number)
    duty = client_of(made, "duty")
    page = duty.get(f"/work/{unnamed.reference}/reach-ContactTriaged")
    assert "Another record may be of the same person" in words(page)
    assert Person.objects.get(pk=known.person).reference in page.content.decode()
    found = duty.post("/find", {"postcode": "ZZ99 9ZZ"}, follow=True)
    assert Person.objects.get(pk=unnamed.person).reference in found.content.decode()


@pytest.mark.parametrize(("born", "about"), [("", "About Name not known"), ("about 1941", "About 1941")])
def test_a_referrer_reads_on_their_page_whom_they_referred(made: Cast, born: str, about: str) -> None:
    sent_in("referral", REFERRAL | NO_NAME | {"sender_email": MAIL, "person_born": born})
    assert about in words(let_in().get("/ask/my-referrals/sent"))
