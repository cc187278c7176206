"""Addresses of the portal."""

from django.urls import path

from lintel.web.portal import more, sending, views

urlpatterns = [
    path("<public:slug>/", views.start, name="portal_start"),
    path("<public:slug>/questions/<slug:page>", views.question, name="portal_question"),
    path("<public:slug>/check", sending.check, name="portal_check"),
    path("<public:slug>/sent", sending.sent, name="portal_sent"),
    path("<public:slug>/more", more.more, name="portal_more"),
]
