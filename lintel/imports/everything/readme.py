"""The page that lies in every export, so that whoever finds the folder knows what it is and what to do with it."""

from collections.abc import Mapping
from datetime import date

TEXT = """# Everything of {council}, taken out of Lintel on {day:%-d %B %Y}

**This folder holds the names, addresses, notes and safeguarding records of real people, restricted ones too.** Keep it
encrypted, give it to nobody who may not see all of them, and delete it when it has served. Who took it out is written
down in Lintel.

## What is in it

| File | Lines | What it is |
| --- | --- | --- |
{rows}

`contents.json` says how many lines each file has, and the hash of the last fact, so that a file that was changed is found.
The folder `lists` holds lists to read in a spreadsheet, as CSV and as XLSX: how things stood that day. In them, a cell that
a spreadsheet could take for a formula begins with an apostrophe.

Every other file is JSON Lines in UTF-8: one JSON object a line, each column under its own name, dates as 2026-03-31 and
moments with their time zone. `facts.jsonl` holds every fact that was ever recorded, {position:,} of them, in the order in
which they were; a correction stands beside what it corrects. The page `docs/facts.md` of Lintel tells what each says.

## What is not in it

- Passwords: whoever comes along gets a new one.
- What can be made again from the facts: the lists that pages show, and what figures are counted from.
- Files that somebody was bringing in on that day.
- What is in the photos and papers that the public sent along. `records-sentfile.jsonl` lists them; the files themselves lie
  in the folder that `LINTEL_FILES` names. Copy that folder too, and then let `lintel files check` compare both.

## Bringing it back

Into an empty installation of the same council (`LINTEL_COUNCIL`): `lintel import everything FOLDER`. Every rule is asked
again of every fact; one line at fault, and nothing is stored. Then `lintel ledger verify` must say that the ledger is whole.
"""

SAYS = {
    "facts": "every fact",
    "loads": "when facts were brought in from files, and by whom",
    "council": "set-up of the council",
    "records": "words: names, addresses, notes, answers",
    "measures": "figures that were published, with their cases",
    "ledger": "who looked at what",
    "imports": "references that the council used before",
}


def readme(council: str, day: date, position: int, files: Mapping[str, int]) -> str:
    """The page, for one export."""
    rows = "\n".join(f"| `{name}` | {many:,} | {_says(name)} |" for name, many in sorted(files.items()))
    return TEXT.format(council=council or "the council", day=day, position=position, rows=rows)


def _says(name: str) -> str:
    return SAYS.get(name.partition(".")[0].partition("-")[0], "a table of Lintel")
