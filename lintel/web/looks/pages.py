"""What pages are called where looks are told of."""

from collections.abc import Mapping

PAGES: Mapping[str, str] = {
    "person": "The person’s page",
    "record": "A page of the record itself",
    "work": "A page of one work",
    "waiting_list": "The waiting list",
    "due_today": "What is due today",
    "caseload": "A caseload",
    "suspicious_records": "Records whose facts look wrong",
    "published_figure": "The cases behind a published figure",
    "restatement": "What changed a published figure",
    "figures_members": "The cases behind a figure, at the command line",
    "figures_restate": "What changed a published figure, at the command line",
    "emergency": "Opening a record in an emergency",
    "secret": "What is kept apart",  # nosec B105: the name of a page
    "who_looked": "Who looked at the record",
    "odd_looks": "Looks to ask about",
    "emergency_list": "Records opened in an emergency",
    "emergency_review": "The review of an emergency",
    "gone_quiet": "What has gone quiet",
    "facts_dump": "A copy of all facts, without names",
}


def page_in_words(page: str) -> str:
    """What a page is called; a new page by its own name, until it is given one here."""
    return PAGES.get(page, page.replace("_", " ").capitalize())
