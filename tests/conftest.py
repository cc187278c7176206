"""What every test may ask for: a database to try things in, one to commit to, an address, a browser.

LINTEL_DATABASE_URL chooses the engine; without it tests use SQLite files in a temporary folder.
"""

import os
import shutil
import threading
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from django.conf import settings
from django.core.handlers.wsgi import WSGIHandler
from django.core.servers.basehttp import ThreadedWSGIServer
from django.db import connections
from django.test.testcases import QuietWSGIRequestHandler
from django.test.utils import setup_databases, teardown_databases
from hypothesis import settings as hypothesis
from playwright.sync_api import Browser, Page, sync_playwright
from pytest_django.plugin import DjangoDbBlocker

from lintel.synthetic.county import County, county
from tests.databases import copied_databases, fixtures_of, open_databases

# A property is true or false, never late: a busy machine fails no test.
hypothesis.register_profile("unhurried", deadline=None)
hypothesis.load_profile("unhurried")
ALONE = ["--no-sandbox", "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1"]


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> Iterator[None]:
    """Mark what touches the database or drives a browser; refuse what would empty the ledger; put the longest first."""
    for item in items:
        open_databases(item)
        if {"page", "chromium"} & fixtures_of(item):
            item.add_marker("browser")
    yield
    # What has a time limit of its own takes minutes: begun last, it would keep one process waiting for the other.
    items.sort(key=lambda item: item.get_closest_marker("timeout") is None)


@pytest.fixture(scope="session")
def django_db_modify_db_settings(tmp_path_factory: pytest.TempPathFactory) -> None:
    """Test SQLite as it is used: in files, one set for each process that runs tests."""
    folder = tmp_path_factory.mktemp("databases")
    for alias, database in settings.DATABASES.items():
        if "sqlite" in database["ENGINE"]:
            database["TEST"]["NAME"] = str(folder / f"{alias}.sqlite3")
        elif worker := os.environ.get("PYTEST_XDIST_WORKER"):
            database["TEST"]["NAME"] = f"test_{database['NAME']}_{worker}"


@pytest.fixture(scope="session")
def django_db_setup(
    django_test_environment: None, django_db_blocker: DjangoDbBlocker, django_db_modify_db_settings: None
) -> Iterator[None]:
    """Every database made and migrated, also in a run of nothing but tests that commit, which the plugin overlooks."""
    with django_db_blocker.unblock():
        made = setup_databases(verbosity=0, interactive=False, serialized_aliases=set())
    yield
    with django_db_blocker.unblock():
        teardown_databases(made, verbosity=0)


@pytest.fixture(autouse=True)
def witness(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The file that heads are written down in, of this test's own."""
    path = tmp_path / "witness.jsonl"
    monkeypatch.setattr(settings, "LINTEL_WITNESS", path)
    return path


@pytest.fixture(autouse=True)
def files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of what the public sends along with forms, of this test's own."""
    path = tmp_path / "files"
    monkeypatch.setattr(settings, "LINTEL_FILES", path)
    return path


@pytest.fixture
def committed_db(django_db_setup: None, django_db_blocker: DjangoDbBlocker, tmp_path: Path) -> Iterator[None]:
    """A database of this test's own, where commits are real and other threads see them."""
    with django_db_blocker.unblock(), copied_databases(tmp_path):
        yield
        for connection in connections.all():
            connection.close()


@pytest.fixture
def address(committed_db: None) -> Iterator[str]:
    """A running Lintel on the committed database, as http://localhost:port."""
    server = ThreadedWSGIServer(("localhost", 0), QuietWSGIRequestHandler, allow_reuse_address=False)
    server.set_app(WSGIHandler())
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://localhost:{server.server_port}"
    server.shutdown()
    server.server_close()
    thread.join()


def chromium_on_path() -> str | None:
    """The machine's own Chromium, or None for the one that Playwright fetched (`make test` sees to either)."""
    names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"]
    return next(filter(None, map(shutil.which, names)), None)


@pytest.fixture(scope="session")
def made_up_county() -> County:
    """One county for all tests that only read it: making it takes seconds. Four hundred days hold the twelve months that
    figures look back on."""
    return county(date(2026, 3, 4), history_days=400)


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """One browser for the whole run, which cannot find any other machine."""
    # Playwright keeps an event loop in this thread, and Django would take that for asynchronous code.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=chromium_on_path(), args=ALONE)
        yield browser
        browser.close()


@pytest.fixture
def page(chromium: Browser) -> Iterator[Page]:
    """A clean page in the browser, in London."""
    context = chromium.new_context(locale="en-GB", timezone_id="Europe/London")
    context.set_default_timeout(20_000)
    yield context.new_page()
    context.close()


@pytest.fixture
def plain(chromium: Browser) -> Iterator[Page]:
    """A page in a browser that runs no scripts."""
    context = chromium.new_context(locale="en-GB", timezone_id="Europe/London", java_script_enabled=False)
    context.set_default_timeout(20_000)
    yield context.new_page()
    context.close()
