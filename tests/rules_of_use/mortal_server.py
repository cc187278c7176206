"""A server that can be killed: the real one, as a process of its own, on the copied database of a test."""

import os
import shutil
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

from django.db import connections

from lintel.project.settings.databases import looks_beside

START = (
    "import sys, django; django.setup(); from lintel.project.serve import serve; serve('127.0.0.1', int(sys.argv[1]))"
)
SECONDS_TO_START = 60


class MortalServer:
    """Started, killed with no time to finish anything, and started again at the same address."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.port = folder, _free_port()
        self.database = str(connections["default"].settings_dict["NAME"])
        shutil.copyfile(str(connections["looks"].settings_dict["NAME"]), looks_beside(self.database))
        self.start()

    @property
    def address(self) -> str:
        """Where it answers."""
        return f"http://127.0.0.1:{self.port}"

    def start(self) -> None:
        """Start it, and wait until it listens."""
        chosen = {
            "LINTEL_MODE": "demo",
            "LINTEL_DATABASE_URL": f"sqlite:///{self.database}",
            "LINTEL_WITNESS": str(self.folder / "witness-of-server.jsonl"),
            "DJANGO_SETTINGS_MODULE": "lintel.project.settings",
        }
        command = [sys.executable, "-c", START, str(self.port)]
        with (self.folder / "server.log").open("ab") as log:
            # A group of its own, so that its workers die with it, and nothing else does.
            self.process = subprocess.Popen(
                command, env=os.environ | chosen, stdout=log, stderr=log, start_new_session=True
            )
        self._wait()

    def _wait(self) -> None:
        ends = time.monotonic() + SECONDS_TO_START
        while time.monotonic() < ends and self.process.poll() is None:
            with socket.socket() as trial:
                if trial.connect_ex(("127.0.0.1", self.port)) == 0:
                    return
            time.sleep(0.1)
        raise AssertionError((self.folder / "server.log").read_text())

    def kill(self) -> None:
        """Kill it and its workers at once."""
        if self.process.poll() is None:
            os.killpg(self.process.pid, signal.SIGKILL)
            self.process.wait()


def _free_port() -> int:
    with socket.socket() as trial:
        trial.bind(("127.0.0.1", 0))
        return int(trial.getsockname()[1])
