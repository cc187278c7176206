"""Staff fill a public form in for a caller or off paper (U14, U37): the same record, field by field, entered once by them."""

from datetime import timedelta

import pytest
from django.http import HttpResponse
from django.test import Client

from lintel.casework.commit import commit
from lintel.casework.models import Person, Work
from lintel.casework.paper_again import taken_in_before
from lintel.domain.fact import Recorded, Withdrawn
from lintel.domain.forms import Form
from lintel.domain.forms.every import PUBLIC
from lintel.domain.forms.public import ways_through
from lintel.domain.more_told import MoreRead, MoreTold
from lintel.ledger import read
from lintel.records.models import Description, Identity, PublicDraft, Words
from tests.filling_in import every_answer, fewest_answers
from tests.people import Cast, cast, client_of, staff_id
from tests.web.portal_walk import reference_in, walk
from tests.web.portal_walk import send as send_public
from tests.web.reading import read as read_page
from tests.web.reading import sent, words
from tests.web.test_portal import FEWEST
from tests.web.test_portal_printed import copy_of


@pytest.fixture
def made(db: None) -> Cast:
    return cast()


def typed(form: Form, answers: dict[str, str]) -> dict[str, object]:
    """Answers as a browser sends them."""
    many = {each.name for each in form.questions() if each.sort == "many"}
    return {name: text.split(",") if name in many else text for name, text in answers.items()}


def fill(client: Client, slug: str, answers: dict[str, str], **more: object) -> HttpResponse:
    """Open the page, fill it in as a browser would, and send it."""
    path = f"/ask-for/{slug}"
    page = client.get(path)
    assert page.status_code == 200
    read_page(page)
    return client.post(path, sent(page, channel="phone") | typed(PUBLIC[slug].form, answers) | more)


def taken(answer: HttpResponse) -> Work:
    assert answer.status_code == 302, words(answer)
    return Work.objects.get(reference=answer["Location"].rsplit("/", 1)[1])


def documents(work: Work) -> list[dict[str, object]]:
    """All that is kept in words of one work and its person, without ids and moments."""
    person = Person.objects.get(pk=work.person)
    rows = [Words.objects.get(pk=work.first_told), Identity.objects.get(pk=person.identity)]
    rows.append(Description.objects.get(pk=person.description))
    own = {"_state", "id", "person", "about", "recorded", "by"}
    return [{name: value for name, value in vars(row).items() if name not in own} for row in rows]


def codes(work: Work) -> list[dict[str, object]]:
    """All that the facts say of the work and its person, but ids, moments and the channel."""
    own = {"id", "subject", "at", "follows", "note", "person", "identity", "description", "channel"}
    stories = read.facts_of({work.pk, work.person})
    facts = [entry.fact for subject in (work.pk, work.person) for entry in stories[subject]]
    return [{"kind": type(f).__name__} | {n: v for n, v in vars(f).items() if n not in own} for f in facts]


WAYS = [
    (slug, way, fill) for slug in PUBLIC for way in ways_through(PUBLIC[slug].form)[:2] for fill in ("fewest", "all")
]


@pytest.mark.parametrize(("slug", "way", "how"), WAYS)
def test_u14_what_is_kept_is_what_the_public_form_would_have_kept(
    made: Cast, slug: str, way: dict[str, str], how: str
) -> None:
    """U14: staff fill the same form for a caller, field by field."""
    form = PUBLIC[slug].form
    answers = fewest_answers(form, way) if how == "fewest" else every_answer(form, way)
    public = Client()
    walk(public, slug, answers)
    theirs = Work.objects.get(reference=reference_in(send_public(public, slug)))
    ours = taken(fill(client_of(made, "adviser"), slug, answers))
    assert documents(ours) == documents(theirs)
    assert codes(ours) == codes(theirs)
    assert (ours.kind, ours.team) == (theirs.kind, theirs.team)
    first = read.facts_of({ours.pk})[ours.pk]
    assert {entry.by for entry in first} == {staff_id("adviser")}
    assert first[1].fact.channel == "phone"


def test_u37_paper_keeps_its_reference_and_the_day_on_which_it_came(made: Cast) -> None:
    """U37: a paper form is entered with its reserved reference and the day on which it came."""
    reference = reference_in(copy_of("concern"))
    day = made.today - timedelta(days=3)
    when = {"occurred-day": str(day.day), "occurred-month": str(day.month), "occurred-year": str(day.year)}
    work = taken(
        fill(client_of(made, "duty"), "concern", FEWEST["concern"], channel="letter",
             paper_reference=f" {reference.lower()} ", at="9:30am", **when)
    )  # fmt: skip
    assert (work.reference, work.opened_on) == (reference, day)
    received = read.facts_of({work.pk})[work.pk][1].fact
    assert (received.channel, received.occurred, f"{received.at:%H:%M}") == ("letter", day, "09:30")
    assert PublicDraft.objects.get().sent_at is not None


def test_one_copy_is_taken_in_once_and_no_other_number_is_taken(made: Cast) -> None:
    reference, client = reference_in(copy_of("help")), client_of(made, "adviser")
    first = taken(fill(client, "help", FEWEST["help"], paper_reference=reference))
    assert taken(fill(client_of(made, "duty"), "help", FEWEST["help"], paper_reference=reference)) == first
    again = fill(client_of(made, "duty"), "help", FEWEST["help"] | {"told": "Other words"}, paper_reference=reference)
    assert again.status_code == 422
    assert "was taken in already" in words(again)
    assert "Other words" in words(again)
    for wrong in (reference_in(copy_of("concern")), "W-00000-00000", "\u202e", "x" * 20):
        answer = fill(client, "help", FEWEST["help"], paper_reference=wrong)
        assert "No copy of this form was printed with that reference." in words(answer)
    assert Work.objects.filter(kind="contact", person=first.person).count() == 1


def test_sent_twice_it_is_once_and_other_words_from_the_same_page_are_not_lost(made: Cast) -> None:
    client, before = client_of(made, "adviser"), Work.objects.count()
    form = sent(client.get("/ask-for/help"), **FEWEST["help"])
    answers = [client.post("/ask-for/help", form | {"channel": "phone"}) for _ in range(3)]
    assert len({each["Location"] for each in answers}) == 1
    assert Work.objects.count() == before + 1
    other = client.post("/ask-for/help", form | {"channel": "phone", "told": "Other words"})
    assert other.status_code == 422
    assert "Other words" in words(other)
    assert Work.objects.count() == before + 1


def enter_again(made: Cast, reference: str, **other: str) -> HttpResponse:
    """Somebody else enters the same copy."""
    return fill(client_of(made, "duty"), "help", FEWEST["help"] | other, paper_reference=reference)


def on_paper(made: Cast) -> tuple[str, Work]:
    reference = reference_in(copy_of("help"))
    return reference, taken(fill(client_of(made, "adviser"), "help", FEWEST["help"], paper_reference=reference))


def days_ago(made: Cast, days: int) -> dict[str, str]:
    """A day as it is typed."""
    day = made.today - timedelta(days=days)
    return {"occurred-day": str(day.day), "occurred-month": str(day.month), "occurred-year": str(day.year)}


def more_told(work: Work) -> list[Recorded]:
    return [each for each in read.facts_of({work.pk})[work.pk] if isinstance(each.fact, MoreTold)]


def choose(made: Cast, page: HttpResponse, way: str, reference: str, **other: str) -> HttpResponse:
    """Press one of the buttons that say what to do with the copy, on the page as it is shown."""
    typed_in = FEWEST["help"] | {"paper_reference": reference, "channel": "phone", "way": way} | other
    return client_of(made, "duty").post("/ask-for/help", sent(page) | typed_in, follow=True)


def test_paper_with_other_words_can_be_added_to_what_is_there_once(made: Cast) -> None:
    reference, work = on_paper(made)
    before, page = Work.objects.count(), enter_again(made, reference, told="The stairs are worse now")
    assert f"/work/{reference}" in read_page(page).links
    for _ in range(2):
        assert f"Added to what was taken in as {reference}." in words(
            choose(made, page, "add", reference, told="The stairs are worse now")
        )
    assert Work.objects.count() == before
    told = [entry for entry in read.facts_of({work.pk})[work.pk] if type(entry.fact).__name__ == "MoreTold"]
    assert [entry.by for entry in told] == [staff_id("duty")]
    said = Words.objects.get(pk=told[0].fact.note).body["note"]
    assert "The stairs are worse now" in said
    assert len(said.splitlines()) == 3
    assert "The stairs are worse now" in words(client_of(made, "duty").get(f"/work/{reference}"))


def test_the_same_words_of_a_copy_are_added_once_from_whatever_page_and_again_once_they_were_withdrawn(
    made: Cast,
) -> None:
    reference, work = on_paper(made)
    for days in range(2):
        late = {"told": "Worse now"} | days_ago(made, days)
        page = enter_again(made, reference, **late)
        assert "Added to what was" in words(choose(made, page, "add", reference, **late))
    [only] = more_told(work)
    commit(Withdrawn(subject=work.pk, occurred=made.today, original=only.fact.id, reason="wrong_person"), by="lead")
    choose(made, enter_again(made, reference, told="Worse now"), "add", reference, told="Worse now")
    assert len(more_told(work)) == 2


# The copy came so many days ago, was taken in then, and its words were read so many days ago; what is added came so many
# days ago, and so it is told, unless nobody would read it then.
DAYS = {
    "the day that was typed": (5, None, 3, 3),
    "before the work began": (5, None, 6, 0),
    "before others were read": (5, 2, 3, 0),
    "on the day on which others were read": (5, 2, 2, 2),
}


@pytest.mark.parametrize(("came", "others_read", "typed_day", "told_day"), DAYS.values(), ids=DAYS)
def test_words_off_paper_are_told_by_staff_when_they_came_and_are_always_read(
    made: Cast, came: int, others_read: int | None, typed_day: int, told_day: int
) -> None:
    reference = reference_in(copy_of("help"))
    client = client_of(made, "adviser")
    work = taken(fill(client, "help", FEWEST["help"], paper_reference=reference, **days_ago(made, came)))
    if others_read is not None:
        day = made.today - timedelta(days=others_read)
        commit(MoreTold(subject=work.pk, occurred=day), MoreRead(subject=work.pk, occurred=day), by=staff_id("duty"))
    late = {"told": "Worse now", "channel": "letter"} | days_ago(made, typed_day)
    page = enter_again(made, reference, **late)
    assert "Added to what was" in words(choose(made, page, "add", reference, **late))
    told = more_told(work)[-1]
    assert (told.by, told.fact.occurred) == (staff_id("duty"), made.today - timedelta(days=told_day))
    typed_in = made.today - timedelta(days=typed_day)
    note = Words.objects.get(pk=told.fact.note).body["note"]
    assert note.startswith(f"Letter or paper form, {typed_in:%-d %B %Y}\nOn the paper form, entered again:\n")
    assert Work.objects.get(pk=work.pk).more_told_on == told.fact.occurred


def test_paper_added_once_the_work_has_ended_begins_anew_as_it_came(made: Cast) -> None:
    reference, work = on_paper(made)
    made.works["paper"] = work.pk
    made.move("paper", "end", "lead", why="declined")
    late = {"told": "Worse now", "channel": "letter"} | days_ago(made, 2)
    assert "Added to what was" in words(choose(made, enter_again(made, reference, **late), "add", reference, **late))
    anew = Work.objects.get(because_of=work.pk)
    received = read.facts_of({anew.pk})[anew.pk][1]
    assert (received.by, received.fact.channel) == (staff_id("duty"), "letter")
    assert (anew.opened_on, received.fact.occurred) == (made.today - timedelta(days=2),) * 2


def test_a_copy_of_an_older_version_of_the_form_says_the_same(made: Cast) -> None:
    reference, work = on_paper(made)
    first = Words.objects.get(pk=work.first_told)
    Words.objects.filter(pk=first.pk).update(body={**first.body, "form_version": "0"})
    assert taken(enter_again(made, reference)) == work


def test_paper_that_is_another_form_gets_a_reference_of_its_own_once(made: Cast) -> None:
    reference, _ = on_paper(made)
    before, page = Work.objects.count(), enter_again(made, reference, told="Quite another matter")
    answers = [choose(made, page, "another", reference, told="Quite another matter") for _ in range(2)]
    assert Work.objects.count() == before + 1
    assert "Taken in as" in words(answers[0])
    assert not any(reference in words(answer) for answer in answers)


def test_the_same_paper_on_another_day_says_so_and_is_not_taken_in_quietly(made: Cast) -> None:
    reference, _ = on_paper(made)
    day = made.today - timedelta(days=2)
    when = {"occurred-day": str(day.day), "occurred-month": str(day.month), "occurred-year": str(day.year)}
    page = fill(client_of(made, "adviser"), "help", FEWEST["help"], paper_reference=reference, **when)
    assert page.status_code == 422
    assert "says the same, but for how and when it came in" in words(page)
    assert "Add these words to it" not in words(page)
    assert "Taken in as" in words(choose(made, page, "another", reference))


def test_paper_whose_work_was_taken_off_the_record_gets_a_new_reference(made: Cast) -> None:
    reference, work = on_paper(made)
    opening = read.facts_of({work.pk})[work.pk][0].fact
    commit(Withdrawn(subject=work.pk, occurred=made.today, original=opening.id, reason="did_not_happen"), by="lead")
    assert not Work.objects.filter(pk=work.pk).exists()
    page = enter_again(made, reference)
    assert page.status_code == 422
    assert "taken off the record since" in words(page)
    assert "Add these words to it" not in words(page)
    assert choose(made, page, "add", reference).status_code == 422
    assert "Taken in as" in words(choose(made, page, "another", reference))


def test_a_page_that_was_sent_before_is_taken_in_anew_when_it_is_sent_again(made: Cast) -> None:
    client, before = client_of(made, "adviser"), Work.objects.count()
    form = sent(client.get("/ask-for/help"), **FEWEST["help"]) | {"channel": "phone"}
    client.post("/ask-for/help", form)
    again = client.post("/ask-for/help", form | {"told": "Other words"})
    assert (
        client.post(
            "/ask-for/help", sent(again) | FEWEST["help"] | {"channel": "phone", "told": "Other words"}
        ).status_code
        == 302
    )
    assert Work.objects.count() == before + 2


def test_who_may_not_see_what_is_there_is_given_no_way_to_it(made: Cast) -> None:
    reference = reference_in(copy_of("concern"))
    work = taken(fill(client_of(made, "lead"), "concern", FEWEST["concern"], paper_reference=reference))
    made.works["paper"] = work.pk
    for typed_in in ({}, {"told": "More"}):
        answers = FEWEST["concern"] | typed_in
        page = fill(client_of(made, "manager"), "concern", answers, paper_reference=reference)
        assert reference in words(page)
        assert f"/work/{reference}" not in read_page(page).links
        assert "this page cannot tell you whether what you typed says the same" in words(page)
        add = answers | {"paper_reference": reference, "channel": "phone", "way": "add"}
        answer = client_of(made, "manager").post("/ask-for/concern", sent(page) | add, follow=True)
        assert f"Added to what was taken in as {reference}." in words(answer)
        copy = PublicDraft.objects.get(work=work.pk)
        before = taken_in_before(copy, PUBLIC["concern"], answers, by=made.staff["manager"])
        assert before is not None
        assert (before.may_be_seen, before.other_words, before.takes_more) == (False, False, True)
    kept = [Words.objects.get(pk=each.fact.note).body["note"] for each in more_told(work)]
    assert [FEWEST["concern"]["who"] in each for each in kept] == [True, True]
    again = fill(client_of(made, "lead"), "concern", FEWEST["concern"], paper_reference=reference)
    assert taken(again) == work


BAD = {
    "nothing that is needed": {"told": "", "carer_name": ""},
    "a day that cannot be": {"occurred-day": "31", "occurred-month": "2"},
    "a day to come": {"occurred-year": "2099"},
    "no such choice": {"for_whom": "nobody"},
    "too long": {"told": "x" * 20_001},
    "no such time": {"at": "half past"},
    "what does not apply": {"sender_name": "Somebody Else"},
}


@pytest.mark.parametrize("bad", BAD)
def test_nothing_that_was_typed_is_lost_on_an_error(made: Cast, bad: str) -> None:
    before = Work.objects.count()
    full = FEWEST["help"] | {"person_born": "about 1940", "person_address": "1 Invented Row\nMadeupton"}
    answer = fill(client_of(made, "adviser"), "help", full, **BAD[bad])
    assert answer.status_code == 422, bad
    assert "There is a problem" in words(answer)
    page = answer.content.decode()
    kept = full | BAD[bad]
    assert [
        name for name, text in kept.items() if text and name != "for_whom" and str(text).split("\n")[0] not in page
    ] == []
    assert Work.objects.count() == before


HARD = ("She\0 fell", "\u202egnar", "😢🏥", "<script>alert('x')</script>", "O'Brien")


@pytest.mark.parametrize("text", HARD)
def test_it_is_not_refused_for_what_it_says(made: Cast, text: str) -> None:
    work = taken(fill(client_of(made, "duty"), "concern", {"told": text, "who": text}))
    assert Words.objects.get(pk=work.first_told).body["told"] == text.replace("\0", "")


def test_the_caller_is_told_the_reference_and_can_have_a_copy_of_what_was_said(made: Cast) -> None:
    client = client_of(made, "adviser")
    answer = fill(client, "help", FEWEST["help"] | {"person_phone": "07700 900123"})
    receipt = client.get(answer["Location"])
    assert taken(answer).reference in words(receipt)
    copy = f"/work/{taken(answer).reference}/sent"
    assert copy in read_page(receipt).links
    assert "07700 900123" in words(client.get(copy))
    assert "caller’s copy" not in words(client.get(f"/contact/taken/{made.work('contact').reference}"))


@pytest.mark.parametrize(
    ("who", "status"), [("adviser", 200), ("duty", 200), ("lead", 200), ("worker", 403), ("councillor", 403)]
)
def test_it_is_for_those_who_take_contacts_in(made: Cast, who: str, status: int) -> None:
    assert client_of(made, who).get("/ask-for/help").status_code == status
    if status == 200:
        links = read_page(client_of(made, who).get("/contact/new")).links
        assert {f"/ask-for/{slug}" for slug in PUBLIC} <= set(links)
