"""Addresses of signing in."""

from django.urls import path

from lintel.web.sign_in import views

urlpatterns = [
    path("", views.home, name="home"),
    path("sign-in", views.sign_in, name="sign_in"),
    path("accessibility/", views.accessibility, name="accessibility"),
    path("sign-out", views.sign_out, name="sign_out"),
]
