"""Addresses of people, and of what may be done with their records."""

from django.urls import path

from lintel.web.person import chronology, records, tellings, views

urlpatterns = [
    path("<person:reference>", views.person, name="person"),
    path("<person:reference>/restrict", records.restrict, name="restrict"),
    path("<person:reference>/lift", records.lift, name="lift"),
    path("<person:reference>/link", records.link, name="link"),
    path("<person:reference>/unlink/<person:other>", records.unlink, name="unlink"),
    path("<person:reference>/chronology", chronology.chronology, name="chronology"),
    path("<person:reference>/tell/<slug:what>", tellings.tell, name="tell"),
    path("<person:reference>/tell/<slug:what>/<slug:which>", tellings.tell_of_one, name="tell_of_one"),
    path(
        "<person:reference>/relationship/<person:other>/<slug:relationship>/end",
        tellings.end_relationship,
        name="end_relationship",
    ),
]
