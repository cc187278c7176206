"""Opening a record in an emergency: what the page says and never says, who is told, how it ends and who reviews it."""

from datetime import date, datetime, time, timedelta

import pytest
from django.conf import settings
from django.contrib.auth.hashers import make_password
from django.http import HttpResponse
from django.test import Client
from django.utils import timezone

from lintel.casework import emergency
from lintel.casework.emergency import open_record
from lintel.casework.models import ForcedAccess, Person
from lintel.casework.rebuild import differences, rebuild
from lintel.council.models import Staff
from lintel.domain.emergency import AccessClosed, AccessForced
from lintel.domain.person import PersonState
from lintel.domain.refusals import Refused
from lintel.ledger.models import Entry, Look
from lintel.project.modes import Mode
from lintel.records.models import Words
from lintel.web.emergency.proof import PHRASE
from tests.people import SOUTH, Cast, cast, client_of, open_for, reference_of
from tests.web.reading import read, sent, without_token, words
from tests.web.test_waiting_list import queries_of

OPEN = "/open-in-an-emergency"
REVIEWS = "/emergency-reviews/"
SAID = {"reason": "found_unwell", "words": "A neighbour found her outside.", "proof": PHRASE}
NO_SUCH = "No record with that reference can be found."


@pytest.fixture
def made(db: None) -> Cast:
    return cast()


def ask(made: Cast, who: str, reference: str, *, client: Client | None = None, **changed: str) -> HttpResponse:
    """Fill the form in as a browser would, and send it."""
    client = client or client_of(made, who)
    opened = client.get(OPEN)
    read(opened)
    return client.post(OPEN, sent(opened, reference=reference, **(SAID | changed)))


def force(made: Cast, who: str, person: str) -> ForcedAccess:
    open_record(reference_of(made.people[person]), reason="cover", words="Nobody answers.", by=made.staff[who])
    return ForcedAccess.objects.get(person=made.people[person], reader=made.staff[who].id)


@pytest.mark.parametrize("who", ["stranger", "other_manager", "senior", "adviser", "duty", "director"])
def test_a_restricted_record_opens_with_a_reason_and_a_proof(made: Cast, who: str) -> None:
    client, page = client_of(made, who), f"/person/{reference_of(made.people['roan'])}"
    assert client.get(page).status_code == 404
    assert ask(made, who, reference_of(made.people["roan"]).lower(), client=client)["Location"] == page
    shown = words(client.get(page))
    assert "Roan Secretwood" in shown
    assert "You opened this record in an emergency" in shown
    assert Words.objects.filter(body={"note": SAID["words"]}).exists()
    assert Look.objects.filter(by=made.staff[who].id, page="person", why="forced").exists()


def test_a_work_opens_with_its_reference_and_every_page_of_it_says_so(made: Cast) -> None:
    client, work = client_of(made, "stranger"), f"/work/{made.work('waiting').reference}"
    assert ask(made, "stranger", made.work("waiting").reference, client=client)["Location"] == work
    person = f"/person/{reference_of(made.people['orla'])}"
    pages = [work, f"{work}/rate", person, f"{person}/kept-apart/key_safe", f"{person}/kept-apart/key_safe/write"]
    for page in pages:
        assert "You opened this record in an emergency" in words(client.get(page)), page
        assert "You opened this record in an emergency" not in words(client_of(made, "lead").get(page)), page
    for page in ("/waiting", "/due", "/caseload"):
        assert "You opened this record" not in words(client.get(page))


def test_the_page_says_the_same_of_every_reference_until_it_is_judged(made: Cast) -> None:
    references = (reference_of(made.people["roan"]), reference_of(made.people["orla"]), "P-00000-00000", "nonsense")
    for changed in ({"reason": ""}, {"words": ""}, {"proof": ""}, {"proof": "let me in"}):
        answers = [ask(made, "stranger", each, **changed) for each in references]
        assert {answer.status_code for answer in answers} == {422}
        pages = {
            without_token(a).replace(b.upper(), "").replace(b, "") for a, b in zip(answers, references, strict=True)
        }
        assert len(pages) == 1
        assert NO_SUCH not in pages.pop()
    assert not ForcedAccess.objects.exists()


def test_every_reference_that_leads_nowhere_is_answered_by_one_sentence_and_written_down(made: Cast) -> None:
    before = Entry.objects.count()
    for reference in ("P-00000-00000", "W-00000-00000", "nonsense", "Roan Secretwood", "李"):
        answer = ask(made, "stranger", reference)
        assert answer.status_code == 422
        assert NO_SUCH in words(answer)
        assert SAID["words"] in answer.content.decode()
    assert Look.objects.filter(by=made.staff["stranger"].id, why="no_such_record").count() == 5
    assert Entry.objects.count() == before


def test_what_can_be_seen_already_is_not_opened(made: Cast) -> None:
    client = client_of(made, "worker")
    answer = ask(made, "worker", reference_of(made.people["orla"]), client=client)
    assert "You could see this record already" in words(client.get(answer["Location"]))
    assert not ForcedAccess.objects.exists()


@pytest.mark.parametrize("who", ["lead", "analyst", "councillor", "administrator"])
def test_roles_that_see_all_or_no_names_are_not_offered_it(made: Cast, who: str) -> None:
    assert client_of(made, who).get(OPEN).status_code == 403
    assert client_of(made, who).post(OPEN, SAID | {"reference": reference_of(made.people["roan"])}).status_code == 403
    assert not ForcedAccess.objects.exists()


def test_a_real_council_asks_for_the_password(made: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    client, reference = client_of(made, "stranger"), reference_of(made.people["roan"])
    Staff.objects.filter(pk=made.staff["stranger"].pk).update(password=make_password("correct horse battery"))
    Staff.objects.filter(pk=made.staff["worker"].pk).update(password=make_password("another long password"))
    client.force_login(
        Staff.objects.get(pk=made.staff["stranger"].pk), backend="django.contrib.auth.backends.ModelBackend"
    )
    monkeypatch.setattr(settings, "LINTEL_MODE", Mode.PRODUCTION)
    assert 'type="password"' in client.get(OPEN).content.decode()
    for wrong in (PHRASE, "another long password", "correct horse"):
        answer = client.post(OPEN, SAID | {"reference": reference, "proof": wrong})
        assert "Nothing was opened. Try again." in words(answer)
        assert wrong not in answer.content.decode()
    right = client.post(OPEN, SAID | {"reference": reference, "proof": "correct horse battery"})
    assert right["Location"] == f"/person/{reference}"


def test_it_shuts_by_itself(made: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    client, page = client_of(made, "stranger"), f"/person/{reference_of(made.people['roan'])}"
    ask(made, "stranger", reference_of(made.people["roan"]), client=client)
    assert client.get(page).status_code == 200
    later = timezone.now() + timedelta(hours=4, minutes=1)
    monkeypatch.setattr(timezone, "now", lambda: later)
    assert client.get(page).status_code == 404
    assert without_token(client.get(page)) == without_token(client.get("/person/P-00000-00000"))


def test_the_manager_of_the_record_and_the_lead_see_it_at_once(made: Cast) -> None:
    force(made, "stranger", "orla")
    for who in ("manager", "lead"):
        page = words(client_of(made, who).get(REVIEWS))
        for said in (
            "Orla O'Brien",
            "Sorrel Quill",
            "Covering for a colleague",
            "Nobody answers.",
            "Open now",
            "Review",
        ):
            assert said in page, who
    for who in ("other_manager", "senior"):
        assert "None that you may see." in words(client_of(made, who).get(REVIEWS))


def test_a_restricted_record_is_on_the_leads_list_alone(made: Cast) -> None:
    access = force(made, "stranger", "roan")
    assert "Roan Secretwood" in words(client_of(made, "lead").get(REVIEWS))
    for who in ("manager", "other_manager", "senior"):
        client = client_of(made, who)
        assert "Roan" not in words(client.get(REVIEWS))
        unknown = client.get(f"{REVIEWS}00000000-0000-4000-8000-000000000000")
        assert without_token(client.get(f"{REVIEWS}{access.id}")) == without_token(unknown)


def test_overdue_reviews_rise_to_the_top_and_to_the_senior_manager(made: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    force(made, "stranger", "orla")
    first = timezone.now()
    monkeypatch.setattr(timezone, "now", lambda: first + timedelta(days=7))
    open_record(made.work("offered").reference, reason="cover", words="Nobody answers.", by=made.staff["duty"])
    page = words(client_of(made, "lead").get(REVIEWS))
    assert "Overdue" in page
    assert page.index("Orla O'Brien") < page.index("李")
    assert "Orla O'Brien" in words(client_of(made, "senior").get(REVIEWS))
    assert "李" not in words(client_of(made, "senior").get(REVIEWS))


def test_it_is_reviewed_by_somebody_else(made: Cast) -> None:
    access = force(made, "other_manager", "orla")
    client = client_of(made, "manager")
    client_of(made, "other_manager").get(f"/person/{reference_of(made.people['orla'])}")
    opened = client.get(f"{REVIEWS}{access.id}")
    assert "The person’s page" in words(opened)
    empty = client.post(f"{REVIEWS}{access.id}", sent(opened, note="Rang her sister."))
    assert empty.status_code == 422
    assert "Rang her sister." in words(empty)
    assert client.post(f"{REVIEWS}{access.id}", sent(opened, outcome="needed", note="Rang her.")).status_code == 302
    page = words(client.get(REVIEWS))
    assert "It was needed" in page
    assert "Merrin Hollybank" in page
    again = client.post(f"{REVIEWS}{access.id}", sent(opened, outcome="not_needed"))
    assert "reviewed already" in words(again)


def test_nobody_reviews_their_own(made: Cast) -> None:
    """A manager of records with work in two teams, one of which the manager looks after."""
    access = force(made, "other_manager", "orla")
    open_for(made.people["orla"], "review", SOUTH, made.today, days_ago=1, due_on=made.today)
    client, page = client_of(made, "other_manager"), f"{REVIEWS}{access.id}"
    assert "Somebody else reviews this" in words(client.get(REVIEWS))
    answer = client.post(page, sent(client.get(page), outcome="needed"))
    assert "so somebody else must review it" in words(answer)
    assert ForcedAccess.objects.get(pk=access.id).outcome is None


def test_what_was_not_needed_shuts_at_once(made: Cast) -> None:
    access = force(made, "stranger", "roan")
    page = f"/person/{reference_of(made.people['roan'])}"
    assert client_of(made, "stranger").get(page).status_code == 200
    lead = client_of(made, "lead")
    lead.post(f"{REVIEWS}{access.id}", sent(lead.get(f"{REVIEWS}{access.id}"), outcome="not_needed"))
    assert client_of(made, "stranger").get(page).status_code == 404


def test_who_may_see_the_record_finds_it_in_what_happened(made: Cast) -> None:
    force(made, "stranger", "orla")
    page = words(client_of(made, "teammate").get(f"/person/{reference_of(made.people['orla'])}"))
    assert "Access forced" in page
    assert "Sorrel Quill" in page


def test_a_replay_makes_the_same_rows(made: Cast) -> None:
    access = force(made, "stranger", "roan")
    force(made, "senior", "roan")
    lead = client_of(made, "lead")
    lead.post(f"{REVIEWS}{access.id}", sent(lead.get(f"{REVIEWS}{access.id}"), outcome="not_needed"))
    before = list(ForcedAccess.objects.order_by("id").values())
    assert list(differences("990")) == []
    rebuild("990")
    assert list(ForcedAccess.objects.order_by("id").values()) == before
    assert len(before) == 2


@pytest.mark.parametrize(
    ("who", "path", "budget"), [("stranger", OPEN, 6), ("lead", REVIEWS, 11), ("manager", REVIEWS, 11)]
)
def test_few_questions_are_asked(made: Cast, who: str, path: str, budget: int) -> None:
    force(made, "stranger", "orla")
    few = queries_of(made, who, path)
    for name in ("senior", "director", "other_manager"):
        open_record(made.work("restricted").reference, reason="cover", words="Late.", by=made.staff[name])
    assert queries_of(made, who, path) == few <= budget


def test_whoever_opened_a_record_shuts_it_and_the_review_stays_due(made: Cast) -> None:
    client, reference = client_of(made, "stranger"), reference_of(made.people["roan"])
    access = force(made, "stranger", "roan")
    page = client.get(f"/person/{reference}")
    assert "Shut it now" in words(page)
    assert f'action="/open-in-an-emergency/shut/{reference}"' in page.content.decode()
    answer = client.post(f"/open-in-an-emergency/shut/{reference}", follow=True)
    assert "Done: the record is shut to you again." in words(answer)
    assert client.get(f"/person/{reference}").status_code == 404
    shut = ForcedAccess.objects.get(pk=access.id)
    assert (shut.until < access.until, shut.outcome, shut.review_due) == (True, None, access.review_due)
    assert Entry.objects.filter(kind="AccessClosed").count() == 1
    assert list(differences(settings.LINTEL_COUNCIL)) == []


def test_each_time_that_it_was_opened_is_shut(made: Cast) -> None:
    record = Person.objects.get(pk=made.people["orla"])
    for _ in range(2):
        emergency._force(record.id, "cover", "Nobody answers.", made.staff["stranger"])
    emergency.close_record(record.reference, by=made.staff["stranger"])
    assert [each.is_open(timezone.now()) for each in ForcedAccess.objects.all()] == [False, False]


def test_only_who_opened_it_shuts_it_and_what_is_not_open_is_like_what_is_not_there(made: Cast) -> None:
    force(made, "stranger", "orla")
    reference = reference_of(made.people["orla"])
    for who in ("worker", "manager", "other_manager", "senior", "adviser"):
        known, unknown = (
            client_of(made, who).post(f"/open-in-an-emergency/shut/{each}") for each in (reference, "P-00000-00000")
        )
        assert (known.status_code, unknown.status_code) == (404, 404)
        assert without_token(known) == without_token(unknown)
    assert ForcedAccess.objects.get().is_open(timezone.now())


SHUT = [
    ({"minutes": 30}, None),
    ({"hours": 4}, "shut_already"),
    ({"minutes": -1}, "not_forced"),
]


@pytest.mark.parametrize(("later", "refused"), SHUT)
def test_it_is_shut_only_while_it_is_open(made: Cast, later: dict[str, int], refused: str | None) -> None:
    opened = AccessForced(
        subject="x", occurred=date(2026, 3, 3), at=time(9, 0), reader="r", until=date(2026, 3, 3), until_at=time(13, 0),
        reason="cover",
    )  # fmt: skip
    person = PersonState(id="x", known_since=date(2026, 1, 1))
    opened.apply(person)
    at = (datetime(2026, 3, 3, 9, 0) + timedelta(**later)).time()
    shut = AccessClosed(subject="x", occurred=date(2026, 3, 3), at=at, access=opened.id)
    if refused is None:
        shut.check(person)
        return
    with pytest.raises(Refused) as said:
        shut.check(person)
    assert said.value.key == refused
