"""The decision letter gives the person's own reasons, from the assessment that was signed off, as a page and as documents."""

from io import BytesIO

import pytest
from django.utils import timezone
from docx import Document

from lintel.domain.document import Words
from lintel.domain.fact import new_id
from lintel.gateways.made_up import MadeUp
from lintel.gateways.models import Message
from lintel.gateways.protocol import Parcel
from lintel.records.models import Words as Kept
from lintel.records.store import store
from tests.people import Cast, cast, client_of
from tests.sending import lives_at, send
from tests.unit.test_reasons_in_letters import ANSWERS
from tests.web.reading import words

WAYS = ["/letter", "/letter?size=large", "/letter.docx", "/letter.docx?size=large"]


@pytest.fixture
def made(db: None) -> Cast:
    made = cast()
    Message.objects.all().delete()
    lives_at(made, "lin")
    made.move("offered", "accept", "worker", reason="has_capacity")
    made.move("offered", "reach-AssessmentStarted", "worker", method="face_to_face")
    return made


def written(made: Cast, answers: dict[str, str] = ANSWERS) -> str:
    """Send the assessment in, with these answers. Returns the id of their document."""
    document = Words(
        id=new_id(), about=made.works["offered"], recorded=timezone.now(), sort="care_act_assessment", body=answers
    )
    store([document])
    made.move("offered", "reach-AssessmentCompleted", "worker", method="face_to_face", answers=document.id)
    return document.id


def decision(made: Cast, decided: str, reason: str | None = None) -> str:
    """The address of the letter that tells of a decision."""
    made.move("offered", "reach-EligibilityDecided", "manager", decision=decided, reason=reason)
    return f"/outbox/{Message.objects.get(template='decision').id}"


def read(made: Cast, path: str) -> str:
    answer = client_of(made, "manager").get(path)
    assert answer.status_code == 200
    if ".docx" not in path:
        return words(answer)
    return " ".join(each.text for each in Document(BytesIO(answer.content)).paragraphs)


@pytest.mark.parametrize("way", WAYS)
def test_an_eligible_persons_letter_gives_their_reasons(made: Cast, way: str) -> None:
    written(made)
    said = read(made, decision(made, "eligible", "criteria_met") + way)
    for part in (
        "What you told us I want my bath back. And my garden.",
        "To keep yourself clean: you cannot do it without help, and it takes you much longer than it should.",
        "What we saw and heard: Two hours for a wash, and Wren fell once",
        "It makes a big change to these parts of your life: how others treat you; having a say in your own day.",
        "What happens next Your worker will make a plan with you.",
    ):
        assert part in said
    assert "will give you a copy" not in said


@pytest.mark.parametrize("way", WAYS)
def test_somebody_not_eligible_reads_what_was_found_and_what_can_help(made: Cast, way: str) -> None:
    written(made, ANSWERS | {"significant_impact": "no", "wellbeing": ""})
    said = read(made, decision(made, "not_eligible", "no_significant_impact") + way)
    for part in (
        "What we found We did not find that this makes a big change to how well you live.",
        "What can help you now Washing: a seat or a rail can make it safe.",
        "What can stop or slow new needs Keep moving",
        "You can ask us to look again.",
    ):
        assert part in said


def test_without_answers_on_the_form_the_letter_says_that_a_copy_comes(made: Cast) -> None:
    made.move("offered", "reach-AssessmentCompleted", "worker", method="face_to_face")
    said = read(made, decision(made, "not_eligible") + "/letter")
    assert "Your worker will give you a copy of what we wrote down, with the reasons." in said
    assert "What you told us" not in said
    assert "What can stop or slow new needs" in said


def test_the_letter_that_is_sent_has_them_and_the_outbox_keeps_only_the_document_s_id(made: Cast) -> None:
    answers = written(made)
    decision(made, "eligible", "criteria_met")
    gateway, sent = MadeUp(), Message.objects.get
    send(gateway)
    parcel: Parcel = gateway.taken[sent(template="decision").id]
    assert parcel.letter is not None
    assert "What you told us" in {part.heading for part in parcel.letter.sections}
    kept = sent(template="decision").told
    assert (kept["answers"], kept["reason"]) == (answers, "criteria_met")
    assert "bath" not in str(kept)


def test_what_was_erased_since_is_in_no_letter(made: Cast) -> None:
    answers = written(made)
    path = decision(made, "eligible", "criteria_met")
    Kept.objects.filter(pk=answers).delete()
    assert "will give you a copy" in read(made, f"{path}/letter")
