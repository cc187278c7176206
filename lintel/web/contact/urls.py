"""Addresses of taking contacts."""

from django.urls import path

from lintel.web.contact import tray, triage, views

urlpatterns = [
    path("contact/new", views.new_contact, name="new_contact"),
    path("contact/taken/<work:reference>", views.taken_in, name="taken_in"),
    path("tray", tray.tray, name="tray"),
    # The move of this address, with what must be read before it.
    path("work/<work:reference>/reach-ContactTriaged", triage.triage, name="triage"),
]
