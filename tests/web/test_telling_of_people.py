"""What is told of a person: each page by the right reader, a teammate and a stranger; and what pages show and never tell."""

import pytest
from django.http import HttpResponse

from lintel.domain.telling_of_people import TOLD
from lintel.records.models import Description, Identity
from tests.people import Cast, cast, client_of
from tests.web.reading import read, sent, words
from tests.web.telling import ANSWERS, page_of, shown, tell, told


@pytest.fixture
def made(db: None) -> Cast:
    return cast()


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
                "Orla O'Brien-Lee", "Reference P-", "Dangerous animal",
                "Safe to Ring. Never text or leave a message. Not known to be safe: write",
                "Language and needs Polish; Large print", "May speak for them Mab", "Sharing Agrees in part",
            ):  # fmt: skip
                assert said in bar, (path, said)

    def test_says_a_language_that_is_the_need_once(self, made: Cast) -> None:
        told(made, "describe", "lead", communication_need="british_sign_language", language="bfi")
        bar = words(client_of(made, "lead").get(page_of(made, "orla")))
        assert "Language and needs British Sign Language May speak" in " ".join(bar.split())

    def test_says_several_needs_which_stay_ticked_when_something_else_is_changed(self, made: Cast) -> None:
        told(made, "describe", "lead", communication_need=["large_print", "easy_read"])
        assert "Language and needs Polish; Large print; Easy read" in shown(made, "lead")
        page = client_of(made, "lead").get(f"{page_of(made, 'orla')}/tell/describe").content.decode()
        assert page.count(" checked") == 2

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
