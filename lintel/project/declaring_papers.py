"""The commands about papers of the council's committees."""

import argparse

from lintel.project import arguments
from lintel.project.declaring import as_user, later

WHOSE = "who asks; whoever looks after papers sees drafts too"


def papers(commands: argparse._SubParsersAction) -> None:
    """Read a paper, and score what was read."""
    read = commands.add_parser("read", help="what the rules find in a paper, each with its lines")
    read.add_argument("--format", choices=("json", "text"), default="text")
    score = commands.add_parser("score", help="how much they find of what a careful reader found")
    for command, run in ((read, "read_paper"), (score, "score_paper")):
        command.add_argument("file", type=arguments.words, metavar="FILE", help="text, HTML, PDF or ModernGov XML")
        command.add_argument(
            "--profile", type=arguments.words, metavar="P", help="a manner; else the one that fits best"
        )
        command.set_defaults(run=later("papers", run))
    score.add_argument("gold", type=arguments.words, metavar="GOLD_DIR", help="a folder of CSV files")
    _kept(commands)


def _kept(commands: argparse._SubParsersAction) -> None:
    promises = commands.add_parser("promises", help="what was promised, and what became of it")
    promises.add_argument("--format", choices=("json", "csv", "text"), default="text")
    as_user(promises, WHOSE).set_defaults(run=later("papers_kept", "list_promises"))
    page = commands.add_parser("page", help="a meeting's page, checked against its papers")
    page.add_argument("meeting", type=arguments.words, metavar="MEETING", help="as its address has it")
    as_user(page, WHOSE).set_defaults(run=later("papers_kept", "print_page"))
    store = commands.add_parser("store", help="store a paper with its meeting, not published yet")
    store.add_argument("file", type=arguments.words, metavar="FILE", help="text, HTML, PDF or ModernGov XML")
    store.add_argument("--body", type=arguments.words, metavar="NAME", help="the committee; else as the paper says")
    store.add_argument("--date", type=arguments.day, metavar="DATE", help="of the meeting; else as the paper says")
    store.add_argument("--kind", choices=("agenda", "minutes", "pack", "report", "statement", "other"))
    store.add_argument("--title", type=arguments.words)
    store.add_argument("--profile", type=arguments.words, metavar="P", help="a manner; else the one that fits best")
    as_user(store, "who answers for it").set_defaults(run=later("papers_kept", "store_paper"))
    again = commands.add_parser("read-again", help="read every stored paper again, as the rules are now")
    as_user(again, "who answers for it").set_defaults(run=later("papers_kept", "read_again"))
