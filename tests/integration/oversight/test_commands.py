"""`lintel papers store`, `promises` and `page`: what they print, and their status."""

import json
from pathlib import Path

import pytest

from lintel.council.models import Staff
from lintel.oversight.papers import actions, page_of
from lintel.oversight.papers.models import Evidence, Found, MeetingPaper
from lintel.project.command_line import main
from lintel.project.commands.made_up_papers import store_papers
from tests.integration.oversight.made_up_papers import MINUTES, stored
from tests.people import cast, staff_id

JUNE = "2026-06-08-care-and-communities-overview-and-scrutiny-committee"


@pytest.fixture
def demo(db: None) -> None:
    cast()
    store_papers()


def test_the_made_up_committee_has_a_promise_of_each_sort(demo: None, capsys: pytest.CaptureFixture[str]) -> None:
    main(["papers", "promises", "--format", "json"])
    found = {row["text"]: row for row in json.loads(capsys.readouterr().out)}
    states = {row["state"] for row in found.values()}
    assert {"answered", "no minute records it"} <= states
    answered = next(row for text, row in found.items() if "ring-back" in text)
    assert (answered["state"], answered["days_waiting"]) == ("answered", 91)
    assert answered["answered_at"].startswith("2026-09-07-")
    main(["papers", "promises"])
    assert f"{answered['reference']}  answered, 91 days" in capsys.readouterr().out
    main(["papers", "promises", "--format", "csv"])
    assert capsys.readouterr().out.startswith("Reference,Origin committee,")


@pytest.mark.parametrize("meeting", [JUNE, JUNE.replace("06-08", "09-07"), JUNE.replace("06-08", "11-02"),
                                     "2026-10-13-health-and-care-scrutiny-commission"])  # fmt: skip
def test_each_page_of_the_demonstration_holds(demo: None, meeting: str, capsys: pytest.CaptureFixture[str]) -> None:
    main(["papers", "page", meeting])
    said = capsys.readouterr()
    assert "sentence fidelity 100%, decision recall 100%, action recall 100%" in said.out
    assert said.err == ""


def test_a_page_that_does_not_hold_is_status_1(
    demo: None, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    honest = page_of.as_text
    monkeypatch.setattr(page_of, "as_text", lambda page: honest(page).replace("ring-back", "call-back"))
    with pytest.raises(SystemExit) as stopped:
        main(["papers", "page", JUNE])
    assert stopped.value.code == 1
    assert (
        "decision missing: That the Director be requested to look into a ring-back service" in capsys.readouterr().err
    )


def test_a_file_is_stored_with_what_it_says_of_itself(
    db: None, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    cast()
    file = tmp_path / "minutes.txt"
    file.write_text(MINUTES, encoding="utf-8")
    for _ in range(2):
        main(["papers", "store", str(file), "--as", "analyst.made-up"])
        assert capsys.readouterr().out.startswith("2026-01-12-care-scrutiny-committee/minutes: ")
    assert MeetingPaper.objects.count() == 1
    main(["papers", "promises"])
    assert capsys.readouterr().out == "No promise was found.\n"
    main(["papers", "promises", "--as", "analyst.made-up"])
    assert "ring-back" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        (["page", "2026-01-01-none"], "There is no meeting with that address."),
        (["store", "no-such-file", "--as", "analyst.made-up"], "There is no file no-such-file."),
        (["store", "no-such-file", "--as", "manager.made-up"], "Merrin Hollybank may not store council papers."),
    ],
)
def test_what_cannot_be_is_one_sentence(
    db: None, asked: list[str], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    cast()
    with pytest.raises(SystemExit) as stopped:
        main(["papers", *asked])
    assert (stopped.value.code, capsys.readouterr().err.strip()) == (2, said)


def test_a_draft_is_not_printed_to_whoever_does_not_look_after_papers(db: None) -> None:
    cast()
    draft = stored()
    with pytest.raises(SystemExit):
        main(["papers", "page", draft.meeting.slug, "--as", "manager.made-up"])
    main(["papers", "page", draft.meeting.slug, "--as", "director.made-up"])
    actions.publish(draft.meeting, by=Staff.objects.get(id=staff_id("director")))
    main(["papers", "page", draft.meeting.slug])


def test_reading_again_by_the_same_rules_finds_the_same(demo: None, capsys: pytest.CaptureFixture[str]) -> None:
    def told() -> list[object]:
        rows = Found.objects.order_by("paper", "id").values_list("paper", "kind", "line_start", "column", "values")
        return [list(rows), list(Evidence.objects.order_by("id").values_list("paper", "line_start", "state", "by"))]

    before = told()
    main(["papers", "read-again", "--as", "analyst.made-up"])
    assert capsys.readouterr().out.count(" things found.") == MeetingPaper.objects.count()
    after = told()
    assert after[0] == before[0]
    assert sorted(after[1]) == sorted(before[1])
