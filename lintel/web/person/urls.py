"""Addresses of people."""

from django.urls import path

from lintel.web.person import views

urlpatterns = [path("<person:reference>", views.person, name="person")]
