"""The outbox, one message and its letter: who sees them, what they say, what can be done, and how few questions they ask."""

from io import BytesIO

import pytest
from docx import Document
from docx.oxml.ns import qn

from lintel.gateways.made_up import MadeUp
from lintel.gateways.models import Message, Status
from lintel.ledger.models import Look
from tests.people import NORTH, Cast, cast, client_of, open_for, reference_of, register, staff_id
from tests.sending import lives_at, refuses, safe, send
from tests.web.reading import read, sent, without_token, words
from tests.web.test_waiting_list import queries_of

OUTBOX_QUERIES, MESSAGE_QUERIES, LETTER_QUERIES = 13, 13, 14
SORTS = ("needs_somebody", "waiting", "went", "stuck", "done")
NOBODYS = "/outbox/00000000-0000-4000-8000-000000000000"


@pytest.fixture
def made(db: None) -> Cast:
    made = cast()
    Message.objects.all().delete()
    lives_at(made, "lin")
    made.move("offered", "accept", "worker", reason="has_capacity")
    return made


def letter() -> Message:
    return Message.objects.get(channel="letter")


def at(message: Message, more: str = "") -> str:
    return f"/outbox/{message.id}{more}"


def test_the_outbox_says_how_each_message_stands_why_and_what_to_do(made: Cast) -> None:
    manager = client_of(made, "manager")
    assert "Next try" in words(manager.get("/outbox/?sort=waiting"))
    assert "It is not known to be safe to text." in words(manager.get("/outbox/?sort=stuck"))
    assert "The letter tells them." in words(manager.get("/outbox/?sort=stuck"))
    assert "No messages here." in words(manager.get("/outbox/"))
    send(MadeUp(refuses))
    page = words(manager.get("/outbox/"))
    assert "The service says that this number or address cannot be." in page
    assert "Check it with the person, put it right, then try again." in page
    # Now that no letter goes, the text that must not go is somebody's task too.
    assert "Ask at the next call, record the answer, then try again." in page


def test_an_unsafe_message_says_what_to_do_instead(made: Cast) -> None:
    safe(made, "lin", text="no", write="no")
    send(MadeUp())
    page = words(client_of(made, "worker").get(at(letter())))
    assert "The person said that it is not safe to write." in page
    assert "Tell them in the way that they said is safe. Do not post anything." in page
    for more in ("/letter", "/letter.docx"):
        assert client_of(made, "worker").get(at(letter(), more)).status_code == 404


def test_somebody_tells_the_person_another_way_and_it_is_seen_to(made: Cast) -> None:
    send(MadeUp(refuses))
    worker = client_of(made, "worker")
    page = worker.get(at(letter()))
    answer = worker.post(at(letter()), sent(page))
    assert answer.status_code == 422
    assert "Error:" in answer.content.decode()
    assert worker.post(at(letter()), sent(page, how="phone")).status_code == 302
    assert (letter().status, letter().settled_by, letter().settled_how) == ("settled", staff_id("worker"), "phone")
    assert "Wren Applegarth" in words(worker.get("/outbox/?sort=done"))
    again = worker.post(at(letter()), sent(page, how="phone"))
    assert again.status_code == 422
    assert "Somebody has seen to this message already" in words(again)


def test_what_was_in_the_way_is_put_right_and_it_is_tried_again(made: Cast) -> None:
    text = Message.objects.get(channel="text")
    worker = client_of(made, "worker")
    assert worker.post(at(text), {"again": "yes"}).status_code == 302
    send(MadeUp())
    text.refresh_from_db()
    assert (text.status, text.why) == (Status.BLOCKED, "not_asked_to_text")
    safe(made, "lin", text="yes", write="yes")
    assert worker.post(at(text), {"again": "yes"}).status_code == 302
    send(MadeUp())
    text.refresh_from_db()
    assert text.status == Status.HANDED_OVER


def test_only_those_who_may_see_the_work_see_its_messages(made: Cast) -> None:
    for who in ("stranger", "other_manager", "duty"):
        client = client_of(made, who)
        assert "李" not in words(client.get("/outbox/?sort=waiting"))
        for more in ("", "/letter", "/letter.docx"):
            hidden, unknown = client.get(at(letter(), more)), client.get(NOBODYS + more)
            assert (hidden.status_code, unknown.status_code) == (404, 404)
            assert without_token(hidden) == without_token(unknown)
    for who in ("worker", "teammate", "manager", "senior", "adviser"):
        assert "李" in words(client_of(made, who).get("/outbox/?sort=waiting"))


def test_an_analyst_sees_references_and_no_letter(made: Cast) -> None:
    analyst = client_of(made, "analyst")
    page = words(analyst.get("/outbox/?sort=waiting"))
    assert made.work("offered").reference in page
    assert "李" not in page
    assert "李" not in words(analyst.get(at(letter())))
    assert analyst.get(at(letter(), "/letter")).status_code == 403
    assert analyst.post(at(letter()), {"how": "phone"}).status_code == 403


@pytest.mark.parametrize("who", ["worker", "manager", "lead"])
def test_a_restricted_person_stands_in_the_outbox_of_those_only_who_may_see_them(made: Cast, who: str) -> None:
    made.move("restricted", "offer", "lead", team=NORTH, worker=staff_id("therapist"), reason="next_in_order")
    made.move("restricted", "accept", "therapist", reason="has_capacity")
    client = client_of(made, who)
    pages = [words(client.get(f"/outbox/?sort={sort}")) for sort in SORTS]
    assert any("Roan" in page for page in pages) == (who == "lead")
    assert all("Some records are restricted." in page for page in pages)
    about = Message.objects.filter(work=made.works["restricted"]).first()
    assert client.get(at(about)).status_code == (200 if who == "lead" else 404)


def test_each_page_is_written_down_as_seen(made: Cast) -> None:
    client = client_of(made, "worker")
    for path, page in (
        (at(letter()), "message"),
        (at(letter(), "/letter"), "message"),
        ("/outbox/?sort=waiting", "outbox"),
    ):
        Look.objects.all()
        assert client.get(path).status_code == 200
        seen = Look.objects.order_by("-at").first()
        assert (seen.page, made.works["offered"] in seen.shown) == (page, True)
    assert client.get(at(letter(), "/letter.docx")).status_code == 200
    assert Look.objects.order_by("-at").first().page == "letter_document"


@pytest.mark.parametrize("who", ["worker", "manager", "lead", "analyst"])
def test_the_outbox_asks_few_questions_however_many_messages(made: Cast, who: str) -> None:
    few = queries_of(made, who, "/outbox/?sort=waiting")
    for number in range(20):
        person = register(f"Made Up {number}", made.today)
        made.works["more"] = open_for(person, "care_act_assessment", NORTH, made.today, days_ago=9)
        made.move("more", "offer", "manager", team=NORTH, worker=staff_id("therapist"), reason="next_in_order")
        made.move("more", "accept", "therapist", reason="has_capacity")
    assert queries_of(made, who, "/outbox/?sort=waiting") == few <= OUTBOX_QUERIES
    assert queries_of(made, who, "/outbox/") <= OUTBOX_QUERIES


def test_a_message_and_its_letter_ask_few_questions(made: Cast) -> None:
    send(MadeUp())
    assert queries_of(made, "worker", at(letter())) <= MESSAGE_QUERIES
    assert queries_of(made, "worker", at(letter(), "/letter")) <= LETTER_QUERIES


def test_the_letter_reads_as_it_was_sent_whatever_happened_since(made: Cast) -> None:
    worker = client_of(made, "worker")
    before = words(worker.get(at(letter(), "/letter")))
    assert "Not sent yet. This is how it reads today." in before
    send(MadeUp())
    lives_at(made, "lin", address="2 Other Lane, Southam")
    page = words(worker.get(at(letter(), "/letter")))
    assert "You have a worker" in page
    assert "Wren Applegarth is now your worker." in page
    assert "1 Made-up Lane" in page
    assert "Other Lane" not in page
    assert "Not sent yet" not in page
    assert (
        'class="lintel-letter lintel-letter--large"' in worker.get(at(letter(), "/letter?size=large")).content.decode()
    )


@pytest.mark.parametrize(("size", "points"), [("", 12), ("?size=large", 18)])
def test_the_document_says_the_same_in_its_own_size(made: Cast, size: str, points: int) -> None:
    send(MadeUp())
    answer = client_of(made, "worker").get(at(letter(), f"/letter.docx{size}"))
    assert answer["Content-Disposition"] == 'attachment; filename="letter.docx"'
    found = Document(BytesIO(answer.content))
    assert found.styles["Normal"].font.size.pt == points
    said = "\n".join(each.text for each in found.paragraphs)
    for part in (
        "Lin 李",
        "1 Made-up Lane",
        "ZZ1 1AA",
        "You have a worker",
        "Wren Applegarth is now your worker.",
        "01632 960100",
    ):
        assert part in said
    assert "07700" not in said


def test_every_page_of_a_document_says_whose_it_is_and_which_and_the_end_stays_with_what_is_before(made: Cast) -> None:
    send(MadeUp())
    found = Document(BytesIO(client_of(made, "worker").get(at(letter(), "/letter.docx")).content))
    foot = found.sections[0].footer.paragraphs[0]
    assert foot.text.startswith(reference_of(made.people["lin"]))
    assert [each.get(qn("w:instr")) for each in foot._p.iter(qn("w:fldSimple"))] == ["PAGE", "NUMPAGES"]
    *_, before, closing, council = found.paragraphs
    assert (closing.text, council.text) == ("Yours sincerely", "Merrowshire County Council")
    assert before.paragraph_format.keep_with_next
    assert closing.paragraph_format.keep_with_next
    assert {each.get(qn("w:val")) for each in found.styles.element.iter(qn("w:lang"))} == {"en-GB"}


def test_u23_the_page_of_the_work_shows_its_messages(made: Cast) -> None:
    """U23: each waiting person has a log of what they were told, on the page of what they wait for."""
    page = words(client_of(made, "worker").get(f"/work/{made.work('offered').reference}"))
    assert "Letters and texts" in page
    assert "There is a worker: who it is Letter Waiting to be sent" in page
    assert "Letters and texts" not in words(client_of(made, "worker").get(f"/work/{made.work('waiting').reference}"))


def test_a_decision_letter_after_each_decision(made: Cast) -> None:
    for fact in ("AssessmentStarted", "AssessmentCompleted"):
        made.move("offered", f"reach-{fact}", "worker", method="face_to_face")
    made.move("offered", "reach-EligibilityDecided", "manager", decision="not_eligible")
    decision = Message.objects.get(template="decision")
    page = words(client_of(made, "worker").get(at(decision, "/letter")))
    assert "What we decided about your care" in page
    assert "The law does not say that we must meet the needs you have now." in page
    read(client_of(made, "worker").get(at(decision)))


def test_odd_questions_are_no_error(made: Cast) -> None:
    client = client_of(made, "manager")
    for query in ("sort=x", "team=x", "page=x", "sort=went&page=9", "sort=%00&team=%00"):
        assert client.get(f"/outbox/?{query}").status_code == 200
