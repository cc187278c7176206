"""Acknowledged (U6, U9): whoever sends a form is told that we have it, in the way that they said is safe, or nobody writes."""

from collections.abc import Mapping

import pytest

from lintel.casework import asked
from lintel.casework.commit import commit
from lintel.casework.models import Work
from lintel.domain.forms.every import PUBLIC
from lintel.domain.person_details import SafeContactRecorded
from lintel.domain.senders import mobile
from lintel.gateways.made_up import MadeUp
from lintel.gateways.models import Message, Status
from lintel.gateways.protocol import Parcel
from tests.people import Cast, cast, client_of, staff_id
from tests.sending import send
from tests.web.reading import words

MAIL, PHONE, OWN = "sender@example.com", "07700 900123", "orla@example.com"
SELF = {"for_whom": "myself", "told": "I fall at night", "person_name": "Orla Asking"}
OTHER = {"for_whom": "somebody_else", "told": "She falls at night", "person_name": "Orla Asking"}
GP = {"sender_is": "gp", "told": "She falls at night", "person_name": "Orla Asking"}
WORRY = {"told": "He shouts at her", "who": "Orla Asking", "tells_as": "family"}


@pytest.fixture
def made(db: None) -> Cast:
    made = cast()
    Message.objects.all().delete()
    return made


def sent_in(slug: str, answers: Mapping[str, str]) -> Work:
    draft = asked.begin(PUBLIC[slug], answers)
    return Work.objects.get(reference=asked.take_in(draft.id, PUBLIC[slug]).reference)


def parcels() -> list[Parcel]:
    gateway = MadeUp()
    send(gateway)
    return list(gateway.taken.values())


WAYS = [
    ("help", SELF, None),
    ("help", SELF | {"person_email": OWN}, ("email", OWN)),
    ("help", SELF | {"person_email": OWN, "safe_text": "yes", "person_phone": PHONE}, ("email", OWN)),
    ("help", SELF | {"person_phone": PHONE, "safe_text": "yes"}, ("text", "07700900123")),
    ("help", SELF | {"person_phone": PHONE, "safe_text": "not_known"}, None),
    ("help", SELF | {"person_phone": PHONE}, None),
    ("help", SELF | {"person_phone": "01632 960101", "safe_text": "yes"}, None),
    ("help", SELF | {"person_email": OWN, "safe_write": "no", "person_phone": PHONE, "safe_text": "yes"}, ("text", "07700900123")),
    ("help", OTHER | {"sender_email": MAIL, "person_email": OWN}, ("email", MAIL)),
    ("help", OTHER | {"sender_phone": PHONE, "sender_safe": "yes", "safe_text": "no"}, ("text", "07700900123")),
    ("help", OTHER | {"sender_phone": PHONE}, None),
    ("help", OTHER | {"sender_phone": PHONE, "sender_safe": "not_known"}, None),
    ("help", OTHER | {"person_email": OWN, "person_phone": PHONE, "safe_text": "yes"}, None),
    ("referral", GP | {"sender_email": MAIL}, ("email", MAIL)),
    ("concern", WORRY | {"sender_email": MAIL}, ("email", MAIL)),
    ("concern", WORRY | {"sender_phone": "+44 (0)7700 900123", "sender_safe": "yes"}, ("text", "07700900123")),
    ("concern", WORRY | {"person_email": OWN}, None),
    ("concern", WORRY | {"tells_as": "self", "person_email": OWN}, ("email", OWN)),
]  # fmt: skip


@pytest.mark.parametrize(("slug", "answers", "expected"), WAYS)
def test_it_is_told_to_who_sent_it_in_one_way_that_they_gave(
    made: Cast, slug: str, answers: Mapping[str, str], expected: tuple[str, str] | None
) -> None:
    work = sent_in(slug, answers)
    found = parcels()
    assert [(each.channel, each.to) for each in found] == ([expected] if expected else [])
    for each in found:
        assert work.reference in each.text + each.subject
        assert "01632 960100" in each.text


UNSAFE = [
    ("help", SELF | {"person_phone": PHONE, "safe_text": "no"}, "unsafe_to_text"),
    ("help", SELF | {"person_email": OWN, "safe_write": "no"}, "unsafe_to_write"),
    ("help", SELF | {"person_phone": PHONE, "safe_text": "yes", "safe_ring": "no"}, "unsafe_to_ring"),
    ("help", SELF | {"person_email": OWN, "safe_leave_message": "no"}, "unsafe_to_ring"),
    ("concern", WORRY | {"sender_phone": PHONE, "sender_safe": "no"}, "unsafe_to_ring"),
    ("concern", WORRY | {"sender_email": MAIL, "sender_safe": "no"}, "unsafe_to_ring"),
]


@pytest.mark.parametrize(("slug", "answers", "why"), UNSAFE)
def test_u09_what_they_said_is_unsafe_is_blocked_and_the_outbox_says_why(
    made: Cast, slug: str, answers: Mapping[str, str], why: str
) -> None:
    """U9: what they said is not safe is not done."""
    sent_in(slug, answers)
    assert [(each.status, each.why) for each in Message.objects.all()] == [(Status.BLOCKED, why)]
    assert parcels() == []
    page = words(client_of(made, "lead").get("/outbox/"))
    assert "not safe to" in page
    assert "who sent the form" in page or "Text" in page or "Email" in page


def test_u09_it_is_asked_again_whether_it_is_safe_when_it_is_sent(made: Cast) -> None:
    """U9: what they said since is obeyed, too."""
    work = sent_in("help", SELF | {"person_phone": PHONE, "safe_text": "yes"})
    said = SafeContactRecorded(
        subject=work.person, occurred=made.today, ring="no", leave_message="no", text="no", write="no"
    )
    commit(said, by=staff_id("adviser"))
    assert parcels() == []
    assert [(each.status, each.why) for each in Message.objects.all()] == [(Status.BLOCKED, "unsafe_to_text")]


def test_it_says_neither_who_it_is_about_nor_what_nor_even_of_which_kind_it_is(made: Cast) -> None:
    told = {}
    for slug, answers in (("concern", WORRY), ("referral", GP)):
        work = sent_in(slug, answers | {"sender_email": MAIL})
        [parcel] = parcels()
        Message.objects.all().delete()
        said = f"{parcel.subject}\n{parcel.text}"
        assert not {"Orla", "Asking", "shouts", "falls", MAIL} & set(said.replace(",", " ").split())
        told[slug] = said.replace(work.reference, "")
    days = [line for line in told["concern"].split("\n") if line not in told["referral"].split("\n")]
    assert all("read it by" in line for line in days), days


def test_no_address_is_kept_with_a_message(made: Cast) -> None:
    sent_in("concern", WORRY | {"sender_email": MAIL})
    parcels()
    kept = [str(vars(each)) for each in Message.objects.all()]
    assert len(kept) == 1
    assert MAIL not in kept[0]
    assert "Orla" not in kept[0]


def test_it_is_queued_with_the_rest_or_not_at_all(made: Cast) -> None:
    draft = asked.begin(PUBLIC["referral"], GP | {"sender_email": MAIL})
    for _ in range(3):
        asked.take_in(draft.id, PUBLIC["referral"])
    assert Message.objects.count() == 1


def test_staff_read_the_email_in_the_outbox_and_no_address_with_it(made: Cast) -> None:
    work = sent_in("referral", GP | {"sender_email": MAIL})
    message = Message.objects.get()
    for _ in ("before it is sent", "after it was sent"):
        page = words(client_of(made, "duty").get(f"/outbox/{message.id}"))
        assert f"we have what you sent. Your reference is {work.reference}" in page
        assert "Email, to who sent the form" in page
        assert MAIL not in page
        parcels()


def test_what_was_closed_before_it_was_sent_is_not_sent(made: Cast) -> None:
    work = sent_in("referral", GP | {"sender_email": MAIL})
    made.works["sent"] = work.id
    made.move("sent", "end", "lead", why="duplicate")
    assert parcels() == []
    assert Message.objects.get().status == Status.NOT_NEEDED


SAME = [
    "07700 900123",
    "07700-900-123",
    "+44 7700 900123",
    "+44 (0)7700 900123",
    "0044 7700 900123",
    "0044 (0) 7700900123",
]


@pytest.mark.parametrize("written", SAME)
def test_a_mobile_number_is_the_same_however_it_is_written(written: str) -> None:
    assert mobile(written) == "07700900123"


@pytest.mark.parametrize("other", ["01632 960101", "7700 900123", "07700 90012", "+1 7700 900123", "447700900123x", ""])
def test_what_is_no_mobile_number_is_none(other: str) -> None:
    assert mobile(other) is None
