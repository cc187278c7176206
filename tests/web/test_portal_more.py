"""More is added to what was sent, under the same reference (U5): as often as wanted, each once, whatever it says."""

import pytest
from django.test import Client

from lintel.casework.commit import commit
from lintel.casework.models import Work
from lintel.domain.asking import SENT_BY_PORTAL
from lintel.domain.fact import Withdrawn
from lintel.ledger import read
from lintel.records.models import PublicDraft, Words
from tests.people import Cast, cast, client_of
from tests.web.portal_walk import boxes, reference_in, send, walk
from tests.web.reading import read as read_page
from tests.web.reading import words
from tests.web.test_portal import FEWEST

HARD = {
    "ten thousand letters and their lines": ("She rang again.\n" * 700).strip(),
    "NUL": "She\0 rang",
    "right to left": "\u202egnar ehs",
    "emoji": "😢🏥 She rang",
    "pasted HTML": "<script>alert('x')</script>",
    "one sign": "!",
}


@pytest.fixture
def made(db: None) -> Cast:
    return cast()


def sent_in(slug: str = "help") -> tuple[Client, Work]:
    client = Client()
    walk(client, slug, FEWEST[slug])
    return client, Work.objects.get(reference=reference_in(send(client, slug)))


def told(work: Work) -> list[str]:
    """What was added, in order, as it is kept."""
    facts = [entry.fact for entry in read.facts_of({work.pk})[work.pk] if type(entry.fact).__name__ == "MoreTold"]
    return [Words.objects.get(pk=fact.note).body["note"].replace("\r\n", "\n") for fact in facts]


def add(client: Client, text: str, slug: str = "help", **more: str):
    page = client.get(f"/ask/{slug}/more")
    read_page(page)
    return client.post(f"/ask/{slug}/more", boxes(page) | {"words": text} | more)


@pytest.mark.parametrize(("slug", "reader"), [("help", "duty"), ("referral", "duty"), ("concern", "lead")])
def test_u05_it_stands_in_the_timeline_with_its_words_as_often_as_wanted(made: Cast, slug: str, reader: str) -> None:
    """U5: more can be added later to the same reference."""
    client, work = sent_in(slug)
    for text in ("He has come back.", "And gone again."):
        answer = add(client, text, slug)
        assert answer.status_code == 302
        assert "We have added what you sent." in words(client.get(answer["Location"]))
    page = words(client_of(made, reader).get(f"/work/{work.reference}"))
    assert "More told" in page
    assert "He has come back." in page
    assert "And gone again." in page
    last = read.facts_of({work.pk})[work.pk][-1]
    assert (last.by, last.fact.occurred) == (SENT_BY_PORTAL, made.today)
    assert "come back" not in str(vars(last.fact))


def test_two_clicks_count_once_and_other_words_from_the_same_page_are_kept_too(made: Cast) -> None:
    client, work = sent_in()
    page = boxes(client.get("/ask/help/more"))
    for text in ("She fell.", "She fell.", "She fell. And broke her arm.", "She fell."):
        assert client.post("/ask/help/more", page | {"words": text}).status_code == 302
    assert told(work) == ["She fell.", "She fell. And broke her arm."]
    add(client, "She fell.")
    assert told(work)[2:] == ["She fell."]


@pytest.mark.parametrize("text", HARD.values(), ids=HARD)
def test_it_is_not_refused_for_what_it_says(made: Cast, text: str) -> None:
    client, work = sent_in("concern")
    assert add(client, text, "concern").status_code == 302
    assert told(work) == [text.replace("\0", "")]


@pytest.mark.parametrize("text", ["", "x" * 20_001])
def test_what_cannot_be_added_stays_on_the_page(made: Cast, text: str) -> None:
    client, work = sent_in()
    answer = add(client, text)
    assert answer.status_code == 422
    assert "There is a problem" in words(answer)
    assert text in answer.content.decode()
    assert told(work) == []


def test_where_there_is_no_such_work_the_page_says_so_and_whom_to_ring_and_keeps_the_words(made: Cast) -> None:
    client, work = sent_in()
    page = boxes(client.get("/ask/help/more"))
    opening = read.facts_of({work.pk})[work.pk][0].fact
    taken_back = Withdrawn(subject=work.pk, occurred=made.today, original=opening.id, reason="did_not_happen")
    commit(taken_back, by=made.staff["lead"].id)
    answer = client.post("/ask/help/more", page | {"words": "Typed for an hour"})
    assert answer.status_code == 422
    for said in ("your words were not added", "01632 960100", "Typed for an hour"):
        assert said in words(answer)
    assert "nothing can be added to it here" in words(client.get("/ask/help/more"))


def test_a_browser_that_forgot_its_draft_keeps_the_words_and_nobody_adds_to_a_draft_that_was_not_sent(
    made: Cast,
) -> None:
    answer = Client().post("/ask/help/more", {"words": "Typed for an hour"})
    assert answer.status_code == 422
    assert "Typed for an hour" in words(answer)
    assert Client().get("/ask/help/more")["Location"] == "/ask/help/?not-held"
    client = Client()
    walk(client, "help", FEWEST["help"])
    assert client.get("/ask/help/more")["Location"] == "/ask/help/check"
    draft = PublicDraft.objects.get().pk
    assert client.post("/ask/help/more", {"words": "Too early", "draft": draft}).status_code == 422


def test_words_that_were_withdrawn_are_not_read_on_and_the_entry_stays_marked(made: Cast) -> None:
    client, work = sent_in()
    add(client, "This is about somebody else.")
    duty = client_of(made, "duty")
    more = read.facts_of({work.pk})[work.pk][-1].fact
    assert "This is about somebody else." in words(duty.get(f"/work/{work.reference}"))
    commit(Withdrawn(subject=work.pk, occurred=made.today, original=more.id, reason="wrong_person"), by=SENT_BY_PORTAL)
    page = words(duty.get(f"/work/{work.reference}"))
    assert "This is about somebody else." not in page
    assert "More told Withdrawn" in page
    assert work.reference not in words(duty.get("/due?list=more"))
