"""Somebody who tells of a worry on a server that dies, is locked out or has no room: what the driver does, and is shown.

The driver knows nothing of Lintel but its addresses. It writes down every reference that it was shown, in a file of its
own, and sends again what it does not know to be sent.
"""

import http.client
import os
import re
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path
from random import randrange
from urllib.parse import urlencode

SECONDS_TO_START, MOST_UNTIL_FULL = 60, 100
REFERENCE = re.compile(r"W-[0-9A-Z]{5}-[0-9A-Z]{5}")
HIDDEN = re.compile(r'name="draft" value="([0-9a-f-]{36})"')
START = (
    "import sys, django; django.setup(); from chaos.failpoints import begin; begin(); "
    "from lintel.project.serve import serve; serve('127.0.0.1', int(sys.argv[1]))"
)
LOCKED_SECONDS, LONGEST_WAIT = 30.0, 15.0


class Died(Exception):
    """The server went away before it answered."""


class Server:
    """The real server, as a group of processes of its own."""

    def __init__(self, folder: Path, failpoint: str) -> None:
        self.port = _free_port()
        log = (folder / "server.log").open("ab")
        self.process = subprocess.Popen(
            [sys.executable, "-c", START, str(self.port)],
            env=os.environ | {"LINTEL_FAILPOINT": failpoint, "LINTEL_MODE": "demo"},
            stdout=log,
            stderr=log,
            start_new_session=True,
        )
        log.close()
        self._wait(folder)

    def _wait(self, folder: Path) -> None:
        ends = time.monotonic() + SECONDS_TO_START
        while time.monotonic() < ends and self.process.poll() is None:
            with socket.socket() as trial:
                if trial.connect_ex(("127.0.0.1", self.port)) == 0:
                    return
            time.sleep(0.05)
        raise SystemExit((folder / "server.log").read_text())

    def stop(self) -> None:
        """Kill what is left of it."""
        if self.process.poll() is None:
            os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()


class Driver:
    """Somebody who tells of a worry, and sends it again until a reference is shown."""

    def __init__(self, port: int, seen: Path) -> None:
        self.port, self.seen, self.cookie, self.draft = port, seen, "", ""
        # From where nobody else sends: floods from one place are slowed down.
        self.address = f"10.{randrange(256)}.{randrange(256)}.{randrange(256)}"

    def fill_in(self) -> None:
        """Answer both questions that need an answer. A page that was not answered is sent again."""
        for page, told in (("told", "He shouts at her"), ("who", "The lady at the end of the row")):
            self._ask("POST", f"/ask/concern/questions/{page}", **{page: told})
            shown = self._ask("GET", "/ask/concern/questions/who")[1]
            self.draft = HIDDEN.search(shown)[1]  # type: ignore[index]

    def send(self) -> str:
        """Send it, and write down at once the reference that is shown; empty where the page says that it was not sent."""
        status, _ = self._ask("POST", "/ask/concern/check")
        if status != 302:
            return ""
        found = REFERENCE.search(self._ask("GET", "/ask/concern/sent")[1])
        if found is None:
            return ""
        with self.seen.open("a", encoding="ascii") as file:
            file.write(f"{self.draft} {found[0]}\n")
            file.flush()
            os.fsync(file.fileno())
        return found[0]

    def _ask(self, method: str, path: str, **told: str) -> tuple[int, str]:
        """Status and page. Raises Died."""
        kind = {"Content-Type": "application/x-www-form-urlencoded", "Cookie": self.cookie}
        kind["X-Forwarded-For"] = self.address
        body = urlencode(told | ({"draft": self.draft} if self.draft else {})) if method == "POST" else None
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)
        try:
            connection.request(method, path, body, kind)
            answer = connection.getresponse()
            self.cookie = (answer.headers.get("Set-Cookie") or self.cookie).partition(";")[0]
            return answer.status, answer.read().decode()
        except (ConnectionError, http.client.HTTPException, TimeoutError) as error:
            raise Died from error
        finally:
            connection.close()


def kill_at(failpoint: str, folder: Path, clean: Server) -> str:
    """Let a server die at a failpoint under somebody's hands, who then sends it again elsewhere. How it ended, in a word."""
    dying = Server(folder, failpoint)
    driver = Driver(dying.port, folder / "acknowledged.txt")
    try:
        driver.fill_in()
        driver.send()
        return "never died"
    except Died:
        driver.port = clean.port
    finally:
        dying.stop()
    if not driver.draft:
        driver.fill_in()
    return "taken in once" if driver.send() and driver.send() else "not taken in"


def while_locked(folder: Path, clean: Server, lock: Callable[[], AbstractContextManager[None]]) -> str:
    """Send while another holds the database for half a minute: an honest page within 15 seconds, and then it is taken in."""
    driver = Driver(clean.port, folder / "acknowledged.txt")
    driver.fill_in()
    with lock():
        began = time.monotonic()
        said, waited = driver.send(), time.monotonic() - began
        time.sleep(max(0.0, LOCKED_SECONDS - waited))
    if said or waited > LONGEST_WAIT:
        return f"answered {said!r} after {waited:.0f} s"
    return "taken in once" if driver.send() else "not taken in"


def while_full(folder: Path) -> str:
    """Send to a server whose database cannot grow: an honest page, what is there is read, and elsewhere it is taken in."""
    full, clean = Server(folder, "disk_full"), Server(folder, "")
    try:
        for _ in range(MOST_UNTIL_FULL):
            driver = Driver(clean.port, folder / "acknowledged.txt")
            driver.fill_in()
            driver.port = full.port
            if not driver.send():
                driver.port = clean.port
                return "taken in once" if driver.send() else "not taken in"
        return "it was never full"
    finally:
        full.stop()
        clean.stop()


def _free_port() -> int:
    with socket.socket() as trial:
        trial.bind(("127.0.0.1", 0))
        return int(trial.getsockname()[1])
