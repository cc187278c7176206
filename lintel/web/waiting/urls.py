"""Addresses of the waiting list and of what is due today."""

from django.urls import path

from lintel.web.waiting import views

urlpatterns = [
    path("waiting", views.waiting, name="waiting"),
    path("due", views.due, name="due"),
]
