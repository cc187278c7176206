"""What is added to a form is not missed: the team that has the work sees it in its lists until somebody has read it."""

from datetime import timedelta

import pytest
from django.test import Client

from lintel.casework.commit import commit
from lintel.casework.models import Work
from lintel.domain.asking import SENT_BY_PORTAL
from lintel.domain.more_told import MoreTold
from lintel.web.waiting.due_rows import SAFETY
from tests.people import Cast, cast, client_of
from tests.web.reading import read, sent, words
from tests.web.test_portal_more import add, sent_in

TITLE = "More was told, and not read yet"


@pytest.fixture
def made(db: None) -> Cast:
    return cast()


def listed(made: Cast, who: str) -> str:
    """What stands in the list of what was added, for somebody."""
    page = client_of(made, who).get("/due?list=more")
    read(page)
    return words(page)


def read_more(client: Client, work: Work):
    """Mark what was added as read, by the button on the work's page."""
    path = f"/work/{work.reference}/read_more"
    assert f'href="{path}"' in client.get(f"/work/{work.reference}").content.decode()
    return client.post(path, sent(client.get(path)), follow=True)


@pytest.mark.parametrize(("slug", "team", "others"), [("help", "duty", "worker"), ("concern", "lead", "worker")])
def test_the_team_sees_it_until_somebody_has_read_it(made: Cast, slug: str, team: str, others: str) -> None:
    client, work = sent_in(slug)
    assert work.reference not in listed(made, team)
    add(client, "He has come back.", slug)
    assert Work.objects.get(pk=work.pk).more_told_on == made.today
    assert work.reference in listed(made, team)
    assert work.reference not in listed(made, others)
    assert TITLE in words(client_of(made, team).get("/due"))
    assert "Done: what was added is read." in words(read_more(client_of(made, team), work))
    assert work.reference not in listed(made, team)
    add(client, "And gone again.", slug)
    assert work.reference in listed(made, team)


def test_what_is_about_somebodys_safety_stands_first_and_says_so(made: Cast) -> None:
    client, contact = sent_in("help")
    add(client, "The stairs are worse.")
    other, concern = sent_in("concern")
    add(other, "He has come back.", "concern")
    Work.objects.filter(pk=concern.pk).update(urgency=3)
    page = listed(made, "lead")
    assert page.index(concern.reference) < page.index(contact.reference)
    assert page.count(SAFETY) == 1


def test_the_duty_worker_sees_it_where_the_day_begins(made: Cast) -> None:
    client, _ = sent_in("help")
    duty = client_of(made, "duty")
    assert "More was told on" not in words(duty.get("/tray"))
    add(client, "The stairs are worse.")
    assert "More was told on" in words(duty.get("/tray"))


def test_what_has_been_read_is_not_read_twice_and_whoever_may_not_is_told(made: Cast) -> None:
    client, work = sent_in("help")
    path, duty = f"/work/{work.reference}/read_more", client_of(made, "duty")
    assert "Nothing was added that nobody has read." in words(duty.get(path))
    add(client, "The stairs are worse.")
    page = sent(duty.get(path))
    assert client_of(made, "adviser").post(path, page).status_code == 403
    add(client, "And worse.")
    assert duty.post(path, page).status_code == 409
    assert duty.post(path, sent(duty.get(path))).status_code == 302
    assert duty.post(path, sent(duty.get(path))).status_code == 422


def test_it_waits_since_the_first_words_and_not_the_last(made: Cast) -> None:
    work = made.work("contact")
    days = [made.today - timedelta(days=1), made.today]
    for on in days:
        commit(MoreTold(subject=work.pk, occurred=on), by=SENT_BY_PORTAL)
    assert Work.objects.get(pk=work.pk).more_told_on == days[0]
