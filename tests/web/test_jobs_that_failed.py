"""A nightly job that finds something wrong says so where somebody looks, and wakes somebody, until it finds nothing."""

from collections.abc import Callable

import pytest

from lintel.casework.models import Work
from lintel.domain.codes import rows
from lintel.ledger.models import Head
from lintel.project.command_line import main
from lintel.project.commands import databases
from tests.people import Cast, cast, client_of
from tests.web.reading import words


@pytest.fixture
def made(db: None, monkeypatch: pytest.MonkeyPatch) -> Cast:
    monkeypatch.setattr(databases, "build", lambda: None)
    return cast()


def tampered(made: Cast) -> Callable[[], None]:
    """Let the head of the ledger be another; the answer puts it back."""
    right = Head.objects.get()
    Head.objects.update(hash="0" * 64)
    return right.save


def wrong_row(made: Cast) -> Callable[[], None]:
    """Let a row say what no fact says; the answer puts it right."""
    work = made.work("waiting")
    Work.objects.filter(pk=work.pk).update(calls=9)
    return work.save


FINDS = [("ledger_verify", tampered), ("rebuild_check", wrong_row)]


def stands(made: Cast, command: str) -> str:
    """What the page says of a job, after its command."""
    page = words(client_of(made, "administrator").get("/gone-quiet"))
    return page.split(command, 1)[1]


@pytest.mark.parametrize(("job", "fault"), FINDS)
def test_a_job_that_finds_something_wrong_stands_as_failed_and_the_check_wakes_somebody(
    made: Cast, capsys: pytest.CaptureFixture[str], job: str, fault: Callable[[Cast], Callable[[], None]]
) -> None:
    command = next(row["command"] for row in rows("jobs") if row["job"] == job)
    main(["outbox", "send"])
    put_right = fault(made)
    with pytest.raises(SystemExit):
        main(command.split()[1:])
    assert "Failed: see why Now" in stands(made, command)[:60]
    capsys.readouterr()
    with pytest.raises(SystemExit) as stopped:
        main(["outbox", "check"])
    assert stopped.value.code == 1
    assert capsys.readouterr().err == f"{command}: it found something wrong.\n"
    put_right()
    main(command.split()[1:])
    assert "Failed" not in stands(made, command)[:60]
    main(["outbox", "check"])
