"""Addresses of finding a person. What was asked is in none of them."""

from django.urls import path, re_path

from lintel.web.find import views

urlpatterns = [
    path("find", views.find_person, name="find"),
    re_path("^find/(?P<search>[A-Za-z0-9_-]{16})$", views.found, name="found"),
]
