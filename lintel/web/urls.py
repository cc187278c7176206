"""Every address of the staff pages: each room has its own."""

from django.urls import include, path

from lintel.web import references  # noqa: F401  says what a reference in an address looks like
from lintel.web.portal.as_sent import as_sent
from lintel.web.portal.asked_for import asked_for
from lintel.web.portal.sent_file import sent_file

urlpatterns = [
    path("", include("lintel.web.sign_in.urls")),
    path("", include("lintel.web.waiting.urls")),
    path("", include("lintel.web.contact.urls")),
    path("work/", include("lintel.web.written.urls")),
    path("work/<work:reference>/sent", as_sent, name="as_sent"),
    path("work/<work:reference>/files/<uuid:file>", sent_file, name="sent_file"),
    path("work/", include("lintel.web.work.urls")),
    path("", include("lintel.web.caseload.urls")),
    path("person/", include("lintel.web.person.urls")),
    path("", include("lintel.web.find.urls")),
    path("ask-for/<public:slug>", asked_for, name="asked_for"),
    path("ask/", include("lintel.web.portal.urls")),
    path("outbox/", include("lintel.web.outbox.urls")),
    path("say/", include("lintel.web.worse.urls")),
    path("figures/", include("lintel.web.figures.urls")),
    path("papers/", include("lintel.web.papers.urls")),
    path("", include("lintel.web.staff.urls")),
    path("drafts/", include("lintel.web.drafts.urls")),
    path("", include("lintel.web.emergency.urls")),
    path("", include("lintel.web.quiet.urls")),
    path("", include("lintel.web.looks.urls")),
    path("", include("lintel.web.kept_apart.urls")),
]
