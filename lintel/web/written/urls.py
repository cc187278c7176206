"""Addresses of what is written on forms about work."""

from django.urls import path

from lintel.web.written import reading, sign_off, views

urlpatterns = [
    path("<work:reference>/<written:slug>", views.write, name="write"),
    path("<work:reference>/<written:slug>/read", reading.read, name="read_written"),
    path("<work:reference>/<written:slug>/sign-off", sign_off.sign_off, name="sign_off"),
]
