"""Which database an address means, and how it is opened."""

from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured

from lintel.project.settings.databases import databases, looks_beside


def test_without_an_address_it_is_two_files_side_by_side(tmp_path: Path) -> None:
    found = databases(None, tmp_path / "var" / "lintel.sqlite3")
    assert found["default"]["NAME"] == str(tmp_path / "var" / "lintel.sqlite3")
    assert found["looks"]["NAME"] == str(tmp_path / "var" / "lintel-looks.sqlite3")
    assert (tmp_path / "var").is_dir()


def test_a_file_may_be_named(tmp_path: Path) -> None:
    found = databases(f"sqlite:///{tmp_path}/other.sqlite3", Path("unused"))
    assert found["default"]["NAME"] == f"{tmp_path}/other.sqlite3"
    assert found["looks"]["NAME"] == f"{tmp_path}/other-looks.sqlite3"


def test_postgresql_keeps_everything_in_one_database() -> None:
    found = databases("postgres://lintel@%2Fsomewhere/house", Path("unused"))
    assert set(found) == {"default"}
    assert (found["default"]["HOST"], found["default"]["NAME"]) == ("/somewhere", "house")


@pytest.mark.parametrize(
    ("asked", "opened"), [("", "-c jit=off -c lock_timeout=12s"), ("?options=-c%20jit%3Don", "-c jit=on")]
)
def test_postgresql_compiles_no_question_unless_the_address_says_so(asked: str, opened: str) -> None:
    found = databases(f"postgres://lintel@%2Fsomewhere/house{asked}", Path("unused"))
    assert found["default"]["OPTIONS"]["options"] == opened


@pytest.mark.parametrize("address", ["", "house", "oracle9://a:hunter2@b/c", "postgres://a:hunter2@b:port/c"])
def test_an_address_that_cannot_be_read_is_not_repeated(address: str) -> None:
    with pytest.raises(ImproperlyConfigured, match="LINTEL_DATABASE_URL is not an address") as refused:
        databases(address, Path("unused"))
    assert "hunter2" not in str(refused.value)


@pytest.mark.parametrize(("main", "looks"), [("a/b.sqlite3", "a/b-looks.sqlite3"), ("b", "b-looks")])
def test_looks_lie_beside(main: str, looks: str) -> None:
    assert looks_beside(main) == looks
