"""Made-up papers with figures, and what a careful reader finds in them."""

from pathlib import Path

from lintel.oversight.papers.reading.figures.figures import figures
from lintel.oversight.papers.reading.found import Figure
from lintel.oversight.papers.reading.lines import Doubt, Line, Paper
from lintel.oversight.papers.reading.profile import profile

FIXTURES = Path(__file__).parent / "fixtures"


def paper_of(text: str, name: str = "made-up.txt") -> Paper:
    """The text as a paper."""
    return Paper(name, tuple(Line(number, line) for number, line in enumerate(text.splitlines(), 1)))


def figures_of(text: str) -> tuple[Figure, ...]:
    """The figures of a text."""
    return figures(paper_of(text), profile("leicestershire"))[0]


def doubts_of(text: str) -> tuple[Doubt, ...]:
    """What could not be decided of the figures of a text."""
    return figures(paper_of(text), profile("leicestershire"))[1]


def fixture(name: str) -> str:
    """The made-up paper of that name."""
    return (FIXTURES / f"{name}.txt").read_text(encoding="utf-8")
