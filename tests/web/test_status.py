"""What is happening with my request? Plain words for who holds both; everything else answered alike; few tries."""

import re
from datetime import date
from itertools import pairwise

import pytest
from django.db import connection
from django.http import HttpResponse
from django.test import Client
from django.test.utils import CaptureQueriesContext

from lintel.casework import asked
from lintel.casework.commit import commit
from lintel.casework.models import Work
from lintel.domain.forms.every import PUBLIC
from lintel.domain.person import RestrictionPlaced, SamePerson
from lintel.domain.work import Reattributed
from lintel.gateways import knocks
from lintel.ledger.models import Look
from tests.people import NORTH, Cast, cast, client_of, register, staff_id
from tests.web.reading import read, words

BORN = "1941-02-03"
SELF = {"for_whom": "myself", "told": "I fall", "person_name": "Orla Asking", "person_born": BORN}
OTHER = SELF | {"for_whom": "somebody_else"}
WORRY = {"told": "He shouts", "who": "Orla Asking", "person_born": BORN}
UNKNOWN = "W-00000-00000"


@pytest.fixture
def made(db: None) -> Cast:
    return cast()


def sent_in(slug: str, answers: dict[str, str]) -> Work:
    draft = asked.begin(PUBLIC[slug], answers)
    return Work.objects.get(reference=asked.take_in(draft.id, PUBLIC[slug]).reference)


def ask(reference: str, born: str = BORN, client: Client | None = None) -> HttpResponse:
    day = date.fromisoformat(born)
    told = {"reference": reference, "born-day": day.day, "born-month": day.month, "born-year": day.year}
    return (client or Client()).post("/ask/status", told)


def text(answer: HttpResponse) -> str:
    read(answer)
    return words(answer)


def asked_of(done: CaptureQueriesContext) -> list[str]:
    """The tables that were read, in order."""
    read_from = (re.search(r'^SELECT .*? FROM "(\w+)"', each["sql"]) for each in done)
    return [found[1] for found in read_from if found]


def restrict(person: str, made: Cast) -> None:
    commit(RestrictionPlaced(subject=person, occurred=made.today, reason="councillor"), by=staff_id("lead"))


def triaged(made: Cast, work: Work, decision: str, **more: str) -> Work | None:
    made.works["sent"] = work.id
    made.move("sent", "reach-ContactTriaged", "duty", decision=decision, **more)
    return Work.objects.filter(because_of=work.id).first()


def test_what_was_sent_is_there_and_whom_to_ring(made: Cast) -> None:
    page = text(ask(sent_in("help", SELF).reference))
    assert "We have it. It was received on" in page
    assert "01632 960100" in page
    assert "Orla" not in page
    assert "duty" not in page.lower()


def test_a_wait_its_worker_and_its_end_in_plain_words(made: Cast) -> None:
    work = sent_in("help", SELF)
    assessment = triaged(made, work, "care_act_assessment", to_team=NORTH)
    assert assessment
    made.works["theirs"] = assessment.id
    assert "You are waiting for an assessment since" in text(ask(work.reference))
    made.move("theirs", "offer", "manager", team=NORTH, worker=staff_id("worker"), reason="next_in_order")
    made.move("theirs", "accept", "worker", reason="has_capacity")
    assert "Your worker is Wren Applegarth." in text(ask(work.reference))
    made.move("theirs", "end", "lead", why="declined")
    page = text(ask(work.reference))
    assert "It was closed on" in page
    assert "declined" not in page


def test_a_worker_is_named_to_the_person_only(made: Cast) -> None:
    work = sent_in("help", OTHER)
    assessment = triaged(made, work, "care_act_assessment", to_team=NORTH)
    assert assessment
    made.works["theirs"] = assessment.id
    made.move("theirs", "offer", "manager", team=NORTH, worker=staff_id("worker"), reason="next_in_order")
    made.move("theirs", "accept", "worker", reason="has_capacity")
    page = text(ask(work.reference))
    assert "Wren" not in page
    assert "There is a worker." in page


def test_who_asked_for_somebody_else_is_not_spoken_to_as_the_person(made: Cast) -> None:
    work = sent_in("help", OTHER)
    triaged(made, work, "care_act_assessment", to_team=NORTH)
    assert "The person is waiting for an assessment since" in text(ask(work.reference))


def test_half_of_people_waited_so_long(made: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    from lintel.domain.messages import ExpectedWait
    from lintel.web.portal import status

    monkeypatch.setattr(status, "expected_wait", lambda day: ExpectedWait(median=9, p90=40, as_at=date(2026, 3, 2)))
    work = sent_in("help", SELF)
    triaged(made, work, "care_act_assessment", to_team=NORTH)
    assert "Half of people waited 9 days or less for a worker. This is as at 2 March 2026." in text(ask(work.reference))


def test_a_concern_and_a_contact_nobody_looked_at_are_told_byte_for_byte_alike(made: Cast) -> None:
    became = sent_in("help", SELF)
    triaged(made, became, "safeguarding_concern")
    works = [sent_in("concern", WORRY), sent_in("help", SELF), became]
    assert len({ask(work.reference).content for work in works}) == 1


def asked_alike(made: Cast) -> dict[str, tuple[str, str]]:
    """Every pair that is not answered."""
    about = sent_in("help", SELF | {"person_born": "about 1941"})
    nobody_knows = sent_in("concern", WORRY | {"person_born": ""})
    never_typed = sent_in("help", SELF | {"person_born": ""})
    known = register("Roan Known", made.today, born=date(1941, 2, 3))
    restrict(known, made)
    move_to(made, never_typed, known)
    return {
        "unknown": (UNKNOWN, BORN),
        "wrong": (sent_in("help", SELF).reference, "1950-01-01"),
        "the day of a restricted record": (never_typed.reference, BORN),
        "about": (about.reference, "1941-01-01"),
        "no day known": (nobody_knows.reference, BORN),
        "not theirs to ask": (made.work("waiting").reference, BORN),
    }


def test_what_is_not_told_is_answered_alike_and_after_as_many_questions(made: Cast) -> None:
    answers, questions = set(), set()
    for reference, born in asked_alike(made).values():
        with CaptureQueriesContext(connection) as done:
            answer = ask(reference, born)
        assert answer.status_code == 404
        answers.add(answer.content)
        # How often it was tried is written down anew or once more, by what was tried before and not by what there is.
        questions.add(tuple(asked_of(done)))
    assert len(answers) == 1
    assert len(questions) == 1
    assert "01632 960100" in text(answer)


def move_to(made: Cast, work: Work, person: str) -> None:
    to = {"from_person": work.person, "to_person": person}
    moved = Reattributed(subject=work.id, occurred=made.today, reason="wrong_person", **to)
    commit(moved, by=staff_id("lead"))


def test_moved_to_a_restricted_record_it_reads_as_if_nobody_had_looked_at_it(made: Cast) -> None:
    work = sent_in("help", SELF)
    untouched = ask(work.reference).content
    known = register("Roan Known", made.today, born=date(1950, 1, 1))
    restrict(known, made)
    triaged(made, work, "care_act_assessment", to_team=NORTH)
    move_to(made, work, known)
    assert ask(work.reference).content == untouched
    assert ask(work.reference, "1950-01-01").content == ask(UNKNOWN).content


def test_linked_with_a_restricted_record_it_reads_so_too(made: Cast) -> None:
    work = sent_in("help", SELF)
    untouched = ask(work.reference).content
    known = register("Roan Known", made.today, born=date(1941, 2, 3))
    restrict(known, made)
    link = SamePerson(subject=known, occurred=made.today, other=work.person, reason="told_us")
    commit(link, by=staff_id("lead"))
    triaged(made, work, "advice_given", advice="equipment_and_home")
    assert ask(work.reference).content == untouched


def test_the_day_that_its_sender_typed_opens_it_whosever_record_it_is_moved_to(made: Cast) -> None:
    typed, never = sent_in("help", SELF), sent_in("help", SELF | {"person_born": ""})
    known = register("Roan Known", made.today, born=date(1950, 1, 1))
    move_to(made, typed, known)
    move_to(made, never, known)
    assert ask(typed.reference).status_code == 200
    assert ask(typed.reference, "1950-01-01").status_code == 404
    assert ask(never.reference, "1950-01-01").status_code == 200


def wrong_days(reference: str, address: str, many: int) -> list[int]:
    """Try so many wrong days from one place."""
    client = Client(REMOTE_ADDR=address)
    return [ask(reference, f"19{50 + number}-01-01", client).status_code for number in range(many)]


def test_after_some_wrong_days_from_one_place_a_wrong_one_is_told_to_ring_and_the_right_one_still_opens(
    made: Cast,
) -> None:
    known = sent_in("help", SELF).reference
    most, pages = knocks.STATUS_OF_HERE.most, set()
    for reference in (known, UNKNOWN):
        assert wrong_days(reference, "127.0.0.9", most + 1) == [404] * most + [429]
        pages.add(ask(reference, "1999-01-01", Client(REMOTE_ADDR="127.0.0.9")).content)
    assert len(pages) == 1
    assert "If both are right, they still open it." in pages.pop().decode()
    for place in ("127.0.0.9", "127.0.0.99"):
        assert ask(known, BORN, Client(REMOTE_ADDR=place)).status_code == 200


def test_wrong_days_from_one_place_count_towards_the_bound_of_the_day(made: Cast) -> None:
    known = sent_in("help", SELF).reference
    wrong_days(known, "127.0.0.9", knocks.STATUS_OF.most - 1)
    assert ask(known, BORN, Client(REMOTE_ADDR="127.0.0.99")).status_code == 200
    wrong_days(known, "127.0.0.9", 1)
    assert ask(known, BORN, Client(REMOTE_ADDR="127.0.0.99")).status_code == 429


def test_from_everywhere_a_reference_is_tried_so_often_a_day_and_then_not_even_the_right_day_is_answered(
    made: Cast,
) -> None:
    known = sent_in("help", SELF).reference
    places = knocks.STATUS_OF.most // knocks.STATUS_OF_HERE.most
    for reference in (known, UNKNOWN):
        for number in range(places):
            assert set(wrong_days(reference, f"127.0.0.{number + 9}", knocks.STATUS_OF_HERE.most)) == {404}
        answer = ask(reference, BORN, Client(REMOTE_ADDR="127.0.0.99"))
        assert answer.status_code == 429
    assert "01632 960100" in text(answer)


def test_a_day_of_birth_cannot_be_guessed_in_years() -> None:
    days = 100 * 365
    assert days / knocks.STATUS_OF.most > 3 * 365
    assert knocks.STATUS_OF.most >= 5 * knocks.STATUS_OF_HERE.most
    assert knocks.STATUS_OF.within == knocks.STATUS_OF_HERE.within == 24 * 60 * 60


def test_no_two_limits_share_a_slot() -> None:
    limits = sorted(
        (each for each in vars(knocks).values() if isinstance(each, knocks.Limit)), key=lambda one: one.first
    )
    assert all(one.first + one.slots <= other.first for one, other in pairwise(limits))


def test_one_address_tries_so_often_an_hour(made: Cast) -> None:
    known = sent_in("help", SELF).reference
    here, there = Client(REMOTE_ADDR="127.0.0.7"), Client(REMOTE_ADDR="127.0.0.9")
    for number in range(knocks.STATUS_FROM.most):
        assert ask(f"W-00000-{number:05}", client=here).status_code == 404
    assert ask(known, client=here).status_code == 429
    assert ask(known, client=there).status_code == 200
    assert there.get("/say/guess").status_code == 404


@pytest.mark.parametrize(
    "wrong", [{}, {"reference": "P-1"}, {"reference": UNKNOWN, "born-day": "31", "born-month": "2"}]
)
def test_what_was_typed_wrong_is_said_and_kept(made: Cast, wrong: dict[str, str]) -> None:
    answer = Client().post("/ask/status", wrong)
    assert answer.status_code == 422
    assert "Error:" in answer.content.decode()
    assert all(typed in answer.content.decode() for typed in wrong.values())


def test_who_saw_it_is_written_down_for_those_who_answer_who_looked(made: Cast) -> None:
    work = sent_in("help", SELF)
    ask(work.reference)
    seen = Look.objects.order_by("-at").first()
    assert seen
    assert (seen.page, work.person in seen.shown) == ("status", True)
    reference = client_of(made, "senior").get(f"/work/{work.reference}")
    assert reference.status_code == 200
