"""Addresses of an assessment."""

from django.urls import path

from lintel.web.assessment import reading, sign_off, views

urlpatterns = [
    path("<work:reference>/assessment", views.write, name="assessment"),
    path("<work:reference>/assessment/read", reading.read, name="read_assessment"),
    path("<work:reference>/sign-off", sign_off.sign_off, name="sign_off"),
]
