"""The command line run in this very process, with what it said and the status it stopped with."""

from collections.abc import Callable
from typing import NamedTuple

import pytest

from lintel.project.command_line import main


class Said(NamedTuple):
    """What a command answered."""

    status: int
    out: str
    err: str

    @property
    def lines(self) -> list[str]:
        """The answer, line by line, of a command that must have gone well."""
        assert (self.status, self.err) == (0, "")
        return self.out.splitlines()


Lintel = Callable[..., Said]


@pytest.fixture
def lintel(db: None, capsys: pytest.CaptureFixture[str]) -> Lintel:
    """Run `lintel` with these arguments."""

    def run(*arguments: str) -> Said:
        status = 0
        capsys.readouterr()
        try:
            main(arguments)
        except SystemExit as stopped:
            assert isinstance(stopped.code, int)
            status = stopped.code
        return Said(status, *capsys.readouterr())

    return run
