"""`lintel papers read` and `lintel papers score`: what they print, and their status."""

import json
from pathlib import Path

import pytest

from lintel.project.command_line import main
from tests.papers.made_up_report import REPORT

GOLD = (
    "paper,line_start,line_end,title,report_date,item_cited,meeting_or_document_id,url_as_printed,url_repaired\n"
    "made-up.txt,{line},{line},Ferries for All 2024-29,,,,https://www.thrumble.gov.uk/ferries,https://www.thrumble.gov.uk/ferries\n"
)
LINE = next(number for number, text in enumerate(REPORT.splitlines(), 1) if "Ferries for All" in text)


@pytest.fixture
def file(tmp_path: Path) -> str:
    path = tmp_path / "made-up.txt"
    path.write_text(REPORT, encoding="utf-8")
    return str(path)


@pytest.fixture
def gold(tmp_path: Path) -> Path:
    folder = tmp_path / "gold"
    folder.mkdir()
    (folder / "background_papers.csv").write_text(GOLD.format(line=LINE), encoding="utf-8")
    return folder


def test_json_holds_what_was_found_with_its_lines(file: str, capsys: pytest.CaptureFixture[str]) -> None:
    main(["papers", "read", file, "--format", "json", "--profile", "leicestershire"])
    said = json.loads(capsys.readouterr().out)
    assert (said["profile"], said["profile_named"]) == ("leicestershire", True)
    assert LINE in [entry["line_start"] for entry in said["background_papers"]]


def test_text_is_a_table_that_counts_and_gives_lines(file: str, capsys: pytest.CaptureFixture[str]) -> None:
    main(["papers", "read", file])
    said = capsys.readouterr().out
    assert "made-up.txt: " in said
    assert "the one that fits best" in said
    assert "Background papers: 5" in said
    assert any(line.strip().startswith(f"{LINE} ") and "Ferries for All" in line for line in said.splitlines())


def test_all_that_gold_holds_is_found(file: str, gold: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["papers", "score", file, str(gold), "--profile", "leicestershire"])
    said = capsys.readouterr().out
    assert any(line.split()[:5] == ["background", "papers", "1", "1", "100.0%"] for line in said.splitlines())
    assert "Not in gold: background papers, lines" in said


def test_below_a_target_the_status_is_one_and_what_was_missed_is_told(
    file: str, gold: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (gold / "background_papers.csv").write_text(GOLD.format(line=LINE + 1), encoding="utf-8")
    with pytest.raises(SystemExit) as stopped:
        main(["papers", "score", file, str(gold)])
    assert stopped.value.code == 1
    assert "Missed: background papers" in capsys.readouterr().out


def test_a_long_paper_is_read_the_same(
    file: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    main(["papers", "read", file])
    short = capsys.readouterr()
    monkeypatch.setattr("lintel.project.commands.papers.LONG", 1)
    main(["papers", "read", file])
    assert capsys.readouterr() == short


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["read", "no-such-file.txt"], "no-such-file.txt cannot be read"),
        (["read", "{file}", "--profile", "nowhere"], "There is no profile “nowhere”. There are: leicester"),
        (["score", "{file}", "no-such-folder"], "There is no folder no-such-folder."),
        (["score", "{file}", "{empty}"], "has rows about made-up.txt"),
    ],
)
def test_what_cannot_be_is_one_sentence(
    file: str, tmp_path: Path, words: list[str], sentence: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as stopped:
        main(["papers", *(word.format(file=file, empty=tmp_path) for word in words)])
    assert stopped.value.code == 2
    assert sentence in capsys.readouterr().err
