"""`lintel outbox send`: what it prints and logs holds numbers only; what it needs is asked for first; one at a time."""

from datetime import timedelta

import pytest
from django.conf import LazySettings
from django.utils import timezone

from lintel.gateways import turn
from lintel.gateways.models import Message, WorseLink
from lintel.project.command_line import main
from lintel.project.commands import databases
from tests.people import NORTH, Cast, cast
from tests.sending import lives_at, safe


@pytest.fixture
def made(db: None, monkeypatch: pytest.MonkeyPatch) -> Cast:
    monkeypatch.setattr(databases, "build", lambda: None)
    made = cast()
    Message.objects.all().delete()
    lives_at(made, "lin")
    safe(made, "lin", text="yes", write="yes")
    made.move("contact", "reach-ContactTriaged", "duty", decision="care_act_assessment", to_team=NORTH)
    return made


def test_it_prints_and_logs_numbers_only(
    made: Cast, capsys: pytest.CaptureFixture[str], caplog: pytest.LogCaptureFixture
) -> None:
    main(["outbox", "send"])
    said = "".join(capsys.readouterr())
    assert said == "Handed over: 2\n"
    assert [each for each in ("Lin", "李", "07700", "Made-up Lane", "/say/") if each in caplog.text] == []
    assert WorseLink.objects.count() == 2
    main(["outbox", "send"])
    assert capsys.readouterr().out == "Nothing was due.\n"


def test_what_is_kept_with_a_message_names_nobody(made: Cast) -> None:
    main(["outbox", "send"])
    kept = " ".join(str(vars(each)) for each in Message.objects.all())
    assert [each for each in ("Lin ", "李", "07700", "Made-up Lane", "/say/", "ZZ1") if each in kept] == []


def test_another_sender_is_one_sentence(made: Cast, capsys: pytest.CaptureFixture[str]) -> None:
    turn.take("somebody else", timezone.now() + timedelta(seconds=1))
    with pytest.raises(SystemExit) as stopped:
        main(["outbox", "send"])
    assert (stopped.value.code, "Another sender is at it." in capsys.readouterr().err) == (2, True)
    assert set(Message.objects.values_list("status", flat=True)) == {"queued"}


@pytest.mark.parametrize("missing", ["LINTEL_PUBLIC_PHONE", "LINTEL_ADDRESS"])
def test_nothing_goes_out_that_would_not_say_whom_to_ring(
    made: Cast, settings: LazySettings, capsys: pytest.CaptureFixture[str], missing: str
) -> None:
    setattr(settings, missing, "")
    with pytest.raises(SystemExit):
        main(["outbox", "send"])
    assert "Nothing was sent: set LINTEL_PUBLIC_PHONE and LINTEL_ADDRESS first" in capsys.readouterr().err
    assert set(Message.objects.values_list("status", flat=True)) == {"queued"}


def test_without_a_service_each_is_left_to_somebody(
    made: Cast, settings: LazySettings, capsys: pytest.CaptureFixture[str]
) -> None:
    settings.LINTEL_GATEWAY = ""
    main(["outbox", "send"])
    assert capsys.readouterr().out == "Could not be sent: 2\n"
