"""Which database, and how it is opened: SQLite unless LINTEL_DATABASE_URL names another."""

from pathlib import Path
from typing import Any

import dj_database_url
from django.core.exceptions import ImproperlyConfigured

SECONDS_TO_KEEP_OPEN = 60
# A page must answer within fifteen seconds, and has more to do than to wait.
SECONDS_TO_WAIT_FOR_A_WRITER = 12
# WAL lets people read while one person writes; FULL means that what was saved stays saved when the power goes.
SQLITE_OPENING = "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON"

# PostgreSQL would compile a question that looks costly, for a second, before it answers it in a twentieth of that.
POSTGRESQL_OPENING = f"-c jit=off -c lock_timeout={SECONDS_TO_WAIT_FOR_A_WRITER}s"


def databases(url: str | None, usual_file: Path) -> dict[str, dict[str, Any]]:
    """Django's DATABASES for one address such as postgres://…; a SQLite file at `usual_file` when there is none."""
    if url is None:
        usual_file.parent.mkdir(parents=True, exist_ok=True)
        url = f"sqlite:///{usual_file}"
    main = _read(url)
    if "sqlite" not in main["ENGINE"]:
        options = {"options": POSTGRESQL_OPENING} | main.get("OPTIONS", {})
        return {"default": main | {"CONN_HEALTH_CHECKS": True, "OPTIONS": options}}
    return {"default": _sqlite(main, main["NAME"]), "looks": _sqlite(main, looks_beside(main["NAME"]))}


def looks_beside(main_file: str) -> str:
    """The file for the record of who looked, beside the main one: lintel.sqlite3 gives lintel-looks.sqlite3."""
    path = Path(main_file)
    return str(path.with_name(f"{path.stem}-looks{path.suffix}"))


def witness_beside(main: dict[str, Any], usual_folder: Path) -> Path:
    """The file in which the heads of this database are written down, where LINTEL_WITNESS names none.

    A SQLite file that lies elsewhere has one of its own. All others share the usual one, which does for one database
    only: a second PostgreSQL of the same installation needs LINTEL_WITNESS, or each would miss the other's facts.
    """
    path = Path(main["NAME"])
    in_a_file = "sqlite" in main["ENGINE"] and path.parent != usual_folder
    return path.with_name(f"{path.stem}-witness.jsonl") if in_a_file else usual_folder / "witness.jsonl"


def files_beside(main: dict[str, Any], usual_folder: Path) -> Path:
    """The folder of what the public sends along with forms, where LINTEL_FILES names none: beside a SQLite file."""
    path = Path(main["NAME"])
    in_a_file = "sqlite" in main["ENGINE"] and path.parent != usual_folder
    return path.with_name(f"{path.stem}-files") if in_a_file else usual_folder / "files"


def _read(url: str) -> dict[str, Any]:
    try:
        return dict(dj_database_url.parse(url, conn_max_age=SECONDS_TO_KEEP_OPEN))
    except (ValueError, KeyError):
        # The address may hold a password, so it is not repeated.
        raise ImproperlyConfigured(
            "LINTEL_DATABASE_URL is not an address that Lintel can read. "
            "Use postgres://name:password@host:port/database, or sqlite:///file."
        ) from None


def _sqlite(main: dict[str, Any], file: str) -> dict[str, Any]:
    options = {
        "transaction_mode": "IMMEDIATE",
        "timeout": SECONDS_TO_WAIT_FOR_A_WRITER,
        "init_command": SQLITE_OPENING,
    }
    return main | {"NAME": file, "OPTIONS": options}
