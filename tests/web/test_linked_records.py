"""Linked records are one person: they are restricted together, and each page says what is dangerous by either of them."""

from datetime import timedelta
from typing import Any

import pytest
from django.http import HttpResponse

from lintel.casework.commit import Overtaken, commit
from lintel.casework.records_of_people import change_record
from lintel.domain.moves import When
from lintel.domain.person import RestrictionPlaced
from lintel.domain.person_details import HazardNoted, SafeContactRecorded
from lintel.domain.records_of_people import LINK, RESTRICT
from lintel.domain.refusals import Refused
from lintel.ledger.models import Entry
from tests.people import Cast, cast, client_of, link, linked_before, open_for, reference_of, register, staff_id
from tests.web.reading import sent, without_token, words
from tests.web.test_care_plan import ASSESSED, PLAN
from tests.web.test_waiting_list import PERSON_PAGE_QUERIES, queries_of
from tests.web.writing import judge, on, send_in


@pytest.fixture
def made(db: None) -> Cast:
    return cast()


def page_of(made: Cast, person: str) -> str:
    return f"/person/{reference_of(made.people[person])}"


def change(made: Cast, who: str, path: str, **answers: str) -> HttpResponse:
    client = client_of(made, who)
    return client.post(path, sent(client.get(path), **answers))


def says(made: Cast, person: str, **answers: str) -> None:
    """Somebody said of a record what is safe; all else is not known."""
    ways = dict.fromkeys(("ring", "text", "leave_message", "write"), "yes") | answers
    commit(SafeContactRecorded(subject=made.people[person], occurred=made.today, **ways), by=staff_id("lead"))


def is_dangerous(made: Cast, person: str, hazard: str) -> None:
    commit(HazardNoted(subject=made.people[person], occurred=made.today, hazard=hazard), by=staff_id("lead"))


def bar(made: Cast, who: str, path: str) -> str:
    answer = client_of(made, who).get(path)
    assert answer.status_code == 200, path
    return " ".join(words(answer).split())


def restrictions(made: Cast) -> list[tuple[str, str]]:
    placed = Entry.objects.filter(kind="RestrictionPlaced").order_by("position")
    names = {id: name for name, id in made.people.items()}
    return [(names.get(each.subject, each.subject), each.by) for each in placed]


class TestRestricting:
    @pytest.mark.parametrize("pair", [("orla", "lin"), ("lin", "orla")])
    @pytest.mark.parametrize("who", ["lead", "senior"])
    def test_one_restricts_every_record_that_is_linked_to_it(self, made: Cast, who: str, pair: tuple[str, str]) -> None:
        link(made, *pair)
        before = restrictions(made)
        page = client_of(made, who).get(f"{page_of(made, 'orla')}/restrict")
        assert "Records that are linked to it as the same person close with it." in words(page)
        assert change(made, who, f"{page_of(made, 'orla')}/restrict", reason="protected_address").status_code == 302
        assert restrictions(made) == [*before, ("orla", staff_id(who)), ("lin", staff_id(who))]
        assert {made.person(each).restriction for each in pair} == {"protected_address"}
        for reader in ("manager", "senior", "adviser"):
            assert client_of(made, reader).get(page_of(made, "lin")).status_code == 404

    def test_records_are_followed_however_many_links_lie_between_and_one_restricted_already_stays(
        self, made: Cast
    ) -> None:
        made.people["far"] = register("Peregrine Farrow", made.today)
        linked_before(made, "roan", "lin")
        linked_before(made, "orla", "roan")
        link(made, "far", "lin")
        before = len(restrictions(made))
        change_record(
            made.person("orla"), RESTRICT, When(occurred=made.today), {"reason": "councillor"}, by=made.staff["senior"]
        )
        assert {each for each, _ in restrictions(made)[before:]} == {"orla", "lin", "far"}

    def test_who_is_linked_no_more_stays_open(self, made: Cast) -> None:
        link(made, "orla", "lin")
        other = reference_of(made.people["lin"])
        change(made, "lead", f"{page_of(made, 'orla')}/unlink/{other}", reason="wrong_person")
        change(made, "lead", f"{page_of(made, 'orla')}/restrict", reason="councillor")
        assert made.person("lin").restriction is None

    def test_all_or_none_is_restricted(self, made: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
        link(made, "orla", "lin")
        before = restrictions(made)

        def overtaken(*_: Any, **__: Any) -> None:
            raise Overtaken("somebody")

        monkeypatch.setattr("lintel.casework.commit.record", overtaken)
        with pytest.raises(Overtaken):
            change_record(
                made.person("orla"),
                RESTRICT,
                When(occurred=made.today),
                {"reason": "councillor"},
                by=made.staff["lead"],
            )
        assert restrictions(made) == before
        assert {made.person(each).restriction for each in ("orla", "lin")} == {None}

    def test_a_note_stays_on_the_record_on_which_it_was_written(self, made: Cast) -> None:
        link(made, "orla", "lin")
        change(made, "lead", f"{page_of(made, 'orla')}/restrict", reason="councillor", note="Elected in May.")
        assert "Elected in May." in words(client_of(made, "lead").get(page_of(made, "orla")))
        assert "Elected in May." not in words(client_of(made, "lead").get(page_of(made, "lin")))

    def test_lifting_opens_one_and_says_which_stay_restricted(self, made: Cast) -> None:
        link(made, "orla", "lin")
        change(made, "lead", f"{page_of(made, 'orla')}/restrict", reason="councillor")
        lead, path = client_of(made, "lead"), f"{page_of(made, 'orla')}/lift"
        lead.post(path, sent(lead.get(path), reason="councillor"))
        said = f"the restriction is lifted. Linked records that stay restricted: {reference_of(made.people['lin'])}."
        assert said in words(lead.get(page_of(made, "orla")))
        assert (made.person("orla").restriction, made.person("lin").restriction) == (None, "councillor")


class TestLinking:
    @pytest.mark.parametrize("pair", [("orla", "roan"), ("roan", "orla")])
    def test_an_open_record_and_a_restricted_one_are_not_linked(self, made: Cast, pair: tuple[str, str]) -> None:
        one, other = pair
        answer = change(
            made, "lead", f"{page_of(made, one)}/link", other=reference_of(made.people[other]), reason="told_us"
        )
        assert answer.status_code == 422
        assert "Restrict the other first, then link them." in words(answer)
        assert not Entry.objects.filter(kind="SamePerson").exists()
        change(made, "lead", f"{page_of(made, 'orla')}/restrict", reason="councillor")
        link(made, *pair)

    @pytest.mark.parametrize("who", ["manager", "senior"])
    def test_who_may_not_see_the_restricted_one_is_told_what_all_are_told(self, made: Cast, who: str) -> None:
        references = [reference_of(made.people["roan"]), "P-00000-00000"]
        path = f"{page_of(made, 'orla')}/link"
        answers = [change(made, who, path, other=each, reason="told_us") for each in references]
        told = {without_token(a).replace(b, "") for a, b in zip(answers, references, strict=True)}
        assert len(told) == 1
        assert "No record with that reference can be found." in words(answers[0])
        typed = {"other": references[0], "reason": "told_us"}
        with pytest.raises(Refused, match="No record with that reference"):
            change_record(made.person("orla"), LINK, When(occurred=made.today), typed, by=made.staff[who])


class TestTheBar:
    def paths(self, made: Cast) -> list[str]:
        work = f"/work/{made.work('held').reference}"
        return [
            work,
            f"{work}/rate",
            f"{work}/assessment",
            page_of(made, "orla"),
            f"{page_of(made, 'orla')}/chronology",
        ]

    @pytest.mark.parametrize("pair", [("orla", "lin"), ("lin", "orla")])
    def test_says_the_strictest_of_both_on_every_page(self, made: Cast, pair: tuple[str, str]) -> None:
        is_dangerous(made, "orla", "dangerous_animal")
        is_dangerous(made, "lin", "violence_to_staff")
        says(made, "orla", write="not_known")
        says(made, "lin", text="no", ring="not_known")
        before = bar(made, "worker", page_of(made, "orla"))
        assert "Safe to Ring, text, leave a message. Not known to be safe: write" in before
        assert "Has another record" not in before
        link(made, *pair)
        for path in self.paths(made):
            shown = bar(made, "worker", path)
            assert f"Has another record {reference_of(made.people['lin'])}" in shown, path
            assert "Safe to Leave a message. Never text. Not known to be safe: ring, write" in shown, path
            assert "Dangerous animal" in shown, path
            assert "Violence to staff" in shown, path
        assert f"Has another record {reference_of(made.people['orla'])}" in bar(made, "manager", page_of(made, "lin"))

    @pytest.mark.parametrize("pair", [("orla", "roan"), ("roan", "orla")])
    def test_of_a_record_that_the_reader_may_not_see_only_a_no_is_obeyed(
        self, made: Cast, pair: tuple[str, str]
    ) -> None:
        says(made, "orla")
        is_dangerous(made, "roan", "violence_to_staff")
        linked_before(made, *pair)
        says(made, "roan", text="not_known")
        paths = self.paths(made)
        before = {path: without_token(client_of(made, "worker").get(path)) for path in paths}
        says(made, "roan", text="no")
        for path in paths:
            shown = bar(made, "worker", path)
            assert "Safe to Ring, leave a message, write. Not known to be safe: text" in shown, path
            assert "Has another record" not in shown
            changed = without_token(client_of(made, "worker").get(path))
            assert changed == before[path].replace(
                "Ring, text, leave a message, write", "Ring, leave a message, write. Not known to be safe: text"
            )
        told = bar(made, "lead", page_of(made, "orla"))
        assert f"Has another record {reference_of(made.people['roan'])}" in told
        assert "Never text" in told

    def test_what_lies_behind_a_record_that_is_kept_back_is_not_told(self, made: Cast) -> None:
        says(made, "lin", text="no")
        is_dangerous(made, "lin", "violence_to_staff")
        paths = [*self.paths(made), page_of(made, "lin")]
        before = {path: without_token(client_of(made, "worker").get(path)) for path in paths}
        linked_before(made, "orla", "roan")
        linked_before(made, "roan", "lin")
        assert {path: without_token(client_of(made, "worker").get(path)) for path in paths} == before
        told = bar(made, "lead", page_of(made, "orla"))
        assert "Violence to staff" in told
        assert all(reference_of(made.people[each]) in told for each in ("roan", "lin"))

    @pytest.mark.parametrize(("who", "more"), [("worker", 2), ("lead", 3)])
    def test_costs_one_question_more_and_those_for_the_plans_of_the_linked(
        self, made: Cast, who: str, more: int
    ) -> None:
        work, person = f"/work/{made.work('held').reference}", page_of(made, "orla")
        before = {path: queries_of(made, who, path) for path in (work, person)}
        made.people["near"] = register("Orla Twice", made.today)
        open_for(made.people["near"], "care_act_assessment", made.work("held").team, made.today)
        link(made, "orla", "near")
        assert queries_of(made, who, work) <= before[work] + 1
        assert queries_of(made, who, person) <= min(before[person] + more, PERSON_PAGE_QUERIES)

    def test_costs_nothing_where_nobody_is_linked(self, made: Cast) -> None:
        work, person = f"/work/{made.work('held').reference}", page_of(made, "orla")
        before = {path: queries_of(made, "worker", path) for path in (work, person)}
        made.people["near"], made.people["far"] = register("Orla Twice", made.today), register("Far", made.today)
        link(made, "near", "far")
        assert {path: queries_of(made, "worker", path) for path in (work, person)} == before


class TestWhenCareBreaksDown:
    SAYS = "If the usual care breaks down Ring the sister, then the duty team"

    @pytest.fixture
    def planned(self, made: Cast) -> Cast:
        """Orla has a plan that is agreed."""
        made.move("held", "reach-AssessmentStarted", "worker", days_ago=5, method="face_to_face")
        then = on(made.today - timedelta(days=5))
        send_in(made, "held", "assessment", ASSESSED | then)
        judge(made, "held", "assessment", "manager", decision="eligible", reason="criteria_met", **then)
        assert send_in(made, "held", "care-plan", PLAN).status_code == 302
        assert judge(made, "held", "care-plan", "manager").status_code == 302
        return made

    @pytest.mark.parametrize("who", ["worker", "duty", "manager", "senior", "lead", "director"])
    def test_what_to_do_stands_on_each_record(self, planned: Cast, who: str) -> None:
        assert self.SAYS not in bar(planned, who, page_of(planned, "lin"))
        link(planned, "lin", "orla")
        for person in ("orla", "lin"):
            assert self.SAYS in bar(planned, who, page_of(planned, person))

    def test_of_a_record_that_the_reader_may_not_see_nothing_is_said(self, planned: Cast) -> None:
        linked_before(planned, "lin", "orla")
        placed = RestrictionPlaced(subject=planned.people["orla"], occurred=planned.today, reason="councillor")
        commit(placed, by=staff_id("lead"))
        assert self.SAYS not in bar(planned, "manager", page_of(planned, "lin"))
        assert self.SAYS in bar(planned, "lead", page_of(planned, "lin"))
