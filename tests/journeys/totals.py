"""Totals: what may differ between two answers that must be the same otherwise.

The restricted person counts in every total, so the numbers of figures may differ, and nothing else. They are: on the
pages of figures the strip of six numbers, the numeric columns of tables, the sentence and the chart over the months, and
the ledger's position. The lists of cases and of records that look wrong hold no totals, and are compared as they are.
"""

import re

TOKEN = re.compile(r'(name="(?:csrfmiddlewaretoken|once|draft_id|draft_page|unsent)" value=")[^"]+')
HOLDS_TOTALS = re.compile(r"/figures/(?:\?.*|published/[0-9a-f-]{36}/(?:\?.*)?|\w+-\w+-\w+/(?:publish/)?(?:\?.*)?)?$")
STRIP = re.compile(r'(<dl class="lintel-facts[^"]*">)(.*?)(</dl>)', re.S)
NUMBER = re.compile(r"(<dd>\s*(?:<(?:a|span) [^>]*>)?)[^<]*")
MONTHS = re.compile(r'(<(?:section|div) class="lintel-over-time".*?</h2>\s*)<p class="govuk-body">.*?</p>', re.S)
CHART = re.compile(r"<svg role=.*?</svg>", re.S)
POSITION = re.compile(r'(<dt>Ledger position</dt><dd>|<input type="hidden" name="position" value=")[0-9,]+')
TABLE = re.compile(r'<table class="govuk-table lintel-table([ n0-9]*)">.*?</table>', re.S)
ROW, CELL = re.compile(r"<tr>.*?</tr>", re.S), re.compile(r"(<td>(?:<a [^>]*>)?)([^<]*)")


def without_tokens(page: str) -> str:
    """A page without what is new at each asking: the tokens of its forms."""
    return TOKEN.sub(r"\1", page)


def without_totals(path: str, page: str) -> str:
    """A page without the numbers of figures, where it is one that has them."""
    if not HOLDS_TOTALS.match(path):
        return page
    for part in (STRIP, TABLE):
        page = part.sub(_numbers, page)
    page = MONTHS.sub(r"\1", page)
    return POSITION.sub(r"\1", CHART.sub("", page))


def _numbers(found: re.Match[str]) -> str:
    if found[0].startswith("<dl"):
        return found[1] + NUMBER.sub(r"\1", found[2]) + found[3]
    numeric = {int(column) for column in re.findall(r"n(\d+)", found[1])}
    return ROW.sub(lambda row: _row(row[0], numeric), found[0])


def _row(row: str, numeric: set[int]) -> str:
    """The first cell is the row's name, a `th`; the others are `td`, counted from the second column on."""
    cells = iter(range(2, 100))
    return CELL.sub(lambda cell: cell[1] if next(cells) in numeric else cell[0], row)
