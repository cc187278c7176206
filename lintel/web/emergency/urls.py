"""Addresses of opening a record in an emergency, and of the reviews."""

from django.urls import path

from lintel.web.emergency import reviews, views

urlpatterns = [
    path("open-in-an-emergency", views.emergency, name="emergency"),
    path("open-in-an-emergency/shut/<person:reference>", views.close_emergency, name="close_emergency"),
    path("emergency-reviews/", reviews.emergency_reviews, name="emergency_reviews"),
    path("emergency-reviews/<uuid:access>", reviews.emergency_review, name="emergency_review"),
]
