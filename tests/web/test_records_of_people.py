"""Restricting a record, linking two, and moving work to the right one: what pages say, do, refuse and never tell."""

import pytest
from django.http import HttpResponse
from django.test import Client

from lintel.casework.commit import commit
from lintel.casework.records_of_people import change_record
from lintel.council.models import Staff
from lintel.domain.moves import When
from lintel.domain.person import RestrictionPlaced
from lintel.domain.records_of_people import UNLINK
from lintel.records.models import Identity
from tests.people import Cast, cast, client_of, link, linked_before, open_for, reference_of, register, staff_id
from tests.web.reading import read, sent, without_token, words


@pytest.fixture
def made(db: None) -> Cast:
    return cast()


def page_of(made: Cast, person: str) -> str:
    return f"/person/{reference_of(made.people[person])}"


def change(made: Cast, who: str, path: str, *, client: Client | None = None, **answers: str) -> HttpResponse:
    """Open the page of a change, answer it as a browser would, and send it."""
    client = client or client_of(made, who)
    opened = client.get(path)
    read(opened)
    return client.post(path, sent(opened, **answers))


def test_a_lead_restricts_a_record_and_lifts_it_again(made: Cast) -> None:
    page = page_of(made, "orla")
    assert f"{page}/restrict" in read(client_of(made, "lead").get(page)).links
    assert "as if it did not exist" in words(client_of(made, "lead").get(f"{page}/restrict"))
    lead = client_of(made, "lead")
    told = {"reason": "protected_address", "note": "Fled in March."}
    assert change(made, "lead", f"{page}/restrict", client=lead, **told)["Location"] == page
    after = lead.get(page)
    for said in ("Done: the record is restricted.", "Restriction placed", "Protected address", "Fled in March."):
        assert said in words(after)
    assert f"{page}/lift" in read(after).links
    assert f"{page}/restrict" not in read(after).links
    for who in ("manager", "senior", "adviser"):
        assert client_of(made, who).get(page).status_code == 404
    assert change(made, "lead", f"{page}/lift", reason="protected_address").status_code == 302
    assert client_of(made, "manager").get(page).status_code == 200


def test_a_senior_manager_is_told_that_it_shuts_her_out_and_is_led_away(made: Cast) -> None:
    page = page_of(made, "lin")
    assert "You will not be able to open it either." in words(client_of(made, "senior").get(f"{page}/restrict"))
    assert "open it either" not in words(client_of(made, "lead").get(f"{page}/restrict"))
    assert change(made, "senior", f"{page}/restrict", reason="councillor")["Location"] == "/waiting"
    assert client_of(made, "senior").get(page).status_code == 404


def test_two_records_are_linked_and_each_leads_to_the_other(made: Cast) -> None:
    one, other = page_of(made, "orla"), page_of(made, "lin")
    typed = reference_of(made.people["lin"]).lower()
    assert change(made, "manager", f"{one}/link", other=typed, reason="told_us")["Location"] == one
    for page, to in ((one, other), (other, one)):
        shown = client_of(made, "manager").get(page)
        assert "This is the same person as" in words(shown)
        assert "Same person" in words(shown)
        assert {to, f"{page}/unlink/{to.removeprefix('/person/')}"} <= set(read(shown).links)
        assert "Take this link away" not in words(client_of(made, "director").get(page))
        refused = change(made, "manager", f"{page}/link", other=to.removeprefix("/person/"), reason="told_us")
        assert "linked already" in words(refused)


@pytest.mark.parametrize(
    ("one", "other", "said"),
    [
        ("", "", "Not both of these records have an NHS number."),
        ("999 000 0018", "", "Not both of these records have an NHS number."),
        ("999 000 0018", "not known", "Not both of these records have an NHS number."),
        ("999 000 0018", "9990000026", "These two records have different NHS numbers."),
        ("999 000 0018", "9990000018", ""),
    ],
)
def test_the_same_nhs_number_is_a_reason_only_where_it_is_the_same(made: Cast, one: str, other: str, said: str) -> None:
    for name, number in (("orla", one), ("lin", other)):
        Identity.objects.filter(pk=made.person(name).identity).update(nhs_number=number)
    typed = {"other": reference_of(made.people["lin"]), "reason": "same_nhs_number", "note": "Both say Alderwick."}
    answer = change(made, "manager", f"{page_of(made, 'orla')}/link", **typed)
    assert answer.status_code == (422 if said else 302)
    if said:
        assert said in words(answer)
        assert typed["note"] in words(answer)


@pytest.mark.parametrize("side", [("orla", "lin"), ("lin", "orla")])
def test_a_link_is_taken_away_from_either_record(made: Cast, side: tuple[str, str]) -> None:
    link(made, "orla", "lin")
    here, there = (page_of(made, name) for name in side)
    path = f"{here}/unlink/{there.removeprefix('/person/')}"
    assert "of two people again" in words(client_of(made, "manager").get(path))
    assert change(made, "manager", path, reason="wrong_person").status_code == 302
    for page in (here, there):
        assert "This is the same person as" not in words(client_of(made, "manager").get(page))
    assert client_of(made, "manager").get(path).status_code == 404


def test_a_reference_that_is_restricted_or_of_another_team_is_answered_like_one_that_is_not(made: Cast) -> None:
    far = register("Peregrine Farrow", made.today, locality="south")
    work = made.work("waiting").reference
    for path, box in ((f"{page_of(made, 'orla')}/link", "other"), (f"/work/{work}/reattribute", "to_person")):
        reason = "told_us" if box == "other" else "wrong_person"
        references = (reference_of(made.people["roan"]), reference_of(far), "P-00000-00000")
        typed = {"reason": reason, "note": "Both rang today."}
        answers = [change(made, "manager", path, **{box: each}, **typed) for each in references]
        assert {answer.status_code for answer in answers} == {422}
        for said in ("No record with that reference can be found.", "Both rang today."):
            assert said in words(answers[0])
        assert len({without_token(a).replace(b, "") for a, b in zip(answers, references, strict=True)}) == 1


def both_worlds(made: Cast, who: str, paths: list[str]) -> list[str]:
    client = client_of(made, who)
    return [without_token(client.get(path)) for path in paths]


@pytest.mark.parametrize("pair", [("orla", "roan"), ("roan", "orla")])
def test_a_link_with_a_restricted_record_shows_to_those_who_may_see_it_alone(made: Cast, pair: tuple[str, str]) -> None:
    page = page_of(made, "orla")
    paths = [page, f"{page}/link", f"{page}/restrict", f"{page}/unlink/{reference_of(made.people['roan'])}"]
    readers = ("adviser", "duty", "worker", "manager", "senior", "director")
    before = {who: both_worlds(made, who, paths) for who in readers}
    linked_before(made, *pair)
    assert {who: both_worlds(made, who, paths) for who in readers} == before
    assert "Roan Secretwood" in words(client_of(made, "lead").get(page))
    other = {"other": reference_of(made.people[pair[1]]), "reason": "recorded_twice"}
    change_record(made.person(pair[0]), UNLINK, When(occurred=made.today), other, by=made.staff["lead"])
    assert {who: both_worlds(made, who, paths) for who in readers} == before


def test_a_link_that_she_may_not_see_does_not_overtake_what_a_reader_sends(made: Cast) -> None:
    path, client = f"{page_of(made, 'orla')}/link", client_of(made, "manager")
    opened = client.get(path)
    linked_before(made, "orla", "roan")
    answers = {"other": reference_of(made.people["lin"]), "reason": "told_us"}
    assert client.post(path, sent(opened, **answers)).status_code == 302


def test_what_somebody_did_first_is_shown_and_what_was_typed_stays(made: Cast) -> None:
    path, client = f"{page_of(made, 'orla')}/restrict", client_of(made, "senior")
    opened = client.get(path)
    link(made, "orla", "lin", "manager")
    answer = client.post(path, sent(opened, reason="councillor", note="Elected in May."))
    assert answer.status_code == 409
    for said in ("This record has changed since you opened this page", "Merrin Hollybank", "Elected in May."):
        assert said in words(answer)
    assert made.person("orla").restriction is None


def test_what_the_rules_refuse_is_a_sentence(made: Cast) -> None:
    page, roan = page_of(made, "orla"), page_of(made, "roan")
    assert "This record is not restricted." in words(client_of(made, "lead").get(f"{page}/lift"))
    assert "This record is restricted already." in words(change(made, "lead", f"{roan}/restrict", reason="councillor"))
    own = reference_of(made.people["orla"])
    answer = change(made, "manager", f"{page}/link", other=own, reason="told_us", note="Twice in the list.")
    assert "That is the same record." in words(answer)
    assert own in answer.content.decode()
    assert "Twice in the list." in words(answer)
    nothing = words(change(made, "manager", f"{page}/link"))
    assert "“Reference of the other record” needs an answer." in nothing


def test_work_moves_to_the_record_of_the_person_whom_it_is_about(made: Cast) -> None:
    path = f"/work/{made.work('waiting').reference}/reattribute"
    assert path in read(client_of(made, "manager").get(path.removesuffix("/reattribute"))).links
    assert path not in read(client_of(made, "worker").get(path.removesuffix("/reattribute"))).links
    assert "leave this person’s record" in words(client_of(made, "manager").get(path))
    to = reference_of(made.people["lin"])
    answer = change(made, "manager", path, to_person=to, reason="wrong_person", note="Two neighbours.")
    assert answer["Location"] == path.removesuffix("/reattribute")
    assert made.work("waiting").person == made.people["lin"]
    shown = client_of(made, "manager").get(answer["Location"])
    assert page_of(made, "lin") in read(shown).links
    assert "Two neighbours." in words(shown)
    assert path.split("/")[2] not in words(client_of(made, "manager").get(page_of(made, "orla")))
    again = change(made, "manager", path, to_person=to, reason="wrong_person")
    assert "That is the same record." in words(again)


def test_work_moved_to_a_restricted_record_is_gone_from_sight(made: Cast) -> None:
    path = f"/work/{made.work('waiting').reference}/reattribute"
    to = reference_of(made.people["roan"])
    assert change(made, "lead", path, to_person=to, reason="wrong_person").status_code == 302
    assert client_of(made, "manager").get(path).status_code == 404
    assert made.work("waiting").reference not in words(client_of(made, "manager").get(page_of(made, "orla")))


def test_the_worker_who_has_the_case_sees_the_link(made: Cast) -> None:
    linked_before(made, "roan", "orla")
    commit(
        RestrictionPlaced(subject=made.people["orla"], occurred=made.today, reason="councillor"), by=staff_id("lead")
    )
    page = page_of(made, "orla")
    assert client_of(made, "teammate").get(page).status_code == 404
    assert "same person" not in words(client_of(made, "worker").get(page))
    work = open_for(made.people["roan"], "review", made.work("held").team, made.today, due_on=made.today)
    worker: Staff = made.staff["worker"]
    together = made.__class__(made.today, made.staff, made.people, {**made.works, "hers": work})
    together.move("hers", "offer", "lead", team=made.work("held").team, worker=worker.id, reason="knows_person")
    assert "This is the same person as Roan Secretwood" in words(client_of(made, "worker").get(page))
