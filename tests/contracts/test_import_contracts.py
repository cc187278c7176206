"""Each import contract is broken here on purpose, in a copy of the package, and must be the one that says so."""

import contextlib
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

CHECKOUT = Path(__file__).parents[2]
SETTINGS = tomllib.loads((CHECKOUT / "pyproject.toml").read_text())["tool"]["importlinter"]
NAMES = {contract["id"]: contract["name"] for contract in SETTINGS["contracts"]}

# contract, the module that offends, what it imports
OFFENCES = [
    ("floors", "domain/clock.py", "lintel.synthetic.offender"),
    ("floors", "casework/offender.py", "lintel.web.offender"),
    ("floors", "casework/offender.py", "lintel.measures.offender"),
    ("floors", "ledger/offender.py", "lintel.records.offender"),
    ("floors", "gateways/offender.py", "lintel.records.offender"),
    ("floors", "gateways/offender.py", "lintel.casework.offender"),
    ("floors", "cellar/__init__.py", "lintel.domain.clock"),
    ("plain", "domain/clock.py", "django.utils.timezone"),
    ("plain", "domain/calendar.py", "django"),
    ("plain", "measures/language.py", "lintel.ledger.read"),
    ("plain", "measures/library/offender.py", "django.db"),
    ("plain", "oversight/papers/following/promise.py", "django.utils.timezone"),
    ("stages", "domain/contact.py", "lintel.domain.review"),
    ("stages", "domain/work.py", "lintel.domain.waiting"),
    ("stages", "domain/review.py", "lintel.domain.handoffs"),
    ("safeguarding", "domain/safeguarding.py", "lintel.domain.assessment"),
    ("doors", "web/formats.py", "lintel.ledger.read"),
    ("doors", "web/offender.py", "lintel.records.store"),
    ("oversight", "oversight/papers/offender.py", "lintel.casework.lists"),
    ("oversight", "oversight/papers/lists.py", "lintel.ledger.read"),
    ("plain", "oversight/papers/reading/lines.py", "django.utils.timezone"),
    ("plain", "oversight/papers/following/offender.py", "lintel.oversight.papers.models"),
]


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The package's code and its contracts, in a folder that may be broken."""
    folder = tmp_path_factory.mktemp("contracts")
    for original in [CHECKOUT / "pyproject.toml", *(CHECKOUT / "lintel").rglob("*.py")]:
        copied = folder / original.relative_to(CHECKOUT)
        copied.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(original, copied)
    return folder


@contextlib.contextmanager
def offence(package: Path, offender: str, imported: str) -> Iterator[None]:
    """Add one import to a module, which is made if need be, as is what it imports; undo all of it at the end."""
    wanted = [package / offender]
    if imported.startswith("lintel."):
        wanted.append(package.parent / f"{imported.replace('.', '/')}.py")
    before = {module: module.read_text() if module.exists() else None for module in wanted}
    new_folders = {module.parent for module in wanted if not module.parent.exists()}
    for module in wanted:
        module.parent.mkdir(exist_ok=True)
        (module.parent / "__init__.py").touch()
        module.touch()
    wanted[0].write_text(f"{before[wanted[0]] or ''}\nimport {imported}\n")
    yield
    for folder in new_folders:
        shutil.rmtree(folder)
    for module in wanted:
        if before[module] is not None:
            module.write_text(before[module])
        else:
            module.unlink(missing_ok=True)


def broken_contracts(folder: Path) -> list[str]:
    """The ids of the contracts that import-linter reports as broken."""
    command = [sys.executable, "-c", "from importlinter.cli import lint_imports_command; lint_imports_command()"]
    ran = subprocess.run([*command, "--no-logo"], cwd=folder, capture_output=True, text=True, check=False)
    verdicts = {key: [line for line in ran.stdout.splitlines() if line.startswith(name)] for key, name in NAMES.items()}
    assert all(verdicts.values()), ran.stdout + ran.stderr
    return [key for key, lines in verdicts.items() if lines[0].endswith("BROKEN")]


def test_every_contract_is_broken_by_some_test() -> None:
    assert {offence[0] for offence in OFFENCES} == set(NAMES)


def test_the_house_keeps_every_contract(copy: Path) -> None:
    assert broken_contracts(copy) == []


@pytest.mark.parametrize(("contract", "offender", "imported"), OFFENCES)
def test_an_offending_import_breaks_its_contract(copy: Path, contract: str, offender: str, imported: str) -> None:
    with offence(copy / "lintel", offender, imported):
        assert broken_contracts(copy) == [contract]
