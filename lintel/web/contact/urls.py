"""Addresses of taking contacts."""

from django.urls import path

from lintel.web.contact import views

urlpatterns = [path("new", views.new_contact, name="new_contact")]
