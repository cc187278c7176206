"""Addresses of what is kept apart."""

from django.urls import path

from lintel.web.kept_apart import views

urlpatterns = [
    path("person/<person:reference>/kept-apart/<slug:sort>", views.kept_apart, name="kept_apart"),
    path("person/<person:reference>/kept-apart/<slug:sort>/write", views.write_apart, name="write_apart"),
    path("person/<person:reference>/kept-apart/<slug:sort>/erase", views.erase_apart, name="erase_apart"),
]
