"""By when: midnight is the end of the day before, and nobody is told a day that is past already."""

from datetime import UTC, date, datetime, time, timedelta

import pytest
from django.test import Client
from django.utils import timezone

from lintel.casework.models import Work
from lintel.casework.rows import list_rows
from lintel.casework.to_senders import what_it_says
from lintel.domain.clock import Moment
from lintel.domain.moment import london_date
from lintel.domain.next_steps import next_step
from lintel.domain.work import WorkState
from lintel.records.models import PublicDraft
from lintel.web.formats import day, short_day
from lintel.web.work_cells import target
from tests.people import Cast, cast, client_of
from tests.telling import opened
from tests.web.portal_walk import reference_in, send, walk
from tests.web.reading import sent, words
from tests.web.test_portal import FEWEST

CONCERN, CONTACT = "safeguarding_concern", "contact"


@pytest.fixture
def made(db: None) -> Cast:
    return cast()


@pytest.mark.parametrize(
    ("kind", "received", "last_day", "ends_a_day"),
    [
        (CONCERN, Moment(date(2026, 11, 30)), date(2026, 11, 30), True),
        (CONCERN, Moment(date(2026, 11, 30), time(0, 0)), date(2026, 11, 30), True),
        (CONCERN, Moment(date(2026, 11, 30), time(14, 5)), date(2026, 12, 1), False),
        (CONTACT, Moment(date(2026, 11, 30)), date(2026, 12, 14), False),
    ],
)
def test_midnight_is_the_end_of_the_day_before(kind: str, received: Moment, last_day: date, ends_a_day: bool) -> None:
    step = next_step(kind, received)
    assert (step.last_day, step.ends_a_day) == (last_day, ends_a_day)


@pytest.mark.parametrize(
    ("kind", "received", "now", "overdue"),
    [
        (CONCERN, Moment(date(2026, 11, 30), time(14, 5)), datetime(2026, 12, 1, 14, 5, tzinfo=UTC), False),
        (CONCERN, Moment(date(2026, 11, 30), time(14, 5)), datetime(2026, 12, 1, 14, 6, tzinfo=UTC), True),
        (CONTACT, Moment(date(2026, 11, 30)), datetime(2026, 12, 14, 23, 59, tzinfo=UTC), False),
        (CONTACT, Moment(date(2026, 11, 30)), datetime(2026, 12, 15, 0, 1, tzinfo=UTC), True),
    ],
)
def test_a_day_lasts_until_its_end_and_an_hour_until_it_strikes(
    kind: str, received: Moment, now: datetime, overdue: bool
) -> None:
    assert next_step(kind, received).is_overdue(now) is overdue


CANNOT_WAIT = {"cannot_wait": "yes", "cannot_wait_words": "No heating"}


@pytest.mark.parametrize("slug", ["help", "referral"])
def test_whoever_says_that_it_cannot_wait_is_told_today_and_the_tray_judges_it_so(made: Cast, slug: str) -> None:
    client = Client()
    walk(client, slug, FEWEST[slug] | CANNOT_WAIT)
    shown = send(client, slug)
    assert f"By {short_day(made.today)}" in words(shown)
    work, reader = Work.objects.get(reference=reference_in(shown)), made.staff["duty"]
    days = (made.today, made.today + timedelta(days=1))
    row, late = (list_rows([work], reader=reader, page="tray", today=each)[0] for each in days)
    assert row.target
    assert (target(row), target(late)) == (
        {"text": "Within target", "note": "Target the same day"},
        {"text": "Over target", "note": "Target the same day"},
    )
    assert row.target.basis == "recalled"


@pytest.mark.parametrize("days_ago", [0, 5])
def test_a_caller_is_told_the_day_or_that_it_is_overdue(made: Cast, days_ago: int) -> None:
    adviser, on = client_of(made, "adviser"), made.today - timedelta(days=days_ago)
    typed = {f"occurred-{part}": str(getattr(on, part)) for part in ("day", "month", "year")}
    typed |= {"kind": CONCERN, "name": "Orla Told", "channel": "phone", "words": "He hits her."}
    page = words(adviser.post("/contact/new", sent(adviser.get("/contact/new")) | typed, follow=True))
    assert ("already overdue" in page) is bool(days_ago)
    assert (f"the end of {day(on)} at the latest" in page) is not bool(days_ago)
    assert "midnight" not in page


def test_whoever_comes_back_to_a_form_is_told_no_day_that_is_past(made: Cast) -> None:
    client = Client()
    walk(client, "concern", FEWEST["concern"])
    assert "By " in words(send(client, "concern"))
    PublicDraft.objects.update(sent_at=timezone.now() - timedelta(days=3))
    assert "By " not in words(client.get("/ask/concern/sent"))


def test_an_email_names_the_last_day_and_none_that_is_past(made: Cast) -> None:
    on = london_date(timezone.now()) - timedelta(days=2)
    work: WorkState = opened(CONCERN, on).work
    assert what_it_says(work, on)["by"] == on.isoformat()
    assert "by" not in what_it_says(work, on + timedelta(days=1))
