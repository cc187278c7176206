"""What the county's records tell of people: much, of many, and not the same of each; and nothing that changes a figure."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from datetime import date, timedelta

import pytest

from lintel.domain.document import Description, Identity, Words
from lintel.domain.fact import Fact
from lintel.domain.finding import numbers
from lintel.domain.finding.asked import Known
from lintel.domain.finding.names import words_of
from lintel.domain.finding.same_person import why_same
from lintel.domain.forced_access import review_due
from lintel.domain.forms.care_act_assessment import CARE_ACT_ASSESSMENT, answers_meet_criteria, points_elsewhere
from lintel.domain.kept_apart import SORTS
from lintel.domain.moment import Moment
from lintel.synthetic import county as making
from lintel.synthetic.calibration import as_text, calibration_table
from lintel.synthetic.county import County, county
from lintel.synthetic.setting import HERE
from lintel.synthetic.stories.everybody import Stories
from lintel.synthetic.stories.phrases import parts
from lintel.synthetic.telling import tell_all

TODAY = date(2026, 3, 4)
PHONE_LIKE = re.compile(r"\b0\d{2,4}(?: ?\d{3,4}){1,2}\b")
DRAMA = re.compile(r"01632 960\d{3}|07700 900\d{3}|020 7946 0\d{3}|0116 496 0\d{3}")


def facts(made: County, *kinds: str) -> list[Fact]:
    return [line.fact for line in made.lines if type(line.fact).__name__ in kinds]


def words(made: County) -> dict[str, Words]:
    return {each.id: each for each in made.documents if isinstance(each, Words)}


def said(made: County, kind: str) -> list[str]:
    written = words(made)
    return [written[fact.note].body["note"] for fact in facts(made, kind) if fact.note]


def all_texts(made: County) -> Iterator[str]:
    for each in words(made).values():
        yield from each.body.values()


def identities(made: County) -> dict[str, Identity]:
    return {each.person: each for each in made.documents if isinstance(each, Identity)}


def open_assessments(made: County) -> set[str]:
    works = tell_all(made.lines).works
    return {w.person or "" for w in works if w.kind and w.kind.name == "care_act_assessment" and w.closed_on is None}


def test_no_figure_is_changed_by_what_is_told(made: County, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(making, "tell_stories", lambda *told: Stories([], (), ()))
    bare = county(TODAY, history_days=400)
    assert len(bare.lines) < len(made.lines) - 10_000
    assert as_text(calibration_table(bare)) == as_text(calibration_table(made))


@pytest.mark.parametrize(
    ("kind", "least"),
    [("OwnWordsRecorded", 0.7), ("MattersRecorded", 0.5), ("PromiseMade", 0.5), ("NoteMade", 0.5),
     ("SafeContactRecorded", 0.6), ("ConsentRecorded", 0.4), ("RelationshipRecorded", 0.5)],
)  # fmt: skip
def test_most_of_those_with_an_open_assessment_are_told_of(made: County, kind: str, least: float) -> None:
    people, told = open_assessments(made), {fact.subject for fact in facts(made, kind)}
    share = len(people & told) / len(people)
    assert least <= share < 0.99, "and not all: a record is seldom whole"


def test_a_few_are_told_of_fully(made: County) -> None:
    told = defaultdict(set)
    for line in made.lines:
        told[line.fact.subject].add(type(line.fact).__name__)
    whole = {"OwnWordsRecorded", "MattersRecorded", "PromiseMade", "NoteMade", "SafeContactRecorded", "ConsentRecorded"}
    assert len(made.story.told_fully) > 15
    assert {made.story.carer, made.story.cared_for} <= set(made.story.told_fully)
    assert [person for person in made.story.told_fully if not whole <= told[person]] == []


@pytest.mark.parametrize(
    ("kind", "most"), [("OwnWordsRecorded", 0.01), ("MattersRecorded", 0.02), ("NoteMade", 0.03), ("PromiseMade", 0.1)]
)
def test_many_do_not_say_the_same(made: County, kind: str, most: float) -> None:
    told = said(made, kind)
    [(_, often)] = Counter(told).most_common(1)
    assert often / len(told) < most
    assert len(set(told)) > 300


def test_every_text_is_whole(made: County) -> None:
    """No part is left unfilled, and each begins and ends as a sentence does. Codes of a form have neither."""
    texts = [text for text in all_texts(made) if " " in text]
    assert [text for text in texts if re.search(r"[{}]|  | \.|None", text)] == []
    assert [text for text in texts if not re.match(r"[^a-z]", text) or text[-1] not in ".?!”"] == []


def test_nobody_can_be_rung_by_what_is_written(made: County) -> None:
    rung = [number for text in all_texts(made) for number in PHONE_LIKE.findall(text)]
    assert len(rung) > 500
    assert [number for number in rung if not DRAMA.fullmatch(number)] == []


def test_a_note_that_names_somebody_else_says_so(made: County) -> None:
    called = {person: each.name.split()[0] for person, each in identities(made).items()}
    related, written = defaultdict(set), words(made)
    for fact in facts(made, "RelationshipRecorded"):
        related[fact.subject].add(called[vars(fact)["other"]])
    notes = facts(made, "NoteMade")
    marked = [fact for fact in notes if vars(fact)["third_person"]]
    assert 0.1 < len(marked) / len(notes) < 0.7
    for fact in marked:
        assert any(name in written[fact.note or ""].body["note"] for name in related[fact.subject])


def test_some_notes_were_put_right_and_both_are_kept(made: County) -> None:
    notes, written = {fact.id: fact for fact in facts(made, "NoteMade")}, words(made)
    later = [fact for fact in notes.values() if vars(fact)["version_of"]]
    assert len(later) > 30
    for fact in later:
        before = notes[vars(fact)["version_of"]]
        assert before.subject == fact.subject
        assert written[fact.note or ""].body["note"].startswith(written[before.note or ""].body["note"])


def test_promises_are_kept_late_or_still_to_come(made: County) -> None:
    kept = {vars(fact)["promise"]: fact.occurred for fact in facts(made, "PromiseKept")}
    states = Counter()
    for fact in facts(made, "PromiseMade"):
        due = vars(fact)["due_on"]
        on_time = kept[fact.id] <= due if fact.id in kept else None
        states["still to come" if on_time is None and due >= TODAY else on_time] += 1
    assert all(states[each] > 20 for each in (True, False, None, "still to come"))


def test_carers_are_people_in_their_own_right(made: County) -> None:
    carers = {
        vars(fact)["other"] for fact in facts(made, "RelationshipRecorded") if vars(fact)["relationship"] == "carer"
    }
    own = {vars(fact)["person"] for fact in facts(made, "WorkOpened")}
    assert carers <= identities(made).keys()
    assert len(carers & own) > 100
    assert carers - own, "and some are known by nothing else yet"
    back = {(fact.subject, vars(fact)["other"]) for fact in facts(made, "RelationshipRecorded")}
    assert {(other, one) for one, other in back} == back, "each record says its own"


def test_assessments_of_late_are_on_the_form(made: County) -> None:
    written, since = words(made), TODAY - timedelta(days=50)
    late = [fact for fact in facts(made, "AssessmentCompleted") if fact.occurred > since]
    assert len(late) > 300
    for fact in late:
        form = written[vars(fact)["answers"] or ""]
        assert (form.sort, form.about) == ("care_act_assessment", fact.subject)
        assert form.body["form_version"] == CARE_ACT_ASSESSMENT.version
        known = {each.name for each in CARE_ACT_ASSESSMENT.questions()} | {"form_version"}
        assert form.body.keys() <= known


def test_what_was_decided_is_what_the_answers_point_to(made: County) -> None:
    written = words(made)
    last = {fact.subject: vars(fact)["answers"] for fact in facts(made, "AssessmentCompleted", "AssessmentResubmitted")}
    told = Counter()
    for fact in facts(made, "EligibilityDecided"):
        if (answers := last.get(fact.subject)) and (form := written[answers].body):
            decision = vars(fact)["decision"]
            assert form["proposed"] == decision
            assert answers_meet_criteria(form) == (decision == "eligible")
            assert not points_elsewhere(form)
            assert CARE_ACT_ASSESSMENT.unanswered(form) == []
            told[vars(fact)["reason"]] += 1
    assert {"criteria_met", "needs_met_otherwise"} < told.keys()


def test_nobody_signs_off_what_they_wrote(made: County) -> None:
    written_by = {line.fact.subject: line.by for line in made.lines if vars(line.fact).get("answers")}
    managers = {each.id for each in made.council.staff if each.role == "team_manager"}
    signed = [
        line
        for line in made.lines
        if type(line.fact).__name__ in ("EligibilityDecided", "AssessmentReturned") and line.fact.subject in written_by
    ]
    assert len(signed) > 200
    assert [line for line in signed if line.by == written_by[line.fact.subject] or line.by not in managers] == []


def test_some_assessments_were_sent_back_and_both_versions_are_kept(made: County) -> None:
    again = {fact.subject: fact for fact in facts(made, "AssessmentResubmitted")}
    first = {fact.subject: fact for fact in facts(made, "AssessmentCompleted")}
    written = words(made)
    returned = {fact.subject for fact in facts(made, "AssessmentReturned")}
    assert again.keys() < returned, "and a few are with their writers still"
    for work, fact in again.items():
        assert written[vars(fact)["answers"]].body != written[vars(first[work])["answers"]].body


def test_a_few_were_assessed_before_and_both_times_on_the_form(made: County) -> None:
    person = {fact.subject: vars(fact)["person"] for fact in facts(made, "WorkOpened")}
    on_the_form = [fact for fact in facts(made, "AssessmentCompleted") if vars(fact)["answers"]]
    often = Counter(person[fact.subject] for fact in on_the_form)
    again = [who for who, times in often.items() if times == 2]
    assert len(again) == 1, "one is finished; the others are being written"
    assert all(who in made.story.told_fully for who in again)
    old = {person[fact.subject] for fact in on_the_form if fact.occurred < TODAY - timedelta(days=300)}
    assert len(old) == 3
    assert old <= open_assessments(made)


def test_contacts_tell_who_rang_and_why_it_should_not_have_been_needed(made: County) -> None:
    received = [fact for fact in facts(made, "ContactReceived") if vars(fact)["reason"] != "welfare_concern"]
    asked = [vars(fact) for fact in received]
    assert all(each["caller"] and each["failure_demand"] for each in asked)
    chasing = [each for each in asked if each["failure_demand"] not in ("no", "not_known")]
    assert 0.2 < len(chasing) / len(asked) < 0.6
    advised = [vars(fact) for fact in facts(made, "ContactTriaged") if vars(fact)["decision"] == "advice_given"]
    assert all(each["advice"] and each["conversation"] == "connect" for each in advised)
    open_to_calls = {fact.subject for fact in received}
    called = facts(made, "CallTaken", "CallMade")
    assert len(called) > 100
    assert {fact.subject for fact in called} <= open_to_calls


def test_records_opened_in_an_emergency_are_reviewed_or_due_to_be(made: County) -> None:
    forced = facts(made, "AccessForced")
    reviewed = {vars(fact)["access"]: vars(fact)["reviewer"] for fact in facts(made, "AccessReviewed")}
    opened = {vars(fact)["person"] for fact in facts(made, "WorkOpened") if vars(fact)["team"] == HERE}
    [due] = [fact for fact in forced if fact.id not in reviewed]
    assert len(forced) == 3
    assert {fact.subject for fact in forced} <= opened
    assert review_due(Moment(due.occurred)) >= TODAY
    assert all(reviewed[fact.id] != vars(fact)["reader"] for fact in forced if fact.id in reviewed)


def test_who_is_there_twice_would_be_suggested(made: County) -> None:
    born = {each.person: each.birth_date for each in made.documents if isinstance(each, Description)}
    known = identities(made)

    def compared(person: str) -> Known:
        who = known[person]
        phone, postcode = numbers.phone_key(who.phone), numbers.postcode_key(who.postcode)
        return Known(words=words_of(who.name), birth_date=born[person], postcode=postcode, phone=phone)

    assert len(made.story.written_twice) == 3
    for one, other in made.story.written_twice:
        assert "same date of birth" in why_same(compared(one), compared(other))


def test_what_is_kept_apart_stands_nowhere_else(made: County) -> None:
    assert {each.sort for each in made.kept_apart} == set(SORTS)
    assert 10 <= len(made.kept_apart) <= 80
    texts = PHONE_LIKE.sub("", " ".join(all_texts(made)))
    codes = {re.split("[,.]", each.text)[0] for each in made.kept_apart}
    assert [code for code in codes if re.search(rf"\b{re.escape(code)}\b", texts)] == []
    assert {each.person for each in made.kept_apart} <= identities(made).keys()


def test_languages_fit_what_is_needed(made: County) -> None:
    everybody = (each for each in made.documents if isinstance(each, Description))
    described = [each for each in everybody if each.person != made.story.restricted_person]
    by_need = defaultdict(Counter)
    for each in described:
        by_need[each.communication_need][each.language] += 1
    assert not {"", "en"} & by_need["interpreter"].keys()
    assert len(by_need["interpreter"]) > 8
    assert by_need[""].keys() == {"", "en"}


def test_every_theme_can_be_told_without_a_helper() -> None:
    """Each list has a part that names nobody: not everybody has somebody."""
    for name, theme in parts("themes").items():
        for each in ("happened", "hard", "want", "need", "visit"):
            assert [part for part in theme[each] if "helper" not in part], (name, each)
        assert len(theme["outcomes"]) >= 4, name
