"""Telling something of a person from its page, as a reader of some role does it."""

from django.http import HttpResponse

from tests.people import Cast, client_of, reference_of
from tests.web.reading import read, sent, words

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


def relate(made: Cast, who: str, one: str, other: str, **more: str) -> HttpResponse:
    answers = {"other": reference_of(made.people[other]), "relationship": "carer", "may_speak": "yes"} | more
    return tell(made, who, f"{page_of(made, one)}/tell/relationship", **answers)
