"""What is done round every request, whatever page answers."""

import logging

import pytest
from django.http import HttpRequest, HttpResponse
from django.test import RequestFactory

from lintel.project.middleware import only_this_machine, private_pages, request_log


def hello(request: HttpRequest) -> HttpResponse:
    return HttpResponse("hello")


@pytest.mark.parametrize(("visitor", "status"), [("127.0.0.1", 200), ("::1", 200), ("192.168.1.5", 403), ("", 403)])
def test_the_demonstration_answers_this_machine_only(rf: RequestFactory, visitor: str, status: int) -> None:
    assert only_this_machine(hello)(rf.get("/", REMOTE_ADDR=visitor)).status_code == status


def test_a_page_is_kept_by_no_browser(rf: RequestFactory) -> None:
    assert private_pages(hello)(rf.get("/")).headers["Cache-Control"] == "no-store, private"


def test_what_was_asked_for_is_not_in_the_log(rf: RequestFactory, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.INFO, "lintel.requests"):
        request_log(hello)(rf.get("/people/4711?name=Smith"))
    assert len(caplog.records) == 1
    assert "Smith" not in str(caplog.records[0].msg)
    assert "4711" not in str(caplog.records[0].msg)
