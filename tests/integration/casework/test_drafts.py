"""Drafts: two people at once, parked and handed over, and never a word lost."""

import random
import uuid

import pytest

from lintel.casework import drafts
from lintel.casework.drafts import Saved
from lintel.casework.drafts_offered import offered_to, unsaved_count
from lintel.domain.refusals import Refused
from lintel.ledger.models import Look
from lintel.records.models import Draft, DraftVersion
from tests.people import DUTY, NORTH, Cast, cast

FORM = "care_act_assessment"
QUESTIONS = ("needs", "wishes", "strengths")


@pytest.fixture
def made(db: None) -> Cast:
    return cast()


def kept_words(draft: Draft) -> set[str]:
    """Every word that stands in a draft, or in any of its versions."""
    bodies = [Draft.objects.get(pk=draft.pk).body, *draft.versions.values_list("changes", flat=True)]
    return {word for body in bodies for text in body.values() for word in text.split()}


class Editor:
    """Somebody at a page: types, saves, loses an answer, opens the page again."""

    def __init__(self, made: Cast, who: str, draft: Draft, words: random.Random) -> None:
        self.made, self.who, self.draft, self.words = made, who, draft, words
        self.typed: set[str] = set()
        self.open()

    def open(self) -> None:
        row = Draft.objects.get(pk=self.draft.pk)
        self.body, self.seen, self.page = dict(row.body), row.version, str(uuid.uuid4())

    def type(self) -> None:
        word = f"{self.who}{len(self.typed)}x{self.words.randrange(10**9)}"
        question = self.words.choice(QUESTIONS)
        self.body[question] = f"{self.body.get(question, '')} {word}".strip()

    def save(self) -> Saved:
        self.typed |= {word for text in self.body.values() for word in text.split()}
        about, by = self.made.works["held"], self.made.staff[self.who]
        return drafts.save(FORM, about, by, self.body, self.seen, draft=self.draft.id, page=self.page)

    def act(self) -> None:
        act = self.words.choice(("type", "type", "type", "save", "save", "save twice", "open"))
        if act == "type":
            self.type()
        elif act == "open":
            self.save()
            self.open()
        else:
            self.save()
            if act == "save twice":
                # The server fell over after it had saved, and the page tries again.
                before = DraftVersion.objects.count()
                self.save()
                assert DraftVersion.objects.count() == before


INTERLEAVINGS = 100


def test_a_hundred_interleavings_of_two_editors_lose_no_word(made: Cast) -> None:
    typed = 0
    for seed in range(INTERLEAVINGS):
        words = random.Random(seed)
        draft = drafts.begin(FORM, made.works["held"], made.staff["worker"], {"needs": "as known"})
        editors = [Editor(made, who, draft, words) for who in ("worker", "teammate")]
        for _ in range(24):
            words.choice(editors).act()
        for editor in editors:
            editor.save()
        lost = (editors[0].typed | editors[1].typed) - kept_words(draft)
        assert lost == set(), f"seed {seed}"
        typed += len(editors[0].typed | editors[1].typed)
        drafts.finish(draft.id, made.staff["worker"])
    assert typed > 10 * INTERLEAVINGS


def test_the_second_is_shown_the_difference_and_what_is_chosen_stands(made: Cast) -> None:
    about, one, two = made.works["held"], made.staff["worker"], made.staff["teammate"]
    draft = drafts.begin(FORM, about, one, {})
    drafts.save(FORM, about, one, {"needs": "a ramp", "wishes": "home"}, 0, draft=draft.id, page="one")
    second = drafts.save(FORM, about, two, {"needs": "a lift", "strengths": "jokes"}, 0, draft=draft.id, page="two")
    assert second.conflicts == {"needs"}
    assert second.draft.body == {"needs": "a ramp", "wishes": "home", "strengths": "jokes"}
    chosen = drafts.save(FORM, about, two, {"needs": "a lift"}, second.version, draft=draft.id, page="three")
    assert chosen.conflicts == frozenset()
    assert chosen.draft.body["needs"] == "a lift"
    assert {"ramp", "lift"} <= kept_words(draft)


def test_one_shared_draft_for_each_form_and_work(made: Cast) -> None:
    about = made.works["held"]
    one = drafts.begin(FORM, about, made.staff["worker"], {})
    assert drafts.begin(FORM, about, made.staff["teammate"], {}).id == one.id
    drafts.finish(one.id, made.staff["worker"])
    assert drafts.begin(FORM, about, made.staff["worker"], {}).id != one.id


def test_what_is_typed_after_a_colleague_sent_it_is_kept(made: Cast) -> None:
    about = made.works["held"]
    draft = drafts.begin(FORM, about, made.staff["worker"], {})
    drafts.finish(draft.id, made.staff["worker"])
    late = drafts.save(FORM, about, made.staff["teammate"], {"needs": "forgotten"}, 0, draft=draft.id, page="late")
    assert (late.finished, late.ended) == (True, "sent")
    assert "forgotten" in kept_words(late.draft)
    assert drafts.find(late.draft.id, made.staff["teammate"]) is not None


def test_what_is_typed_after_ones_own_was_sent_is_in_one_new_draft(made: Cast) -> None:
    """Also where a page saves again and again; and the same sent twice is nothing new."""
    worker = made.staff["worker"]
    first = drafts.save("contact", "", worker, {"words": "sent"}, 0, page="one").draft
    drafts.finish(first.id, worker)
    again = drafts.save("contact", "", worker, {"words": "sent"}, 1, draft=first.id, page="one")
    assert (again.draft.id, Draft.objects.count()) == (first.id, 1)
    for text in ("sent, and more", "sent, and more", "sent, and much more"):
        late = drafts.save("contact", "", worker, {"words": text}, 1, draft=first.id, page="one")
    assert Draft.objects.get(finished_at=None).id == late.draft.id
    assert late.draft.body["words"] == "sent, and much more"
    assert late.draft.version == 2


@pytest.mark.parametrize("who", ["stranger", "other_manager", "analyst", "councillor"])
def test_a_shared_draft_is_for_those_who_see_the_work(made: Cast, who: str) -> None:
    about, other = made.works["restricted"], made.staff[who]
    draft = drafts.begin(FORM, about, made.staff["lead"], {})
    drafts.save(FORM, about, made.staff["lead"], {"needs": "secret"}, 0, draft=draft.id)
    assert drafts.find(draft.id, other) is None
    assert drafts.standing(draft.id, other) == {}
    for about_what in (about, ""):
        with pytest.raises(Refused):
            drafts.save(FORM, about_what, other, {"needs": "mine"}, 0, draft=draft.id)
    assert unsaved_count(other) == 0


def test_a_personal_draft_is_its_owners_until_it_is_handed_over(made: Cast) -> None:
    owner, colleague, third = made.staff["adviser"], made.staff["duty"], made.staff["worker"]
    saved = drafts.save("contact", "", owner, {"words": "a fall"}, 0, draft="", page="p")
    mine = saved.draft.id
    drafts.park(mine, owner, "Mrs Fall,  will ring back")
    assert [each.draft.parked for each in offered_to(owner)] == ["Mrs Fall, will ring back"]
    for act in (lambda: drafts.park(mine, colleague, "x"), lambda: drafts.take(mine, colleague)):
        with pytest.raises(Refused):
            act()
    drafts.hand_over(mine, owner, team=DUTY)
    assert unsaved_count(owner) == 0
    assert [each.to_take for each in offered_to(colleague)] == [True]
    assert drafts.find(mine, third) is None
    drafts.take(mine, colleague)
    with pytest.raises(Refused):
        drafts.take(mine, colleague)
    row = drafts.find(mine, colleague)
    assert row is not None
    assert row.body == {"words": "a fall"}
    drafts.hand_over(mine, colleague, worker=owner.id)
    assert unsaved_count(owner) == 1


@pytest.mark.parametrize("to", [{}, {"worker": "nobody"}, {"team": "none"}, {"worker": "x", "team": NORTH}])
def test_it_is_handed_to_one_who_is_there(made: Cast, to: dict[str, str]) -> None:
    saved = drafts.save("contact", "", made.staff["adviser"], {"words": "a fall"}, 0)
    with pytest.raises(Refused):
        drafts.hand_over(saved.draft.id, made.staff["adviser"], **to)


def test_opening_a_draft_is_a_look(made: Cast) -> None:
    saved = drafts.save("contact", "", made.staff["adviser"], {"words": "a fall"}, 0)
    drafts.find(saved.draft.id, made.staff["adviser"])
    look = Look.objects.latest("at")
    assert (look.page, look.shown) == ("draft", [saved.draft.id])


def test_a_character_that_no_database_keeps_is_left_out(made: Cast) -> None:
    saved = drafts.save("contact", "", made.staff["adviser"], {"wo\0rds": "a f\0all", "many": ["x\0", "y"]}, 0)
    assert Draft.objects.get(pk=saved.draft.id).body == {"words": "a fall", "many": ["x", "y"]}
