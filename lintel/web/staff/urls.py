"""Addresses of staff."""

from django.urls import path

from lintel.web.staff import views

urlpatterns = [
    path("staff", views.staff, name="staff"),
    path("staff/<username:username>/leaver", views.leaver, name="leaver"),
]
