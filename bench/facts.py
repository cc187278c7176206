"""A million and a half facts: load, rebuild, and a measure at 24 month-ends, with both engines' answers compared."""

import json
import os
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from bench.timing import Run, lintel, table
from lintel.council.models import Staff
from lintel.domain.fact import Recorded
from lintel.imports.lines import write_line
from lintel.synthetic.bulk import bulk_lines

FACTS = int(os.environ.get("LINTEL_BENCH_FACTS", "1500000"))
SEED = 1
ANALYST = "bench.made-up"
MEASURES = ("waiting_now:care_act_assessment:allocation", "waits_ended:care_act_assessment:allocation")


def run(folder: Path) -> None:
    """Load, rebuild and ask, each as the whole command that a user would type."""
    file, as_at = folder / "facts.jsonl", datetime.now(UTC).date() - timedelta(days=1)
    write(file, as_at)
    rows = [("command", "seconds", "peak MB", "said")]
    for words in (("facts", "load", str(file)), ("ledger", "rebuild"), ("ledger", "rebuild", "--check")):
        done = lintel(*words)
        rows.append(row(" ".join(words[:2]) + " " + " ".join(words[3:]), done, done.printed.strip()))
    analyst()
    for measure in MEASURES:
        rows += by_both_engines(measure, as_at)
    table(f"{FACTS:,} facts", rows)


def row(command: str, done: Run, said: str) -> tuple[str, str, str, str]:
    """A command, how long it took, how much it needed, and what there is to say of it."""
    return command, f"{done.seconds:.1f}", f"{done.megabytes:.0f}", said


def by_both_engines(measure: str, as_at: date) -> Iterator[tuple[str, str, str, str]]:
    """A measure at 24 month-ends by each engine; stops with a sentence where they disagree."""
    what = ("--as-at", as_at.isoformat(), "--months", "24")
    asked = ("figures", "show", measure, *what, "--as", ANALYST, "--format", "json")
    done, judge = lintel(*asked), lintel(*asked, "--engine", "reference")
    same = json.loads(done.printed)["figures"] == json.loads(judge.printed)["figures"]
    yield row(f"figures show {measure} x 24", done, f"equal to the reference engine: {same}")
    yield row("  the reference engine", judge, f"{judge.seconds / done.seconds:.1f} times as long")
    if not same:
        raise SystemExit("The two engines disagree.")


def analyst() -> None:
    """Somebody who may ask for figures: facts alone bring no staff along."""
    Staff.objects.get_or_create(
        username=ANALYST, defaults={"id": ANALYST, "name": "Bench", "role": "performance_analyst", "made_up": True}
    )


def write(file: Path, today: date) -> None:
    """Write the facts as JSON Lines."""
    with file.open("wb") as lines:
        for line in bulk_lines(FACTS, today=today, seed=SEED):
            lines.write(write_line(Recorded(line.fact, 0, 0, line.recorded, line.by)))
