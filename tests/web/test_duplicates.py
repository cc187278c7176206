"""Records that may be of one person: shown with reasons to those who may link them, and never a restricted one."""

from datetime import date

import pytest
from django.test import Client

from lintel.casework.commit import commit
from lintel.casework.models import Person
from lintel.casework.records_of_people import change_record
from lintel.domain.moves import When
from lintel.domain.person import RestrictionPlaced
from lintel.domain.records_of_people import LINK, UNLINK
from lintel.ledger.models import Look
from tests.people import Cast, cast, client_of, reference_of, staff_id
from tests.web.portal_walk import reference_in, send, walk
from tests.web.reading import read, without_token, words
from tests.web.test_finding import ORLA, person

SAID = "Another record may be of the same person"


@pytest.fixture
def made(db: None) -> Cast:
    return cast()


def orla_page(made: Cast) -> str:
    return f"/person/{reference_of(made.people['orla'])}"


@pytest.mark.parametrize("page", ["", "/link"])
def test_a_likely_record_is_shown_with_reasons_to_those_who_may_link(made: Cast, page: str) -> None:
    twin = person(made, "Orlah O'Brien", ORLA, phone="+44 1632 960101")
    for who in ("manager", "senior", "lead"):
        shown = client_of(made, who).get(orla_page(made) + page)
        assert SAID in words(shown)
        assert "Same phone number, name nearly the same, same date of birth." in words(shown)
        assert f"{orla_page(made)}/link?other={twin}" in read(shown).links
    look = Look.objects.filter(page="duplicates").order_by("-pk")[0]
    assert look.shown == [Person.objects.get(reference=twin).id]
    if not page:
        for who in ("adviser", "worker", "director"):
            assert SAID not in words(client_of(made, who).get(orla_page(made)))


def test_the_other_record_is_filled_in_and_nothing_is_linked_by_itself(made: Cast) -> None:
    twin = person(made, "Orla O'Brien", ORLA)
    page = f"{orla_page(made)}/link?other={twin}"
    assert f'value="{twin}"' in client_of(made, "manager").get(page).content.decode()
    assert made.person("orla").same_as is None


def test_what_was_linked_or_taken_apart_is_settled(made: Cast) -> None:
    twin = person(made, "Orla O'Brien", ORLA)
    for move, reason in ((LINK, "told_us"), (UNLINK, "wrong_person")):
        answers = {"other": twin, "reason": reason}
        change_record(made.person("orla"), move, When(occurred=made.today), answers, by=made.staff["manager"])
        assert SAID not in words(client_of(made, "manager").get(orla_page(made)))


def test_relations_at_one_address_are_no_duplicates(made: Cast) -> None:
    person(made, "Tom O'Brien", date(1944, 7, 9), phone="01632 960101")
    assert SAID not in words(client_of(made, "manager").get(orla_page(made)))


@pytest.mark.parametrize("who", ["manager", "senior", "adviser", "worker"])
def test_a_restricted_record_is_never_suggested(made: Cast, who: str) -> None:
    paths = [orla_page(made), f"{orla_page(made)}/link"]
    before = [without_token(client_of(made, who).get(path)) for path in paths]
    twin = Person.objects.get(reference=person(made, "Orla O'Brien", ORLA, phone="01632 960101"))
    commit(RestrictionPlaced(subject=twin.id, occurred=made.today, reason="councillor"), by=staff_id("lead"))
    assert [without_token(client_of(made, who).get(path)) for path in paths] == before
    assert SAID in words(client_of(made, "lead").get(orla_page(made)))


@pytest.mark.parametrize("slug", ["", "/reach-ScreeningBegan", "/reach-ThresholdDecided"])
def test_a_concern_from_a_form_shows_who_it_may_be_to_whoever_may_see_them(made: Cast, slug: str) -> None:
    client, born = Client(), "3/2/1941"
    walk(client, "concern", {"told": "He shouts.", "who": "Orla O'Brien", "person_born": born})
    reference = reference_in(send(client, "concern"))
    lead = client_of(made, "lead")
    page = lead.get(f"/work/{reference}{slug}")
    assert SAID in words(page)
    assert orla_page(made) in read(page).links
    other = lead.get(f"/work/{made.work('concern').reference}{slug}")
    assert SAID not in words(other)
    commit(
        RestrictionPlaced(subject=made.people["orla"], occurred=made.today, reason="councillor"), by=staff_id("lead")
    )
    assert SAID in words(lead.get(f"/work/{reference}{slug}"))
    assert SAID not in words(client_of(made, "senior").get(f"/work/{reference}{slug}"))
