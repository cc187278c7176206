"""The three ways Lintel runs, and what each refuses to start with."""

import base64
import enum
import ipaddress
from collections.abc import Mapping, Sequence

DEMO_SECRET = "made-up-county-only-" * 3
SHORTEST_SECRET, BYTES_IN_A_KEY = 50, 32
# Anybody can read this key, so what it locks is locked from nobody: for made-up people only.
DEMO_SECRET_KEY = "bWFkZS11cC1jb3VudHktb25seS1tYWRlLXVwLWNvdW4="  # nosec B105: for made-up people only


class Mode(enum.Enum):
    """How this copy of Lintel is run."""

    DEMO = "demo"
    PRODUCTION = "production"
    TEST = "test"


class UnsafeToStart(Exception):
    """Lintel would not be safe as it is set up. The message is a sentence that says what to change."""


def mode_from(environ: Mapping[str, str]) -> Mode:
    """The mode named by LINTEL_MODE; the demonstration when nothing is named."""
    named = environ.get("LINTEL_MODE", Mode.DEMO.value)
    try:
        return Mode(named)
    except ValueError:
        raise UnsafeToStart(f"LINTEL_MODE is “{named}”. Set it to demo, production or test.") from None


def how_many_web_servers(environ: Mapping[str, str]) -> int:
    """How many web servers of the council's stand before Lintel: none unless it is said."""
    told = environ.get("LINTEL_WEB_SERVERS", "0")
    if told.isascii() and told.isdigit() and len(told) == 1:
        return int(told)
    raise UnsafeToStart(f"LINTEL_WEB_SERVERS is “{told}”. Set it to how many pass requests on, from 0 to 9.")


def is_this_machine(host: str) -> bool:
    """Whether a host name or address can only be reached from this machine."""
    bare = host.strip().strip("[]")
    if bare in {"localhost", "testserver"}:
        return True
    try:
        return ipaddress.ip_address(bare).is_loopback
    except ValueError:
        return False


def refuse_unsafe_host(mode: Mode, host: str) -> None:
    """Made-up people sign in with one click, so the demonstration must not be reachable by others."""
    if mode is not Mode.PRODUCTION and not is_this_machine(host):
        raise UnsafeToStart(
            f"The demonstration may only be reached from this machine, and “{host}” can be reached from others. "
            "Use 127.0.0.1, or set LINTEL_MODE=production and follow the guide to running Lintel."
        )


def refuse_unsafe_keys(mode: Mode, keys: Sequence[str]) -> None:
    """Raise UnsafeToStart unless what is kept apart is locked with keys, and in production with no key that all can read."""
    if not keys or any(_is_no_key(key) for key in keys):
        raise UnsafeToStart(
            "LINTEL_SECRET_KEYS must list keys with commas between, the newest first. The guide to running Lintel says "
            "how to make one."
        )
    if mode is Mode.PRODUCTION and DEMO_SECRET_KEY in keys:
        raise UnsafeToStart(
            "LINTEL_SECRET_KEYS holds the key of the demonstration. Make one of your own in production."
        )


def _is_no_key(key: str) -> bool:
    try:
        return len(base64.urlsafe_b64decode(key.encode())) != BYTES_IN_A_KEY
    except ValueError:
        return True


def refuse_unsafe_settings(mode: Mode, *, debug: bool, secret: str, hosts: Sequence[str]) -> None:
    """Raise UnsafeToStart for the first setting that this mode does not allow."""
    if mode is Mode.PRODUCTION:
        _refuse_unsafe_production(debug, secret, hosts)
    for host in hosts:
        refuse_unsafe_host(mode, host)


def _refuse_unsafe_production(debug: bool, secret: str, hosts: Sequence[str]) -> None:
    if debug:
        raise UnsafeToStart("LINTEL_DEBUG shows people's details on error pages. Unset it in production.")
    if secret == DEMO_SECRET or len(secret) < SHORTEST_SECRET or len(set(secret)) < 10:
        raise UnsafeToStart(
            f"LINTEL_SECRET must be set, at random, to {SHORTEST_SECRET} characters or more in production."
        )
    if not hosts or "*" in hosts:
        raise UnsafeToStart(
            "LINTEL_HOSTS must list the names that Lintel answers to, with commas between, in production."
        )
