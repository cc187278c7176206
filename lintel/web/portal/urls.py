"""Addresses of the portal."""

from django.urls import path

from lintel.web.portal import sending, status, views

urlpatterns = [
    path("status", status.status, name="status"),
    path("<public:slug>/", views.start, name="portal_start"),
    path("<public:slug>/questions/<slug:page>", views.question, name="portal_question"),
    path("<public:slug>/check", sending.check, name="portal_check"),
    path("<public:slug>/sent", sending.sent, name="portal_sent"),
]
