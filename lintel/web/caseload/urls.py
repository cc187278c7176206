"""Addresses of caseloads."""

from django.urls import path

from lintel.web.caseload import views

urlpatterns = [
    path("caseload", views.own, name="caseload"),
    path("caseload/<username:username>", views.of_worker, name="caseload_of"),
]
