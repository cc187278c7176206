"""The pages of docs/ that are drawn from the code, so that they cannot say what the code does not do."""

from collections.abc import Callable, Mapping

from lintel.project.drawing.facts import example_file, facts_page
from lintel.project.drawing.flow import flow_page
from lintel.project.drawing.forms import forms_page
from lintel.project.drawing.measures import measures_page
from lintel.project.drawing.sheets import sheets_page

PAGES: Mapping[str, Callable[[], str]] = {
    "flow.md": flow_page,
    "facts.md": facts_page,
    "example.jsonl": example_file,
    "measures.md": measures_page,
    "forms.md": forms_page,
    "sheets.md": sheets_page,
}


def pages() -> dict[str, str]:
    """Every drawn page's text by its file name in docs/."""
    return {name: draw() for name, draw in PAGES.items()}
