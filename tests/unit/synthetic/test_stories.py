"""What the county's records tell of people: much, of many, and not the same of each; and nothing that changes a figure."""

import re
from collections import Counter, defaultdict

import pytest

from lintel.domain.document import Description
from lintel.synthetic import county as making
from lintel.synthetic.calibration import as_text, calibration_table
from lintel.synthetic.county import County, county
from lintel.synthetic.stories.everybody import Stories
from lintel.synthetic.stories.phrases import parts
from tests.unit.synthetic.told import (
    DRAMA,
    PHONE_LIKE,
    TODAY,
    all_texts,
    facts,
    identities,
    said,
    words,
)


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
def test_most_of_those_with_an_open_assessment_are_told_of(
    made: County, assessed: set[str], kind: str, least: float
) -> None:
    told = {fact.subject for fact in facts(made, kind)}
    share = len(assessed & told) / len(assessed)
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
