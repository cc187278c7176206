"""Addresses of staff."""

from django.urls import path

from lintel.web.staff import views

urlpatterns = [
    path("", views.staff, name="staff"),
    path("/<username:username>/leaver", views.leaver, name="leaver"),
]
