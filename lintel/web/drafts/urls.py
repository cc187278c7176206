"""Addresses of drafts."""

from django.urls import path

from lintel.web.drafts import views

urlpatterns = [
    path("", views.drafts, name="drafts"),
    path("save", views.save_as_typed, name="draft_save"),
    path("<uuid:draft>", views.draft, name="draft"),
]
