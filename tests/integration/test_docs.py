"""The docs say what the code does: drawn pages are up to date, examples load, links lead somewhere, paths exist."""

import argparse
import hashlib
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.conf import settings

from lintel.domain.access import ROLES
from lintel.domain.rooms import all_facts
from lintel.imports.lines import read_lines, write_line
from lintel.imports.load import load
from lintel.ledger import read
from lintel.project.commands.docs import draw
from lintel.project.drawing import pages
from lintel.project.drawing.example import example
from lintel.synthetic.setting import SIGN_IN

CHECKOUT = Path(__file__).parents[2]
DOCS = sorted([*CHECKOUT.glob("*.md"), *(CHECKOUT / "docs").rglob("*.md")])
LINK = re.compile(r"!?\[[^\]]*\]\(([^)\s]+)\)")
PATH = re.compile(r"`((?:lintel|tests|docs|assets|\.ci)/[\w./*-]*|[A-Z]+\.md|Makefile|pyproject\.toml)`")
STEP = re.compile(r"^(\d+)\. \*\*([^*]+)\.\*\* (.+)$")
WHO = re.compile(r"(?:As|choose) (\w+ \w+), the ([a-z ]+)")
ANCHOR = re.compile(r'<a id="([^"]+)">')
HEADING = re.compile(r"^#+ (.+)$", re.MULTILINE)
CHECK = argparse.Namespace(check=True)


def named(path: Path) -> str:
    return str(path.relative_to(CHECKOUT))


def anchors(page: Path) -> set[str]:
    """Every place on a page that a link may lead to, headings as the usual readers of Markdown name them."""
    text = page.read_text("utf-8")
    headings = (re.sub(r"<[^>]+>|[^\w\- ]", "", heading).strip().lower() for heading in HEADING.findall(text))
    return {heading.replace(" ", "-") for heading in headings} | set(ANCHOR.findall(text))


def broken_links(page: Path) -> Iterator[str]:
    for link in LINK.findall(page.read_text("utf-8")):
        if link.startswith(("https://", "mailto:", "http://127.0.0.1")):
            continue
        file, _, anchor = link.partition("#")
        target = (page.parent / file).resolve() if file else page
        if not target.exists() or (anchor and anchor not in anchors(target)):
            yield link


def test_drawn_pages_are_up_to_date() -> None:
    draw(CHECK)


def test_a_stale_page_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture) -> None:
    monkeypatch.setattr(settings, "CHECKOUT", tmp_path)
    draw(argparse.Namespace(check=False))
    (tmp_path / "docs" / "flow.md").write_text("Something else.")
    with pytest.raises(SystemExit) as stopped:
        draw(CHECK)
    assert stopped.value.code == 1
    assert "flow.md is not what the code says now" in capsys.readouterr().err
    draw(argparse.Namespace(check=False))
    assert (tmp_path / "docs" / "flow.md").read_text("utf-8") == pages()["flow.md"]


def test_every_kind_of_fact_has_an_example() -> None:
    assert {type(entry.fact).__name__ for entry in example()} == set(all_facts())


def test_the_example_loads_and_is_dumped_as_it_was(db: None) -> None:
    text = (CHECKOUT / "docs" / "example.jsonl").read_bytes()
    lines = read_lines(text.splitlines())
    loaded = load(lines, council=settings.LINTEL_COUNCIL, by="tester", digest=hashlib.sha256(text).hexdigest)
    assert loaded.facts == len(example())
    assert b"".join(map(write_line, read.entries(settings.LINTEL_COUNCIL))) == text


@pytest.mark.parametrize("page", DOCS, ids=named)
def test_every_link_leads_somewhere(page: Path) -> None:
    assert list(broken_links(page)) == []


@pytest.mark.parametrize("page", DOCS, ids=named)
def test_every_path_named_exists(page: Path) -> None:
    paths = set(PATH.findall(page.read_text("utf-8")))
    assert [path for path in sorted(paths) if not list(CHECKOUT.glob(path.rstrip("/")))] == []


def test_a_link_to_nowhere_is_found(tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_text("# Here\n[good](#here) [bad](missing.md) [also bad](#there)\n")
    assert list(broken_links(page)) == ["missing.md", "#there"]


def tour() -> list[tuple[int, str, str]]:
    """The steps of the tour in the README: number, name and what to do."""
    part = (CHECKOUT / "README.md").read_text("utf-8").partition("\n## The tour\n")[2].partition("\n## ")[0]
    lines = re.sub(r"\n +", " ", part).splitlines()
    return [(int(found[1]), found[2], found[3]) for found in map(STEP.match, lines) if found]


def test_the_tour_is_numbered_step_by_step() -> None:
    assert [number for number, _, _ in tour()] == list(range(1, 19))


def test_everybody_on_the_tour_may_be_signed_in_as() -> None:
    met = {who for _, _, what in tour() for who in WHO.findall(what)}
    assert len(met) == 5
    assert met <= {(name, ROLES[role].title.lower()) for _, name, role, _ in SIGN_IN}


def test_the_guide_for_developers_is_short() -> None:
    assert len((CHECKOUT / "DEVELOPERS.md").read_text("utf-8").splitlines()) < 200
