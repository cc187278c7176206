"""Addresses of people, and of what may be done with their records."""

from django.urls import path

from lintel.web.person import records, views

urlpatterns = [
    path("<person:reference>", views.person, name="person"),
    path("<person:reference>/restrict", records.restrict, name="restrict"),
    path("<person:reference>/lift", records.lift, name="lift"),
    path("<person:reference>/link", records.link, name="link"),
    path("<person:reference>/unlink/<person:other>", records.unlink, name="unlink"),
]
