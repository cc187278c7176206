"""What each way of running Lintel refuses to start with."""

import secrets

import pytest

from lintel.project.modes import (
    DEMO_SECRET,
    DEMO_SECRET_KEY,
    Mode,
    UnsafeToStart,
    how_many_web_servers,
    is_this_machine,
    mode_from,
    refuse_unsafe_host,
    refuse_unsafe_keys,
    refuse_unsafe_settings,
)

GOOD_SECRET = secrets.token_urlsafe(60)
HERE = ["127.0.0.1", "127.8.8.8", "localhost", "::1", "[::1]"]
ELSEWHERE = ["0.0.0.0", "::", "", "*", "192.168.1.5", "lintel.example", "localhost.lintel.example"]


def test_nothing_named_is_the_demonstration() -> None:
    assert mode_from({}) is Mode.DEMO


def test_a_mode_that_does_not_exist_is_refused_in_a_sentence() -> None:
    with pytest.raises(UnsafeToStart, match="Set it to demo, production or test"):
        mode_from({"LINTEL_MODE": "live"})


@pytest.mark.parametrize("host", HERE)
def test_only_this_machine_reaches(host: str) -> None:
    assert is_this_machine(host)
    refuse_unsafe_host(Mode.DEMO, host)


@pytest.mark.parametrize("host", ELSEWHERE)
def test_the_demonstration_refuses_a_host_that_others_reach(host: str) -> None:
    assert not is_this_machine(host)
    with pytest.raises(UnsafeToStart, match="only be reached from this machine"):
        refuse_unsafe_host(Mode.DEMO, host)
    refuse_unsafe_host(Mode.PRODUCTION, host)


def test_the_demonstration_refuses_to_answer_to_other_names() -> None:
    with pytest.raises(UnsafeToStart, match=r"lintel\.example"):
        refuse_unsafe_settings(Mode.DEMO, debug=False, secret=DEMO_SECRET, hosts=["localhost", "lintel.example"])


def test_production_starts_when_all_is_set() -> None:
    refuse_unsafe_settings(Mode.PRODUCTION, debug=False, secret=GOOD_SECRET, hosts=["lintel.example"])


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"debug": True}, "LINTEL_DEBUG"),
        ({"secret": DEMO_SECRET}, "LINTEL_SECRET"),
        ({"secret": GOOD_SECRET[:49]}, "LINTEL_SECRET"),
        ({"secret": "ab" * 40}, "LINTEL_SECRET"),
        ({"hosts": []}, "LINTEL_HOSTS"),
        ({"hosts": ["lintel.example", "*"]}, "LINTEL_HOSTS"),
    ],
)
def test_production_refuses(wrong: dict[str, object], sentence: str) -> None:
    right = {"debug": False, "secret": GOOD_SECRET, "hosts": ["lintel.example"]}
    with pytest.raises(UnsafeToStart, match=sentence):
        refuse_unsafe_settings(Mode.PRODUCTION, **(right | wrong))


OWN_KEY = "b25lLW9mLW91ci1vd24tbWFkZS1mb3ItdGVzdHMtMDE="


@pytest.mark.parametrize("keys", [[], [""], ["short"], [OWN_KEY, "no key at all"], ["é" * 44]])
@pytest.mark.parametrize("mode", Mode)
def test_no_mode_starts_without_keys_for_what_is_kept_apart(mode: Mode, keys: list[str]) -> None:
    with pytest.raises(UnsafeToStart, match="LINTEL_SECRET_KEYS must list"):
        refuse_unsafe_keys(mode, keys)


@pytest.mark.parametrize("keys", [[DEMO_SECRET_KEY], [OWN_KEY, DEMO_SECRET_KEY]])
def test_production_refuses_the_key_that_everybody_can_read(keys: list[str]) -> None:
    refuse_unsafe_keys(Mode.DEMO, keys)
    refuse_unsafe_keys(Mode.PRODUCTION, [OWN_KEY])
    with pytest.raises(UnsafeToStart, match="the key of the demonstration"):
        refuse_unsafe_keys(Mode.PRODUCTION, keys)


@pytest.mark.parametrize(
    ("told", "many"), [({}, 0), ({"LINTEL_WEB_SERVERS": "0"}, 0), ({"LINTEL_WEB_SERVERS": "2"}, 2)]
)
def test_no_web_server_is_believed_unless_it_is_said(told: dict[str, str], many: int) -> None:
    assert how_many_web_servers(told) == many


@pytest.mark.parametrize("told", ["", "-1", "1.5", "yes", "10", "²"])
def test_a_number_of_web_servers_that_cannot_be_is_refused_in_a_sentence(told: str) -> None:
    with pytest.raises(UnsafeToStart, match="from 0 to 9"):
        how_many_web_servers({"LINTEL_WEB_SERVERS": told})
