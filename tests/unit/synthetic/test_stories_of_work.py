"""What the county's work tells: assessments on the form, contacts, and what is uncommon and matters."""

import re
from collections import Counter
from datetime import timedelta

from lintel.domain.document import Description
from lintel.domain.finding import numbers
from lintel.domain.finding.asked import Known
from lintel.domain.finding.names import words_of
from lintel.domain.finding.same_person import why_same
from lintel.domain.forced_access import review_due
from lintel.domain.forms.care_act_assessment import CARE_ACT_ASSESSMENT, answers_meet_criteria, points_elsewhere
from lintel.domain.kept_apart import SORTS
from lintel.domain.moment import Moment
from lintel.synthetic.county import County
from lintel.synthetic.setting import HERE
from tests.unit.synthetic.told import PHONE_LIKE, TODAY, all_texts, facts, identities, words


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


def test_a_few_were_assessed_before_and_both_times_on_the_form(made: County, assessed: set[str]) -> None:
    person = {fact.subject: vars(fact)["person"] for fact in facts(made, "WorkOpened")}
    on_the_form = [fact for fact in facts(made, "AssessmentCompleted") if vars(fact)["answers"]]
    often = Counter(person[fact.subject] for fact in on_the_form)
    again = [who for who, times in often.items() if times == 2]
    assert len(again) == 1, "one is finished; the others are being written"
    assert all(who in made.story.told_fully for who in again)
    old = {person[fact.subject] for fact in on_the_form if fact.occurred < TODAY - timedelta(days=300)}
    assert len(old) == 3
    assert old <= assessed


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
