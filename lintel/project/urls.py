"""The addresses: all pages belong to the web floor; here only what is shown when something could not be done."""

from django.urls import include, path

from lintel.imports import door

# Pages and imports stand side by side, so the pages of bringing in are handed the door of the other.
urlpatterns = [
    path("bring-in/", include("lintel.web.bringing_in.urls"), {"door": door}),
    path("", include("lintel.web.urls")),
]

handler400 = "lintel.project.errors.bad_request"
handler403 = "lintel.project.errors.not_allowed"
handler404 = "lintel.project.errors.not_found"
handler500 = "lintel.project.errors.server_error"
