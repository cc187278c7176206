"""What is told of a person: each page by the right reader, a teammate and a stranger; and what pages show and never tell."""

from typing import Any

import pytest
from django.http import HttpResponse

from lintel.casework.commit import commit
from lintel.casework.models import Person, Work
from lintel.domain.person import RestrictionPlaced
from lintel.domain.telling_of_people import TOLD
from lintel.records.models import Description, Identity
from tests.people import Cast, cast, client_of, reference_of, register, staff_id
from tests.web.reading import read, sent, without_token, words

SAFE = {"ring": "yes", "text": "no", "leave_message": "no", "write": "not_known"}
ANSWERS: dict[str, dict[str, str]] = {
    "note": {"sort": "visit", "third_person": "yes", "note": "Met her sister Mab at the door."},
    "promise": {"due_on-day": "30", "due_on-month": "12", "due_on-year": "2099", "note": "Ring about the ramp."},
    "own-words": {"note": "I want to get to the garden again."},
    "what-matters": {"note": "Her dog Pip, and being asked first."},
    "safe-contact": SAFE,
    "hazard": {"hazard": "dangerous_animal"},
    "consent": {"decision": "agreed_in_part", "note": "Not with her brother."},
    "relationship": {"name": "Mab O'Brien", "phone": "01632 960199", "relationship": "sibling", "may_speak": "no"},
    "describe": {"name": "Orla O'Brien-Lee", "language": "pl", "communication_need": "large_print"},
}


@pytest.fixture
def made(db: None) -> Cast:
    return cast()


def page_of(made: Cast, person: str) -> str:
    return f"/person/{reference_of(made.people[person])}"


def tell(made: Cast, who: str, path: str, **answers: str) -> HttpResponse:
    client = client_of(made, who)
    opened = client.get(path)
    assert opened.status_code == 200, path
    read(opened)
    return client.post(path, sent(opened, **answers))


def told(made: Cast, what: str, who: str = "worker", person: str = "orla", **more: str) -> None:
    """Let somebody tell one thing of a person."""
    answer = tell(made, who, f"{page_of(made, person)}/tell/{what}", **ANSWERS[what] | more)
    assert answer.status_code == 302, words(answer)


def shown(made: Cast, who: str = "worker", person: str = "orla") -> str:
    return words(client_of(made, who).get(page_of(made, person)))


def test_an_answer_is_tried_for_everything_that_may_be_told() -> None:
    assert set(ANSWERS) == set(TOLD)


@pytest.mark.parametrize("what", TOLD)
def test_the_worker_and_her_teammate_tell_it_and_a_stranger_finds_no_page(made: Cast, what: str) -> None:
    path = f"{page_of(made, 'orla')}/tell/{what}"
    assert path in read(client_of(made, "worker").get(page_of(made, "orla"))).links
    for who in ("worker", "teammate"):
        answers = ANSWERS[what] | ({"name": f"Mab {who}"} if what in ("relationship", "describe") else {})
        answers |= {"hazard": "severe_allergy"} if (what, who) == ("hazard", "teammate") else {}
        assert tell(made, who, path, **answers)["Location"] == page_of(made, "orla"), who
    before = made.person("orla").sequence
    for who, status in (("stranger", 404), ("director", 403)):
        assert client_of(made, who).get(path).status_code == status
        assert client_of(made, who).post(path, ANSWERS[what]).status_code == status
    assert made.person("orla").sequence == before


@pytest.mark.parametrize("what", [what for what in TOLD if what != "describe"])
def test_nothing_is_taken_where_nothing_was_answered(made: Cast, what: str) -> None:
    before = made.person("orla").sequence
    path = f"{page_of(made, 'orla')}/tell/{what}"
    typed = {} if what in ("own-words", "what-matters", "promise", "note") else {"note": "O'Brien <b> said so."}
    answer = tell(made, "worker", path, **typed)
    assert answer.status_code == 422
    assert "There is a problem" in words(answer)
    assert all(text in words(answer) for text in typed.values())
    assert made.person("orla").sequence == before


def test_the_page_begins_with_the_story(made: Cast) -> None:
    for what in ("own-words", "what-matters", "promise"):
        told(made, what)
    page = shown(made, "manager")
    story = page[: page.index("Open work")]
    for said in ("garden again", "Pip", "Due 30 Dec 2099", "Ring about the ramp.", "Care Act assessment"):
        assert said in story
    assert "garden again" not in shown(made, "manager", "lin")


def test_the_words_that_hold_are_filled_in_and_the_last_stand_first(made: Cast) -> None:
    told(made, "own-words")
    path = f"{page_of(made, 'orla')}/tell/own-words"
    assert "garden again" in client_of(made, "teammate").get(path).content.decode()
    told(made, "own-words", "teammate", note="I want to stay in my own home.")
    page = shown(made)
    assert "I want to stay" in page[: page.index("Open work")]
    assert "garden again" not in page[: page.index("Open work")]
    assert "garden again" in page


def test_a_promise_is_kept_on_a_day_and_only_once(made: Cast) -> None:
    told(made, "promise")
    (link,) = [
        each for each in read(client_of(made, "worker").get(page_of(made, "orla"))).links if "keep-promise" in each
    ]
    assert "Ring about the ramp." in words(client_of(made, "worker").get(link))
    assert client_of(made, "stranger").get(link).status_code == 404
    opened = client_of(made, "worker").get(link)
    assert tell(made, "teammate", link, note="Rang at noon.").status_code == 302
    assert f"Kept {made.today.day} " in shown(made)
    assert client_of(made, "worker").post(link, sent(opened)).status_code == 409
    assert "recorded already that this promise was kept" in words(tell(made, "worker", link))


def test_a_promise_is_due_no_earlier_than_it_is_made(made: Cast) -> None:
    answer = tell(
        made, "worker", f"{page_of(made, 'orla')}/tell/promise", **ANSWERS["promise"] | {"due_on-year": "2020"}
    )
    assert "It cannot be due before the day on which it was promised." in words(answer)
    assert "Ring about the ramp." in words(answer)


def test_a_note_is_put_right_by_a_new_version_and_both_stay(made: Cast) -> None:
    told(made, "note")
    links = read(client_of(made, "worker").get(page_of(made, "orla"))).links
    (again,) = [each for each in links if "note-again" in each]
    opened = client_of(made, "teammate").get(again)
    assert "her sister Mab at the door" in words(opened)
    answers = {"sort": "visit", "third_person": "no", "note": "Met a neighbour at the door."}
    assert tell(made, "teammate", again, **answers).status_code == 302
    page = shown(made)
    for said in ("sister Mab", "Corrected since", "Met a neighbour", "Puts right", "Names somebody else: Yes"):
        assert said in page
    # There is one note still, and its last version is what is put right next.
    (now,) = [each for each in read(client_of(made, "worker").get(page_of(made, "orla"))).links if "note-again" in each]
    assert now == again
    assert "Met a neighbour" in words(client_of(made, "worker").get(now))
    assert client_of(made, "stranger").get(again).status_code == 404
    assert client_of(made, "director").get(again).status_code == 403
    assert again not in read(client_of(made, "director").get(page_of(made, "orla"))).links


def test_what_was_told_of_the_wrong_person_is_taken_back_by_a_manager(made: Cast) -> None:
    told(made, "note")
    told(made, "hazard")
    page = client_of(made, "manager").get(page_of(made, "orla"))
    links = [each for each in read(page).links if "take-back" in each]
    assert len(links) == 2
    assert not [
        each for each in read(client_of(made, "worker").get(page_of(made, "orla"))).links if "take-back" in each
    ]
    for who, status in (("worker", 403), ("stranger", 404), ("director", 403)):
        assert client_of(made, who).get(links[0]).status_code == status
    for link in links:
        assert tell(made, "manager", link, reason="wrong_person", note="It was her neighbour.").status_code == 302
        assert client_of(made, "manager").get(link).status_code == 404
    page = client_of(made, "manager").get(page_of(made, "orla"))
    assert made.person("orla").hazards == []
    assert "It was her neighbour." in words(page)
    assert "Dangerous animal" not in page.content.decode().split("<h1")[0]


def test_a_note_of_which_there_is_a_later_version_is_not_taken_back_first(made: Cast) -> None:
    told(made, "note")
    (again,) = [
        each for each in read(client_of(made, "worker").get(page_of(made, "orla"))).links if "note-again" in each
    ]
    tell(made, "worker", again, sort="visit", third_person="no", note="Met a neighbour.")
    first = f"{page_of(made, 'orla')}/tell/take-back/{again.rsplit('/', 1)[1]}"
    refused = tell(made, "manager", first, reason="wrong_person", note="Not hers.")
    assert "Later entries rest on this one" in words(refused)
    assert "Not hers." in words(refused)


def test_what_somebody_told_first_is_shown_and_what_was_typed_stays(made: Cast) -> None:
    path, client = f"{page_of(made, 'orla')}/tell/own-words", client_of(made, "worker")
    opened = client.get(path)
    told(made, "own-words", "teammate")
    answer = client.post(path, sent(opened, note="Typed meanwhile."))
    assert answer.status_code == 409
    for said in (
        "This record has changed since you opened this page",
        "Own words recorded",
        "garden again",
        "Typed meanwhile.",
    ):
        assert said in words(answer)


def test_a_new_version_of_who_they_are_leaves_the_old_one(made: Cast) -> None:
    before = Identity.objects.filter(person=made.people["orla"]).count()
    path = f"{page_of(made, 'orla')}/tell/describe"
    asked = client_of(made, "worker").get(path)
    assert all(said in asked.content.decode() for said in ("Orla O&#39;Brien", "01632 960101", "1941"))
    told(made, "describe", email="orla@example.org", nhs_number="123 456 7890", phone="01632 960101", locality="north")
    assert Identity.objects.filter(person=made.people["orla"]).count() == before + 1
    described = Description.objects.get(pk=made.person("orla").description)
    assert (described.language, described.birth_date.year, described.valid_from) == ("pl", 1941, made.today)  # type: ignore[union-attr]
    page = shown(made)
    for said in (
        "Orla O'Brien-Lee",
        "orla@example.org",
        "As given: its last digit cannot be right.",
        "Polish; Large print",
    ):
        assert said in page


def test_who_they_are_put_down_as_it_was_is_refused(made: Cast) -> None:
    as_it_is = {"name": "Orla O'Brien", "phone": "01632 960101", "locality": "north"}
    answer = tell(made, "worker", f"{page_of(made, 'orla')}/tell/describe", **as_it_is)
    assert "Change at least one thing." in words(answer)
    unreadable = tell(made, "worker", f"{page_of(made, 'orla')}/tell/describe", **as_it_is | {"name": "\u202e"})
    assert unreadable.status_code == 422
    wrong = tell(made, "worker", f"{page_of(made, 'orla')}/tell/describe", **as_it_is | {"email": "orla at home"})
    assert wrong.status_code == 422
    assert "orla at home" in wrong.content.decode()


class TestTheIdentityBar:
    def pages(self, made: Cast) -> list[str]:
        work, person = f"/work/{made.work('held').reference}", page_of(made, "orla")
        moves = [f"{work}/rate", f"{work}/keep_in_touch"]
        return [work, *moves, person, f"{person}/chronology", *(f"{person}/tell/{what}" for what in TOLD)]

    def test_says_it_on_every_page_of_the_record(self, made: Cast) -> None:
        for what in ("safe-contact", "hazard", "consent", "describe", "relationship"):
            told(made, what, "lead", **({"name": "Mab", "may_speak": "yes"} if what == "relationship" else {}))
        for path in self.pages(made):
            bar = words(client_of(made, "lead").get(path))
            for said in (
                "Orla O'Brien-Lee", "Reference P-", "Dangerous animal", "Safe to Ring. Never text or leave a message. Not known: write",
                "Language and needs Polish; Large print", "May speak for them Mab", "Sharing Agrees in part",
            ):  # fmt: skip
                assert said in bar, (path, said)

    def test_says_where_nothing_was_asked(self, made: Cast) -> None:
        bar = shown(made)
        for said in ("Safe to Not asked yet", "May speak for them Nobody recorded", "Sharing Not asked yet"):
            assert said in bar

    def test_has_three_badges_at_most_and_says_the_others(self, made: Cast) -> None:
        for hazard in ("visit_in_pairs", "risk_of_suicide", "weapon_at_home", "severe_allergy"):
            told(made, "hazard", hazard=hazard)
        page = client_of(made, "worker").get(page_of(made, "orla")).content.decode()
        badges = page.split('aria-label="Alerts">')[1].split("</ul>")[0]
        assert badges.count("<li>") == 3
        assert "Visit in pairs" not in badges
        assert "Other risks Visit in pairs" in shown(made)
        (over,) = [
            each
            for each in read(client_of(made, "worker").get(page_of(made, "orla"))).links
            if "visit_in_pairs" in each
        ]
        assert client_of(made, "stranger").get(over).status_code == 404
        assert tell(made, "teammate", over).status_code == 302
        assert "Other risks Visit in pairs" not in shown(made)
        assert client_of(made, "worker").get(over).status_code == 404

    def test_tells_nothing_to_who_may_not_know_who_it_is(self, made: Cast) -> None:
        for what in ("safe-contact", "hazard"):
            told(made, what)
        bar = words(client_of(made, "analyst").get(f"/work/{made.work('held').reference}"))
        assert "Dangerous animal" not in bar
        assert "Never text" not in bar


def relate(made: Cast, who: str, one: str, other: str, **more: str) -> HttpResponse:
    answers = {"other": reference_of(made.people[other]), "relationship": "carer", "may_speak": "yes"} | more
    return tell(made, who, f"{page_of(made, one)}/tell/relationship", **answers)


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

    def test_is_offered_an_assessment_of_her_own(self, made: Cast) -> None:
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

    def test_only_a_carer_is(self, made: Cast) -> None:
        answer = relate(made, "manager", "orla", "lin", relationship="friend", own_assessment="yes")
        assert "Only a carer is offered this." in words(answer)

    def test_may_wait_for_it(self, made: Cast) -> None:
        before = Work.objects.count()
        assert relate(made, "manager", "orla", "lin", own_assessment="no").status_code == 302
        assert Work.objects.count() == before


class TestTheTimeline:
    @pytest.mark.parametrize(
        ("kind", "there", "not_there"),
        [
            ("notes", "her sister Mab", "Agrees in part: see the note Note"),
            ("story", "Own words recorded", "Consent recorded"),
            ("known", "Consent recorded", "Own words recorded"),
            ("record", "Nothing of this sort", "Consent recorded"),
            ("care_act_assessment", "Offer accepted", "Consent recorded"),
            ("review", "Review scheduled", "Offer accepted"),
        ],
    )
    def test_shows_one_sort_of_entry_and_keeps_it_in_the_address(
        self, made: Cast, kind: str, there: str, not_there: str
    ) -> None:
        for what in ("note", "own-words", "consent"):
            told(made, what)
        for path in (page_of(made, "orla"), f"{page_of(made, 'orla')}/chronology"):
            page = client_of(made, "worker").get(f"{path}?kind={kind}")
            assert there in words(page)
            assert not_there not in words(page)
            assert "Showing only" in words(page)
            assert path in read(page).links

    def test_a_sort_that_is_not_known_is_said_and_nothing_is_left_out(self, made: Cast) -> None:
        told(made, "consent")
        page = client_of(made, "worker").get(f"{page_of(made, 'orla')}?kind=no-such")
        assert "not a sort of entry that we know" in words_of(page)
        assert "Consent recorded" in words_of(page)

    def test_the_chronology_has_the_oldest_first_and_only_what_the_reader_may_see(self, made: Cast) -> None:
        told(made, "note")
        page = words(client_of(made, "worker").get(f"{page_of(made, 'orla')}/chronology"))
        assert page.index("Person registered") < page.index("Offer accepted") < page.index("her sister Mab")
        assert client_of(made, "stranger").get(f"{page_of(made, 'orla')}/chronology").status_code == 404
        assert client_of(made, "analyst").get(f"{page_of(made, 'orla')}/chronology").status_code == 403
        assert "Concern received" not in page
        assert "Concern received" in words(client_of(made, "lead").get(f"{page_of(made, 'orla')}/chronology"))


def words_of(response: HttpResponse) -> str:
    return " ".join(response.content.decode().split())
