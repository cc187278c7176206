"""What every test may ask for: a database to try things in, one to commit to, an address, a browser.

LINTEL_DATABASE_URL chooses the engine; without it tests use SQLite files in a temporary folder.
"""

import os
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.conf import settings
from django.core.handlers.wsgi import WSGIHandler
from django.core.servers.basehttp import ThreadedWSGIServer
from django.db import connections
from django.test.testcases import QuietWSGIRequestHandler
from playwright.sync_api import Browser, Page, sync_playwright
from pytest_django.plugin import DjangoDbBlocker

from tests.databases import copied_databases

ALONE = ["--no-sandbox", "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1"]
DATABASE_FIXTURES = {"db", "committed_db", "address"}
EMPTYING_FIXTURES = {"transactional_db", "live_server", "django_db_reset_sequences", "django_db_serialized_rollback"}
USE_THE_COPY = (
    "{}: Django would empty the ledger after this test, and the ledger refuses to be emptied. "
    "Ask for the fixture committed_db (or address, for a server) instead."
)


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark what touches the database; let it touch every alias; refuse tests that would empty the ledger."""
    for item in items:
        asked = set(getattr(item, "fixturenames", ()))
        marker = item.get_closest_marker("django_db")
        if EMPTYING_FIXTURES & asked or (marker and marker.kwargs.get("transaction")):
            raise pytest.UsageError(USE_THE_COPY.format(item.nodeid))
        if marker or DATABASE_FIXTURES & asked:
            item.add_marker("database")
        if marker or "db" in asked:
            item.add_marker(pytest.mark.django_db(databases="__all__"), append=False)
        if "page" in asked or "chromium" in asked:
            item.add_marker("browser")


@pytest.fixture(scope="session")
def django_db_modify_db_settings(tmp_path_factory: pytest.TempPathFactory) -> None:
    """Test SQLite as it is used: in files, one set for each process that runs tests."""
    folder = tmp_path_factory.mktemp("databases")
    for alias, database in settings.DATABASES.items():
        if "sqlite" in database["ENGINE"]:
            database["TEST"]["NAME"] = str(folder / f"{alias}.sqlite3")
        elif worker := os.environ.get("PYTEST_XDIST_WORKER"):
            database["TEST"]["NAME"] = f"test_{database['NAME']}_{worker}"


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


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """One browser for the whole run, which cannot find any other machine."""
    # Playwright keeps an event loop in this thread, and Django would take that for asynchronous code.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=os.environ.get("LINTEL_CHROMIUM") or None, args=ALONE)
        yield browser
        browser.close()


@pytest.fixture
def page(chromium: Browser) -> Iterator[Page]:
    """A clean page in the browser, in London."""
    context = chromium.new_context(locale="en-GB", timezone_id="Europe/London")
    context.set_default_timeout(20_000)
    yield context.new_page()
    context.close()
