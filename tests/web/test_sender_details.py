"""How whoever sent a form can be reached, as they put it right: a fact with its words, shown wherever the form leads."""

import pytest

from lintel.casework import said_now, sender_details
from lintel.casework.commit import Overtaken, commit
from lintel.casework.models import Work
from lintel.domain.fact import Withdrawn
from lintel.domain.more_told import MoreTold
from lintel.ledger import read
from lintel.records.models import Words
from lintel.web.formats import day
from tests.people import NORTH, Cast, cast, client_of, staff_id
from tests.web.reading import sent, words
from tests.web.test_my_referrals import GP, let_in, sent_in
from tests.web.test_told_back import move

DETAILS = "/ask/my-referrals/details"


@pytest.fixture
def made(db: None) -> Cast:
    return cast()


def facts_of(work: Work) -> list[MoreTold]:
    facts = [entry.fact for entry in read.facts_of({work.pk})[work.pk]]
    return [fact for fact in facts if isinstance(fact, MoreTold)]


def test_they_put_right_how_they_can_be_reached_and_the_form_stays_as_it_was_sent(made: Cast) -> None:
    work = sent_in("referral", GP | {"sender_name": "Dr Gorse", "sender_phone": "01632 960200"})
    client = let_in()
    form = client.get("/ask/my-referrals/details")
    assert "01632 960200" in form.content.decode()
    wrong = client.post("/ask/my-referrals/details", sent(form, name="", phone="1"))
    assert wrong.status_code == 422
    assert (
        client.post("/ask/my-referrals/details", sent(form, name="Dr Gorse", phone="01632 960201")).status_code == 302
    )
    duty = client_of(made, "duty")
    staff = words(duty.get(f"/work/{work.reference}"))
    assert "01632 960201" in staff
    assert f"Put right by the caller on {day(made.today)}" in staff
    assert "She falls" in staff
    assert "Put right how to reach them: Dr Gorse, 01632 960201" in staff
    assert "01632 960200" in words(duty.get(f"/work/{work.reference}/sent"))
    assert "01632 960201" in client.get("/ask/my-referrals/details").content.decode()


def test_it_is_a_fact_with_its_words_and_the_day_is_kept_as_a_day(made: Cast) -> None:
    work = sent_in("referral", GP)
    client = let_in()
    assert client.post(DETAILS, sent(client.get(DETAILS), name="Dr Gorse", phone="")).status_code == 302
    (told,) = facts_of(work)
    assert told.how_to_reach
    assert Words.objects.get(pk=told.note).body["put_right_on"] == made.today.isoformat()


def test_it_is_kept_though_the_work_has_ended_and_not_where_it_was_opened_in_error(made: Cast) -> None:
    ended, gone = sent_in("referral", GP), sent_in("referral", GP)
    after = move(made, ended, "reach-ContactTriaged", "duty", decision="care_act_assessment", to_team=NORTH)
    opening = read.facts_of({gone.pk})[gone.pk][0].fact.id
    away = Withdrawn(subject=gone.pk, occurred=made.today, original=opening, reason="did_not_happen")
    commit(away, by=staff_id("manager"))
    client = let_in()
    assert client.post(DETAILS, sent(client.get(DETAILS), name="Dr Gorse", phone="1")).status_code == 302
    assert [len(facts_of(each)) for each in (ended, gone)] == [1, 0]
    assert after is not None
    assert "Dr Gorse" in words(client_of(made, "lead").get(f"/work/{after.reference}"))


def test_what_begins_anew_with_later_words_has_it_too(made: Cast) -> None:
    ended = sent_in("referral", GP | {"sender_phone": "01632 960200"})
    client = let_in()
    client.post(DETAILS, sent(client.get(DETAILS), name="Dr Gorse", phone="01632 960201"))
    made.works["sent"] = ended.pk
    made.move("sent", "end", "lead", why="declined")
    more = f"/ask/my-referrals/{ended.reference}/more"
    assert client.post(more, sent(client.get(more), words="It has begun again.")).status_code == 302
    anew = words(client_of(made, "duty").get(f"/work/{Work.objects.get(because_of=ended.pk).reference}"))
    assert "Number to call back 01632 960201" in anew


def test_a_story_is_asked_once_what_of_it_was_withdrawn(made: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    sent_in("referral", GP)
    client = let_in()
    for phone in ("01632 960201", "01632 960202", "01632 960203"):
        client.post(DETAILS, sent(client.get(DETAILS), name="Dr Gorse", phone=phone))
    asked: list[int] = []
    withdrawn_ids = said_now.withdrawn_ids
    monkeypatch.setattr(said_now, "withdrawn_ids", lambda story: asked.append(len(story)) or withdrawn_ids(story))
    client.get(DETAILS)
    assert len(asked) == 1
    assert asked[0] > 3


def withdraw(made: Cast, work: Work, original: str) -> str:
    taken_back = Withdrawn(subject=work.pk, occurred=made.today, original=original, reason="wrong_person")
    commit(taken_back, by=staff_id("lead"))
    return taken_back.id


def test_what_was_withdrawn_is_shown_to_nobody_until_that_is_withdrawn_itself(made: Cast) -> None:
    work = sent_in("referral", GP | {"sender_name": "Dr Gorse", "sender_phone": "01632 960200"})
    client, duty = let_in(), client_of(made, "duty")
    for phone in ("01632 960201", "01632 960202"):
        client.post(DETAILS, sent(client.get(DETAILS), name="Dr Gorse", phone=phone))
    last = facts_of(work)[-1].id
    taken_back = withdraw(made, work, last)
    pages = (lambda: duty.get(f"/work/{work.reference}"), lambda: duty.get("/tray"), lambda: client.get(DETAILS))
    for page in pages:
        shown = page()
        assert shown.status_code == 200
        assert "01632 960202" not in shown.content.decode()
    assert "Withdrawn" in words(duty.get(f"/work/{work.reference}"))
    assert "01632 960201" in client.get(DETAILS).content.decode()
    withdraw(made, work, taken_back)
    for page in (pages[0], pages[2]):
        assert "01632 960202" in page().content.decode()


def test_where_it_cannot_be_kept_just_now_what_was_typed_stays(made: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    work = sent_in("referral", GP)
    client = let_in()

    def overtaken(*facts: object, **more: object) -> None:
        raise Overtaken(work.pk)

    monkeypatch.setattr(sender_details, "commit", overtaken)
    answer = client.post(DETAILS, sent(client.get(DETAILS), name="Dr Gorse", phone="1"))
    assert answer.status_code == 422
    assert "Dr Gorse" in answer.content.decode()
    assert "Send it again." in words(answer)


@pytest.mark.parametrize(
    ("path", "typed"),
    [("details", {"name": "Gorse", "phone": "01632960201"}), ("W-XXXXX-XXXXX/more", {"words": "Again"})],
)
def test_what_is_sent_once_the_link_is_over_is_said_back_with_the_way_to_a_new_one(
    made: Cast, path: str, typed: dict[str, str]
) -> None:
    work = sent_in("referral", GP)
    address = f"/ask/my-referrals/{path.replace('W-XXXXX-XXXXX', work.reference)}"
    client = let_in()
    held = sent(client.get(address), **typed)
    client.cookies.pop("lintel_referrals")
    late = client.post(address, held)
    assert late.status_code == 403
    for text in typed.values():
        assert text in words(late)
    assert 'href="/ask/my-referrals"' in late.content.decode()
    assert client.get(address)["Location"] == "/ask/my-referrals"
    assert not facts_of(work)
