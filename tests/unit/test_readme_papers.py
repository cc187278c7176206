"""What the README says of council papers is there: each page that it names, and each command."""

import re
from pathlib import Path

import pytest
from django.urls import resolve

from lintel.project.command_line import main

README = (
    (Path(__file__).parents[2] / "README.md").read_text("utf-8").partition("## Council papers")[2].partition("\n## ")[0]
)
PAGES = sorted(set(re.findall(r"`(/papers/[^`]*)`", README)))
COMMANDS = sorted(set(re.findall(r"`lintel papers (\w+)", README)))


def test_some_are_named() -> None:
    assert len(PAGES) >= 3
    assert len(COMMANDS) >= 4


@pytest.mark.parametrize("page", PAGES)
def test_each_page_is_there(page: str) -> None:
    assert resolve(page).func


@pytest.mark.parametrize("command", COMMANDS)
def test_each_command_is_there(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stopped:
        main(["papers", command, "--help"])
    assert stopped.value.code == 0
    assert command in capsys.readouterr().out
