"""A million and a half facts: load, rebuild, and a measure at 24 month-ends, with both engines' answers compared."""

import json
import os
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from bench.timing import lintel, table
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
        rows.append(
            (
                " ".join(words[:2]) + " " + " ".join(words[3:]),
                f"{done.seconds:.1f}",
                f"{done.megabytes:.0f}",
                done.printed.strip(),
            )
        )
    analyst()
    for measure in MEASURES:
        asked = (
            "figures",
            "show",
            measure,
            "--as-at",
            as_at.isoformat(),
            "--months",
            "24",
            "--as",
            ANALYST,
            "--format",
            "json",
        )
        done, judge = lintel(*asked), lintel(*asked, "--engine", "reference")
        same = json.loads(done.printed)["figures"] == json.loads(judge.printed)["figures"]
        rows.append(
            (
                f"figures show {measure} x 24",
                f"{done.seconds:.1f}",
                f"{done.megabytes:.0f}",
                f"equal to the reference engine: {same}",
            )
        )
        rows.append(
            (
                "  the reference engine",
                f"{judge.seconds:.1f}",
                f"{judge.megabytes:.0f}",
                f"{judge.seconds / done.seconds:.1f} times as long",
            )
        )
        if not same:
            raise SystemExit("The two engines disagree.")
    table(f"{FACTS:,} facts", rows)


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
