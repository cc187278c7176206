"""What goes wrong beside the server is logged, whatever it is, and the next try is made all the same."""

import pytest

from lintel.project import beside


class Over(BaseException):
    """Ends what would go on for ever."""


@pytest.mark.parametrize("wrong", [OSError, ValueError, KeyError])
def test_it_goes_on_after_any_error(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture, wrong: type[Exception]
) -> None:
    slept, done = list[float](), list[str]()

    def sleep(seconds: float) -> None:
        slept.append(seconds)
        if len(slept) > 3:
            raise Over

    def fail() -> None:
        done.append("tried")
        raise wrong("no use")

    monkeypatch.setattr(beside.time, "sleep", sleep)
    monkeypatch.setattr(beside, "close_old_connections", lambda: None)
    with pytest.raises(Over):
        beside._for_ever(0.5, "sends messages", fail)
    assert (slept[:3], len(done)) == ([0.5] * 3, 3)
    assert [each.getMessage() for each in caplog.records] == ["beside: sends messages"] * 3
    assert all(each.exc_info for each in caplog.records)
