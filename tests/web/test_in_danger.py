"""Immediate danger first: what cannot wait is marked, stands first, is due today until the first look, and is answered at once."""

from datetime import timedelta

import pytest
from django.test import Client

from lintel.casework.models import Work
from lintel.casework.rebuild import rebuild
from lintel.ledger.models import Entry
from tests.people import Cast, cast, client_of
from tests.web.portal_walk import reference_in, send, walk
from tests.web.reading import read, sent, words
from tests.web.test_portal import FEWEST

IN_DANGER = {"in_danger": "yes"}
CANNOT_WAIT = {"cannot_wait": "yes", "cannot_wait_words": "There is no food in the house."}


@pytest.fixture
def made(db: None) -> Cast:
    return cast()


def told(slug: str, **answers: str) -> tuple[Work, str]:
    """A form that was sent: the work, and what its sender is told."""
    client = Client()
    walk(client, slug, FEWEST[slug] | answers)
    answer = send(client, slug)
    read(answer)
    return Work.objects.get(reference=reference_in(answer)), words(answer)


def test_a_concern_with_danger_is_marked_and_stands_before_what_nobody_has_rated(made: Cast) -> None:
    calm, _ = told("concern")
    work, _ = told("concern", **IN_DANGER)
    Work.objects.filter(pk=calm.pk).update(since=made.today - timedelta(days=9))
    assert work.urgent_since == made.today
    lead = client_of(made, "lead")
    page = words(lead.get("/waiting"))
    assert page.index(work.reference) < page.index(calm.reference)
    assert "In danger" in page
    assert page.count("In danger") == 1
    assert "In danger" in words(lead.get(f"/work/{work.reference}"))
    assert "In danger now? Yes" in words(lead.get(f"/work/{work.reference}"))
    assert "lintel-rating--danger" not in lead.get(f"/work/{calm.reference}").content.decode()


@pytest.mark.parametrize(("slug", "who", "answers"), [("concern", "lead", IN_DANGER), ("help", "duty", CANNOT_WAIT)])
def test_it_is_due_today_until_somebody_has_looked(made: Cast, slug: str, who: str, answers: dict[str, str]) -> None:
    work, _ = told(slug, **answers)
    other, _ = told(slug)
    client = client_of(made, who)
    page = words(client.get("/due?list=urgent"))
    assert (work.reference in page, other.reference in page) == (True, False)
    made.works["urgent"] = work.pk
    fact = "ScreeningBegan" if slug == "concern" else "ContactTriaged"
    decision = {"decision": "screen"} if slug == "concern" else {"decision": "signposted", "advice": "carers"}
    made.move("urgent", f"reach-{fact}", who, **decision)
    assert work.reference not in words(client.get("/due?list=urgent"))


def test_once_it_is_rated_it_stands_as_it_was_rated_and_still_says_so(made: Cast) -> None:
    work, _ = told("concern", **IN_DANGER)
    made.works["urgent"] = work.pk
    made.move("urgent", "rate", "lead", rating="amber", reason="first_rating")
    assert Work.objects.get(pk=work.pk).urgency == 2
    assert "In danger since" in words(client_of(made, "lead").get("/waiting?rating=amber"))


def test_a_rebuild_makes_the_same_row(made: Cast) -> None:
    told("concern", **IN_DANGER)
    told("help", **CANNOT_WAIT)
    before = list(Work.objects.order_by("id").values())
    rebuild("990")
    assert list(Work.objects.order_by("id").values()) == before


@pytest.mark.parametrize(
    ("slug", "answers"), [("concern", IN_DANGER), ("help", CANNOT_WAIT), ("referral", CANNOT_WAIT)]
)
def test_whoever_sends_it_is_told_first_not_to_wait(made: Cast, slug: str, answers: dict[str, str], settings) -> None:
    settings.LINTEL_PUBLIC_PHONE, settings.LINTEL_OUT_OF_HOURS_PHONE = "01632 960001", "01632 960002"
    _, page = told(slug, **answers)
    first = page[page.index("Do not wait for us to read this") : page.index("Your reference is")]
    assert all(number in first for number in ("999", "01632 960001", "01632 960002"))
    assert "Do not wait for us to read this" not in told(slug)[1]


def test_what_cannot_wait_stands_with_what_was_said(made: Cast) -> None:
    work, _ = told("help", **CANNOT_WAIT)
    duty = client_of(made, "duty")
    for path in (f"/work/{work.reference}", f"/work/{work.reference}/reach-ContactTriaged"):
        page = words(duty.get(path))
        assert "There is no food in the house." in page
        assert "Cannot wait" in page


def test_staff_say_of_a_concern_too_since_when_it_cannot_wait(made: Cast) -> None:
    work, _ = told("help", **CANNOT_WAIT)
    made.works["urgent"] = work.pk
    made.move("urgent", "reach-ContactTriaged", "duty", decision="safeguarding_concern")
    concern = Work.objects.get(because_of=work.pk)
    assert (concern.kind, concern.urgent_since) == ("safeguarding_concern", made.today)
    adviser = client_of(made, "adviser")
    since = {f"urgent_since-{part}": str(getattr(made.today, part)) for part in ("day", "month", "year")}
    typed = {"kind": "safeguarding_concern", "name": "Orla Told", "channel": "phone", "words": "He hits her."} | since
    assert adviser.post("/contact/new", sent(adviser.get("/contact/new")) | typed).status_code == 302
    assert Work.objects.order_by("opened_on").filter(kind="safeguarding_concern", urgent_since=made.today).count() == 2


def test_a_concern_that_becomes_a_welfare_contact_still_cannot_wait_and_stands_first(made: Cast) -> None:
    calm, _ = told("help")
    Work.objects.filter(pk=calm.pk).update(since=made.today - timedelta(days=9))
    work, _ = told("concern", **IN_DANGER)
    made.works["sent"] = work.pk
    made.move("sent", "reach-ScreeningBegan", "lead", decision="screen")
    made.move("sent", "rate", "lead", rating="green", reason="first_rating")
    made.move("sent", "reach-ThresholdDecided", "lead", decision="welfare", reason="other_duty")
    contact = Work.objects.get(because_of=work.pk)
    assert (contact.kind, contact.urgent_since) == ("contact", made.today)
    duty = client_of(made, "duty")
    for path in ("/tray", "/waiting"):
        page = words(duty.get(path))
        assert page.index(contact.reference) < page.index(calm.reference), path
    assert contact.reference in words(duty.get("/due?list=urgent"))
    for path in (f"/work/{contact.reference}", f"/work/{contact.reference}/reach-ContactTriaged"):
        assert "Cannot wait" in words(duty.get(path))


def test_since_when_it_cannot_wait_is_put_right_in_the_welfare_contact_too(made: Cast) -> None:
    work, _ = told("concern", **IN_DANGER)
    made.works["sent"] = work.pk
    made.move("sent", "reach-ScreeningBegan", "lead", decision="screen")
    made.move("sent", "reach-ThresholdDecided", "lead", decision="welfare", reason="other_duty")
    received = Entry.objects.get(subject=work.pk, kind="ConcernReceived")
    changes = {"urgent_since": None}
    made.move("sent", "correct", "lead", original=received.fact, changes=changes, reason="wrong_code")
    assert Work.objects.get(because_of=work.pk).urgent_since is None


def test_a_welfare_contact_of_a_concern_that_could_wait_can_wait(made: Cast) -> None:
    work, _ = told("concern")
    made.works["sent"] = work.pk
    made.move("sent", "reach-ScreeningBegan", "lead", decision="screen")
    made.move("sent", "reach-ThresholdDecided", "lead", decision="welfare", reason="other_duty")
    assert Work.objects.get(because_of=work.pk).urgent_since is None
