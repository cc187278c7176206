"""The command line: each command and its options. Bad arguments: one sentence, status 2."""

import argparse
import os
import sys
from collections.abc import Sequence
from typing import NoReturn

import django
from django.core.exceptions import ImproperlyConfigured
from django.db import OperationalError, ProgrammingError

from lintel.domain.refusals import CannotBeShown, Refused
from lintel.project import arguments, declaring_papers
from lintel.project.declaring import as_user, group, later
from lintel.project.modes import UnsafeToStart

BAD_ARGUMENTS = 2


class OneSentence(argparse.ArgumentParser):
    """A parser that says what is wrong in one plain sentence."""

    def error(self, message: str) -> NoReturn:
        """Say it, and stop with status 2."""
        stop(f"{message[:1].upper()}{message[1:]}. Try: {self.prog} --help")


def stop(sentence: str) -> NoReturn:
    """Stop with status 2 and one sentence."""
    print(sentence, file=sys.stderr)
    raise SystemExit(BAD_ARGUMENTS)


def main(arguments: Sequence[str] | None = None) -> None:
    """Run one command."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "lintel.project.settings")
    try:
        chosen = parser().parse_args(arguments)
        django.setup()
        chosen.run(chosen)
    except (Refused, CannotBeShown, UnsafeToStart, ImproperlyConfigured) as refused:
        stop(str(refused))
    except (OperationalError, ProgrammingError) as error:
        # Somebody has the file, the server is away, or a table is gone: no fault of what was asked.
        stop(f"The database did not answer: {' '.join(str(error).split())}.")
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except KeyboardInterrupt:
        raise SystemExit(130) from None


def parser() -> argparse.ArgumentParser:
    """Every command and its options."""
    top = OneSentence(prog="lintel", description="The front door of adult social care: run it, load it, ask it.")
    commands = top.add_subparsers(title="commands", required=True, metavar="COMMAND")
    _demo_and_serve(commands)
    _facts(group(commands, "facts", "the facts themselves, as JSON Lines"))
    _import(group(commands, "import", "what a council has already, from spreadsheets"))
    _export(commands)
    _ledger(group(commands, "ledger", "the ledger's health"))
    _outbox(group(commands, "outbox", "letters and texts to people"))
    _drafts(group(commands, "drafts", "what is still being written"))
    _files(group(commands, "files", "what the public sent along with forms"))
    _figures(group(commands, "figures", "figures, with the cases behind them"))
    _looks(group(commands, "looks", "who looked at what"))
    declaring_papers.papers(group(commands, "papers", "papers of the council's committees"))
    _secrets(group(commands, "secrets", "what is kept apart, and its keys"))
    _docs(commands)
    return top


def _demo_and_serve(commands: argparse._SubParsersAction) -> None:
    demo = commands.add_parser("demo", help="the made-up county, ready to walk into")
    demo.add_argument("--no-serve", action="store_true", help="set it up, and do not start the server")
    demo.add_argument("--full-calls", action="store_true", help="calls and short contacts at full size, not one in ten")
    demo.add_argument("--port", type=arguments.port, default=8000)
    demo.set_defaults(run=later("demo", "demo"))
    serve = commands.add_parser("serve", help="answer browsers")
    serve.add_argument("--host", default="127.0.0.1")
    serve.add_argument("--port", type=arguments.port, default=8000)
    serve.set_defaults(run=later("demo", "serve_only"))


def _facts(commands: argparse._SubParsersAction) -> None:
    load = commands.add_parser("load", help="load facts from a file, all of them or none")
    load.add_argument("file", metavar="FILE", help="JSON Lines, one fact a line; - for standard input")
    load.add_argument("--dry-run", action="store_true", help="ask every rule, and store nothing")
    as_user(load, "who answers for the load").set_defaults(run=later("facts", "load_file"))
    dump = commands.add_parser("dump", help="write every fact, one a line")
    as_user(dump, "who asks, and must be one who may see every record").set_defaults(run=later("facts", "dump"))


def _import(commands: argparse._SubParsersAction) -> None:
    template = commands.add_parser("template", help="an empty sheet with what goes where")
    template.add_argument("sort", choices=("localities", "teams", "staff", "people", "waits"))
    template.add_argument("--format", choices=("csv", "xlsx"), default="xlsx")
    template.add_argument("--to", metavar="FILE", help="where to put it; else under its own name, here")
    template.set_defaults(run=later("bringing_in", "write_template"))
    for name, words in (("check", "ask every rule about a sheet, and store nothing"), ("load", "store a sheet")):
        sheet = as_user(commands.add_parser(name, help=words), "who answers for it")
        sheet.add_argument("file", metavar="FILE", help="CSV or XLSX, with the headings of a template")
        sheet.set_defaults(run=later("bringing_in", name))
        if name == "load":
            sheet.add_argument("--keep-good-rows", action="store_true", help="store them though others are at fault")
    everything = commands.add_parser("everything", help="an export, into an empty installation")
    everything.add_argument("folder", metavar="DIR", help="a folder that `lintel export` wrote")
    everything.set_defaults(run=later("taking_out", "bring_back"))


def _export(commands: argparse._SubParsersAction) -> None:
    export = commands.add_parser("export", help="everything that is here, as open files in a folder")
    export.add_argument("folder", metavar="DIR", help="a folder that is empty, or not there yet")
    as_user(export, "who asks, and must be one who may see every record").set_defaults(
        run=later("taking_out", "export")
    )


def _ledger(commands: argparse._SubParsersAction) -> None:
    commands.add_parser("verify", help="work the whole chain out again").set_defaults(run=later("ledger", "verify"))
    rebuild = commands.add_parser("rebuild", help="empty the rows and replay the ledger")
    rebuild.add_argument("--check", action="store_true", help="only compare every column of every row")
    rebuild.set_defaults(run=later("ledger", "rebuild"))


def _outbox(commands: argparse._SubParsersAction) -> None:
    send = commands.add_parser("send", help="send what is due, and leave to somebody what cannot be sent")
    send.set_defaults(run=later("outbox", "send"))
    check = commands.add_parser("check", help="exit with status 1 where nothing was sent for too long")
    check.set_defaults(run=later("outbox", "check"))


def _drafts(commands: argparse._SubParsersAction) -> None:
    tidy = commands.add_parser("tidy", help="erase what is over")
    tidy.set_defaults(run=later("drafts", "tidy"))


def _files(commands: argparse._SubParsersAction) -> None:
    scan = commands.add_parser("scan", help="let the scanner look into what is held")
    scan.set_defaults(run=later("files", "scan"))
    check = commands.add_parser("check", help="find rows without their file, and files without their row")
    check.set_defaults(run=later("files", "check"))


def _figures(commands: argparse._SubParsersAction) -> None:
    listed = commands.add_parser("list", help="every measure")
    listed.add_argument("--format", choices=("json", "csv", "text"), default="text")
    listed.set_defaults(run=later("figures", "list_measures"))
    _show(_asking(commands, "show", "a measure's figure"))
    members = _asking(commands, "members", "the references of the cases behind a figure, one a line")
    members.set_defaults(run=later("figures", "members"))
    publish = _asking(commands, "publish", "freeze a figure with the cases behind it")
    publish.set_defaults(run=later("publishing", "publish"))
    restate = commands.add_parser("restate", help="a published figure beside what is known now, and what changed it")
    restate.add_argument("figure", type=arguments.words, metavar="FIGURE", help="the id that publishing printed")
    restate.add_argument("--format", choices=("json", "text"), default="text")
    as_user(restate).set_defaults(run=later("publishing", "restate"))


def _looks(commands: argparse._SubParsersAction) -> None:
    odd = commands.add_parser("odd", help="the looks of some days that somebody should ask about, by references")
    odd.add_argument("--days", type=arguments.days, default=7, help="how many days back (default: 7)")
    as_user(odd, "who asks, and must be a safeguarding lead").set_defaults(run=later("looks", "odd"))


def _secrets(commands: argparse._SubParsersAction) -> None:
    rotate = commands.add_parser("rotate", help="lock all that is kept apart with the first of the keys")
    rotate.set_defaults(run=later("secrets", "rotate_keys"))


def _docs(commands: argparse._SubParsersAction) -> None:
    docs = commands.add_parser("docs", help="draw the pages of docs/ that come from the code")
    docs.add_argument("--check", action="store_true", help="only say whether they are up to date")
    docs.set_defaults(run=later("docs", "draw"))


def _show(show: argparse.ArgumentParser) -> None:
    show.add_argument("--by", choices=("team", "locality", "rating"))
    show.add_argument(
        "--months", type=arguments.months, default=0, help="the figure at so many month-ends up to the date"
    )
    show.add_argument("--engine", choices=("sql", "reference"), default="sql")
    show.add_argument("--format", choices=("json", "csv", "text"), default="text")
    show.set_defaults(run=later("figures", "show"))


def _asking(commands: argparse._SubParsersAction, name: str, words: str) -> argparse.ArgumentParser:
    asking = commands.add_parser(name, help=words)
    asking.add_argument("measure", metavar="MEASURE", help="a name from `lintel figures list`")
    asking.add_argument("--as-at", type=arguments.day, required=True, metavar="DATE", help="such as 2026-10-31")
    asking.add_argument("--as-known-on", metavar="MOMENT", help="a date, or a moment such as 2026-11-03T09:00+00:00")
    return as_user(asking)
