"""What may be told back to each kind of sender, as the data has it; and in whose words."""

import pytest

from lintel.domain.codes import rows, titles
from lintel.domain.forms.every import PUBLIC
from lintel.domain.known_senders import is_known
from lintel.domain.told_back import LEVELS, allowed, as_sender_called_them, kind_of_sender, knows_decisions

LISTS = ("refers_as", "tells_as")
KINDS = ("contact", "safeguarding_concern")


def test_every_kind_of_sender_and_work_is_in_the_data_once() -> None:
    told = [(row["list"], row["sender"], row["work"]) for row in rows("told_back")]
    assert sorted(told) == sorted((each, code, kind) for each in LISTS for code in titles(each) for kind in KINDS)


@pytest.mark.parametrize("row", rows("told_back"), ids=lambda row: f"{row['list']} {row['sender']} {row['work']}")
def test_u04_whatever_is_not_told_says_why(row: dict[str, str]) -> None:
    """U4: whoever may not be told what came of it is told why not."""
    assert row["tells"] in LEVELS
    assert row["why_not"] or row["tells"] == "outcome"
    assert row["source"]
    # Whether the source was read, or is told from memory; what is ours alone has none to read.
    assert row["basis"] in ({"ours"} if row["source"].startswith("Lintel: ") else {"read", "recalled"})


@pytest.mark.parametrize("row", rows("known_senders"), ids=lambda row: f"{row['sender']} {row['ending']}")
def test_of_every_ending_it_is_said_whose_it_is(row: dict[str, str]) -> None:
    """None is from a published list: ours until the council sets its own, or made up for the made-up county."""
    made_up = row["ending"].endswith(".example")
    assert row["source"] == ("Made up: for the made-up county" if made_up else "Lintel: until the council sets its own")
    sender_list, _, code = row["sender"].partition(":")
    assert code in titles(sender_list)


UPTO = [
    ("refers_as:gp", "contact", None, "outcome"),
    ("refers_as:gp", "contact", "refused", "received"),
    ("refers_as:gp", "contact", "agreed_in_part", "looked_at"),
    ("refers_as:gp", "safeguarding_concern", None, "decided"),
    ("refers_as:provider", "contact", None, "looked_at"),
    ("refers_as:provider", "contact", "agreed", "looked_at"),
    ("refers_as:provider", "contact", "agreed_in_part", "looked_at"),
    ("tells_as:provider", "safeguarding_concern", "agreed", "looked_at"),
    ("tells_as:emergency_service", "safeguarding_concern", None, "decided"),
    ("tells_as:emergency_service", "safeguarding_concern", "taken_back", "received"),
    ("refers_as:other", "contact", "agreed", "received"),
]


@pytest.mark.parametrize(("kind", "work", "consent", "upto"), UPTO)
def test_upto_where_they_are_told(kind: str, work: str, consent: str | None, upto: str) -> None:
    found = allowed(kind, work)
    assert found
    assert found.upto(consent) == upto


@pytest.mark.parametrize("kind", ["tells_as:family", "tells_as:self", "tells_as:would_not_say", "asks_as:carer", ""])
def test_who_does_not_work_with_the_person_has_no_such_page(kind: str) -> None:
    assert allowed(kind, "contact") is None


def test_what_somebody_said_they_are() -> None:
    assert kind_of_sender(PUBLIC["referral"], {"sender_is": "gp"}) == "refers_as:gp"
    assert kind_of_sender(PUBLIC["concern"], {"tells_as": "provider"}) == "tells_as:provider"
    assert kind_of_sender(PUBLIC["help"], {"for_whom": "somebody_else", "sender_is": "carer"}) == "asks_as:carer"
    assert kind_of_sender(PUBLIC["concern"], {}) == ""


@pytest.mark.parametrize(
    ("told", "born", "shown"),
    [
        ("Orla O’Brien", "1941-02-03", "O. O., 1941"),
        ("orla obrien", "about 1940", "O. O., 1940"),
        ("李", "", "李."),
        ("The lady at the end of the row", "", "The lady at the end of the row"),
        ("The tall man, Zeb Unheard, at number 4", "", "The tall man, Z. U. at number 4"),
        ("", "3/2/1941", "1941"),
    ],
)
def test_nobody_is_named_in_full_and_it_is_the_senders_words(told: str, born: str, shown: str) -> None:
    assert as_sender_called_them(told, born) == shown


KNOWN = [
    ("tells_as:health", "ada@surgery.nhs.uk", True),
    ("tells_as:health", "Ada@NHS.net ", True),
    ("tells_as:health", "abuser@gmail.example", False),
    ("tells_as:health", "abuser@notnhs.uk", False),
    ("tells_as:health", "abuser@nhs.uk.evil.example", False),
    ("tells_as:health", "nhs.uk", False),
    ("refers_as:police", "pc@north.pnn.police.uk", True),
    ("refers_as:police", "ada@nhs.net", False),
    ("refers_as:other", "ada@nhs.net", False),
]


@pytest.mark.parametrize(("kind", "email", "known"), KNOWN)
def test_an_address_is_known_by_the_domain_of_its_kind_of_sender(kind: str, email: str, known: bool) -> None:
    assert is_known(kind, email) is known


def test_every_kind_of_known_sender_is_one_that_is_told_something() -> None:
    assert all(allowed(row["sender"], "contact") for row in rows("known_senders"))


def senders() -> set[str]:
    return {f"{row['list']}:{row['sender']}" for row in rows("told_back")}


def test_who_may_not_know_what_was_decided_of_a_concern_is_told_no_more_of_any_contact() -> None:
    """Else the silence would say of a contact that it became a concern."""
    kept_out = [each for each in senders() if not knows_decisions(each, "safeguarding_concern")]
    told = [(allowed(each, "contact"), allowed(each, "safeguarding_concern")) for each in kept_out]
    levels = [(LEVELS.index(one.tells), LEVELS.index(other.tells)) for one, other in told if one and other]
    assert len(levels) >= 4
    assert all(contact <= concern for contact, concern in levels)
