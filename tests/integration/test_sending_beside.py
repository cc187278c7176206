"""In the demonstration what is in the outbox is sent while its server answers, and stands there as arrived."""

from typing import Any

import pytest

from lintel.casework import asked
from lintel.domain.forms.every import PUBLIC
from lintel.gateways.models import JobRun, Message, Status
from lintel.project.sending_beside import Arriving, send_once
from tests.people import Cast, cast, client_of
from tests.web.reading import words

HELP = {"for_whom": "myself", "told": "The stairs", "person_name": "Orla Asking", "person_email": "orla@example.com"}


@pytest.fixture
def made(db: None) -> Cast:
    return cast()


def ask_for_help() -> None:
    asked.take_in(asked.begin(PUBLIC["help"], HELP).id, PUBLIC["help"])


def test_what_waits_is_sent_and_arrives_at_once(made: Cast) -> None:
    send_once(Arriving())
    JobRun.objects.all().delete()
    send_once(Arriving())
    assert not JobRun.objects.exists()
    ask_for_help()
    assert received().status == Status.QUEUED
    send_once(Arriving())
    assert received().status == Status.TOLD
    assert JobRun.objects.count() == 1
    assert "Arrived" in words(client_of(made, "lead").get("/outbox/?sort=went"))


def received() -> Message:
    """That we have it, as it stands in the outbox."""
    return Message.objects.get(template="received")


@pytest.mark.parametrize("gateway", ["", "no_such_service"])
def test_without_the_demonstrations_service_nothing_is_sent(made: Cast, settings: Any, gateway: str) -> None:
    settings.LINTEL_GATEWAY = gateway
    ask_for_help()
    send_once(Arriving())
    assert received().status == Status.QUEUED
