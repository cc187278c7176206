"""Addresses of who looked at what."""

from django.urls import path

from lintel.web.looks import odd, views

urlpatterns = [
    path("person/<person:reference>/who-looked", views.who_looked_at, name="who_looked"),
    path("looks-to-ask-about/", odd.odd_looks_list, name="odd_looks"),
    path("looks-to-ask-about/<username:username>/<slug:about>", odd.odd_look, name="odd_look"),
]
