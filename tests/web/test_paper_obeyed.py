"""A paper form that is entered once more: what it says of safety counts at once (U9), what it calls safe waits to be read."""

import pytest
from django.utils import timezone

from lintel.casework.models import Person, Work
from lintel.casework.to_senders import made_ready
from lintel.domain.forms.every import PUBLIC
from lintel.domain.story import state_of
from lintel.gateways.models import Message, Status
from lintel.ledger import read
from tests.people import Cast, cast, client_of
from tests.web.portal_walk import reference_in
from tests.web.reading import sent, words
from tests.web.test_asked_for import fill, taken, typed
from tests.web.test_portal import FEWEST
from tests.web.test_portal_printed import copy_of

# What the copy said when it was taken in, what it says of the same when it is entered again, and how it stands then.
SAFE = {
    "yes, then no": ("yes", "no", "no"),
    "not answered, then no": ("", "no", "no"),
    "no, then yes": ("no", "yes", "no"),
    "no, then not answered": ("no", "", "no"),
    "yes, then not sure": ("yes", "not_known", "yes"),
}


@pytest.fixture
def made(db: None) -> Cast:
    return cast()


def entered(made: Cast, slug: str, answers: dict[str, str]) -> Work:
    """A copy that an adviser takes in."""
    reference = reference_in(copy_of(slug))
    return taken(fill(client_of(made, "adviser"), slug, FEWEST[slug] | answers, paper_reference=reference))


def entered_again(made: Cast, work: Work, slug: str, answers: dict[str, str]) -> Work:
    """The same copy, which a duty worker enters with what it answers otherwise, and presses twice."""
    client, told = client_of(made, "duty"), FEWEST[slug] | answers
    page = fill(client, slug, told, paper_reference=work.reference)
    chosen = typed(PUBLIC[slug].form, told) | {"paper_reference": work.reference, "channel": "phone", "way": "add"}
    for _ in range(2):
        answer = client.post(f"/ask-for/{slug}", sent(page) | chosen, follow=True)
        assert f"Added to what was taken in as {work.reference}." in words(answer)
    return Work.objects.get(pk=work.pk)


def entered_twice(made: Cast, slug: str, first: dict[str, str], again: dict[str, str]) -> Work:
    return entered_again(made, entered(made, slug, first), slug, again)


@pytest.mark.parametrize("case", SAFE)
def test_u09_a_way_that_paper_calls_unsafe_is_unsafe_at_once(made: Cast, case: str) -> None:
    """U9: asks whether it is safe to ring, text, leave a message and write, and obeys."""
    first, again, stands = SAFE[case]
    told = {"told": "And the stairs are worse"}
    work = entered_twice(made, "help", {"safe_text": first}, told | {"safe_text": again})
    person = state_of(read.facts_of({work.person})[work.person])
    assert person.safe["text"] == stands
    assert (
        sum(type(each.fact).__name__ == "SafeContactRecorded" for each in read.facts_of({work.person})[work.person])
        <= 2
    )


@pytest.mark.parametrize(("slug", "question"), [("help", "cannot_wait"), ("concern", "in_danger")])
def test_what_paper_says_cannot_wait_does_not(made: Cast, slug: str, question: str) -> None:
    work = entered_twice(made, slug, {question: "no"}, {question: "yes"})
    assert work.urgent_since == work.opened_on


def test_what_cannot_wait_goes_on_not_to_wait(made: Cast) -> None:
    work = entered_twice(made, "help", {"cannot_wait": "yes"}, {"cannot_wait": "no"})
    assert work.urgent_since == work.opened_on


def test_u09_whoever_sent_it_is_not_rung_nor_sent_a_text_once_the_paper_says_that_it_is_not_safe(made: Cast) -> None:
    """U9: obeyed of whoever sends a form for somebody else, too."""
    sender = {"for_whom": "somebody_else", "sender_name": "Jo", "sender_phone": "07700 900123"}
    work = entered(made, "help", sender | {"sender_safe": "yes"})
    waits = Message.objects.get(work=work.pk, template="received")
    assert (waits.channel, waits.status) == ("text", Status.QUEUED)
    entered_again(made, work, "help", sender | {"sender_safe": "no"})
    assert "Safe to ring No, do not ring" in words(client_of(made, "duty").get(f"/work/{work.reference}"))
    person = Person.objects.get(pk=work.person)
    assert made_ready(waits, person, timezone.now()) is None
    assert (waits.status, waits.why) == (Status.BLOCKED, "unsafe_to_ring")


SINCE = [
    ("end", {"why": "declined"}),
    ("reach-ContactTriaged", {"decision": "advice_given", "advice": "equipment_and_home"}),
    ("reach-ContactTriaged", {"decision": "safeguarding_concern"}),
]


@pytest.mark.parametrize(("slug", "answers"), SINCE, ids=["ended", "advice was given", "became a concern"])
def test_nor_does_it_wait_where_other_work_goes_on_with_it_by_now(
    made: Cast, slug: str, answers: dict[str, str]
) -> None:
    work = entered(made, "help", {})
    made.works["paper"] = work.pk
    made.move("paper", slug, "lead", **answers)
    entered_again(made, work, "help", {"cannot_wait": "yes"})
    goes_on = Work.objects.get(because_of=work.pk)
    assert goes_on.urgent_since == goes_on.opened_on
