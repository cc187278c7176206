"""Papers made up for a test."""

from lintel.oversight.papers.reading.formats import read_bytes
from lintel.oversight.papers.reading.lines import Paper


def paper(text: str) -> Paper:
    """The text as a paper, its first line the first after the opening quotes."""
    return read_bytes(text.removeprefix("\n").encode(), "made.txt")
