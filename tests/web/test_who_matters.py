"""Who matters to a person: told on both records, ended on both, and never of somebody restricted; a carer of her own right."""

from typing import Any

import pytest

from lintel.casework.commit import commit
from lintel.casework.models import Person, Work
from lintel.domain.person import RestrictionPlaced
from tests.people import Cast, cast, client_of, reference_of, register, staff_id
from tests.web.reading import read, sent, without_token, words
from tests.web.telling import page_of, relate, shown, tell


@pytest.fixture
def made(db: None) -> Cast:
    return cast()


class TestRelationships:
    def test_stand_on_both_records_and_end_on_both(self, made: Cast) -> None:
        assert relate(made, "manager", "orla", "lin", note="Rings on Sundays.").status_code == 302
        page = shown(made, "manager")
        for said in ("李 : Carer (unpaid)", "May speak for them 李", "Rings on Sundays.", "Who: 李, P-"):
            assert said in page
        other = shown(made, "manager", "lin")
        assert "Orla O'Brien : Person whom they care for" in other
        assert "Rings on Sundays." not in other
        again = relate(made, "manager", "orla", "lin")
        assert "recorded already, for the same person" in words(again)
        end = f"{page_of(made, 'lin')}/relationship/{reference_of(made.people['orla'])}/cared_for/end"
        assert end in read(client_of(made, "manager").get(page_of(made, "lin"))).links
        assert client_of(made, "stranger").get(end).status_code in (403, 404)
        assert tell(made, "manager", end, note="Moved away.").status_code == 302
        assert client_of(made, "manager").get(end).status_code == 404
        for person in ("orla", "lin"):
            assert "Nobody is recorded." in shown(made, "manager", person)

    def test_with_oneself_or_with_two_at_once_are_refused(self, made: Cast) -> None:
        own = relate(made, "manager", "orla", "orla")
        assert "That is this person's own record." in words(own)
        both = relate(made, "manager", "orla", "lin", name="Somebody New")
        assert "not both" in words(both)
        path = f"{page_of(made, 'orla')}/tell/relationship"
        neither = tell(made, "manager", path, relationship="friend", may_speak="no", note="Next door.")
        assert "or the name of somebody new" in words(neither)
        assert "Next door." in words(neither)

    def test_somebody_of_another_team_is_told_of_and_not_named(self, made: Cast) -> None:
        far = register("Peregrine Farrow", made.today, locality="south")
        made.people["far"] = far  # type: ignore[index]
        assert relate(made, "lead", "orla", "far", note="Her nephew Perry.").status_code == 302
        page = client_of(made, "worker").get(page_of(made, "orla"))
        for said in ("Somebody whose record you may not open: Carer (unpaid)", "Her nephew Perry."):
            assert said in words(page)
        assert "Farrow" not in words(page)
        assert reference_of(far) not in page.content.decode()
        assert "May speak for them Somebody whose record you may not open" in words(
            client_of(made, "worker").get(f"/work/{made.work('held').reference}")
        )
        end = f"{page_of(made, 'orla')}/relationship/{reference_of(far)}/carer/end"
        assert client_of(made, "worker").get(end).status_code == 404
        assert client_of(made, "lead").get(end).status_code == 200

    def test_a_reference_that_may_not_be_seen_is_answered_like_one_that_is_not(self, made: Cast) -> None:
        made.people["nobody"] = "00000000-0000-4000-8000-000000000000"  # type: ignore[index]
        answers = [relate(made, "worker", "orla", other) for other in ("roan", "nobody")]
        assert {answer.status_code for answer in answers} == {422}
        pages = [
            without_token(answer).replace(reference_of(made.people[other]), "")
            for answer, other in zip(answers, ("roan", "nobody"), strict=True)
        ]
        assert pages[0] == pages[1]

    @pytest.mark.parametrize("pair", [("orla", "roan"), ("roan", "orla")])
    def test_with_a_restricted_person_leave_no_trace_for_who_may_not_see_that_one(
        self, made: Cast, pair: tuple[str, str]
    ) -> None:
        person, work = page_of(made, "orla"), f"/work/{made.work('held').reference}"
        paths = [
            person,
            f"{person}/chronology",
            f"{person}/tell/relationship",
            f"{person}/tell/note",
            work,
            f"{work}/rate",
        ]
        paths += [
            f"{person}/relationship/{reference_of(made.people['roan'])}/{code}/end" for code in ("carer", "cared_for")
        ]
        readers = ("adviser", "duty", "worker", "manager", "senior", "director")

        def read_all() -> dict[str, list[str]]:
            return {who: [without_token(client_of(made, who).get(path)) for path in paths] for who in readers}

        before = read_all()
        assert relate(made, "lead", *pair, note="Told by Roan.").status_code == 302
        assert read_all() == before
        assert "Roan Secretwood" in shown(made, "lead")
        client = client_of(made, "worker")
        opened = client.get(f"{person}/tell/own-words")
        assert relate(made, "lead", *pair, relationship="friend").status_code == 302
        # What she may not see does not overtake what she sends.
        assert client.post(f"{person}/tell/own-words", sent(opened, note="Hers.")).status_code == 302

    def test_one_who_is_restricted_later_is_gone(self, made: Cast) -> None:
        relate(made, "manager", "orla", "lin")
        placed = RestrictionPlaced(subject=made.people["lin"], occurred=made.today, reason="councillor")
        commit(placed, by=staff_id("lead"))
        page = shown(made, "manager")
        for said in ("李", "Carer (unpaid)", "Relationship recorded", "whose record you may not open"):
            assert said not in page


class TestACarer:
    """U38: a carer is a person in her own right."""

    def test_u38_is_offered_an_assessment_of_her_own(self, made: Cast) -> None:
        """U38: whoever is written down as a carer gets a record, a contact and a wait of her own, where she wants it."""
        contacts = Work.objects.filter(kind="contact").count()
        answers: dict[str, Any] = {
            "name": "Dan O'Brien",
            "phone": "07700 900123",
            "relationship": "carer",
            "may_speak": "yes",
        }
        path = f"{page_of(made, 'orla')}/tell/relationship"
        assert tell(made, "worker", path, **answers, own_assessment="yes").status_code == 302
        contact = Work.objects.filter(kind="contact").order_by("opened_on").last()
        assert Work.objects.filter(kind="contact").count() == contacts + 1
        assert contact is not None
        assert contact.person != made.people["orla"]
        assert (contact.team, contact.stage) == ("duty", "triage")
        hers = f"/person/{Person.objects.get(pk=contact.person).reference}"
        # Duty takes the contact in, and may see her; the worker who cares for Orla may not, and still learns of a carer.
        assert "Dan O'Brien" in words(client_of(made, "duty").get(hers))
        assert client_of(made, "worker").get(hers).status_code == 404
        assert "Dan" not in shown(made, "worker")
        assert "Somebody whose record you may not open: Carer (unpaid)" in shown(made, "worker")

    def test_u38_only_a_carer_is(self, made: Cast) -> None:
        """U38: the offer is a carer's, and nobody else's."""
        answer = relate(made, "manager", "orla", "lin", relationship="friend", own_assessment="yes")
        assert "Only a carer is offered this." in words(answer)

    def test_u38_may_wait_for_it(self, made: Cast) -> None:
        """U38: she may say no for now, and nothing is opened."""
        before = Work.objects.count()
        assert relate(made, "manager", "orla", "lin", own_assessment="no").status_code == 302
        assert Work.objects.count() == before
