"""Addresses of bringing in. Each page is handed the door (lintel/project/urls.py), as it stands on a floor beside."""

from django.urls import path, re_path

from lintel.web.bringing_in import views

urlpatterns = [
    path("", views.bring_in, name="bring_in"),
    path("file", views.file, name="bring_in_file"),
    path("file/left-out.csv", views.left_out, name="bring_in_left_out"),
    re_path(r"^template/(?P<sort>[a-z]{1,20})\.(?P<form>csv|xlsx)$", views.template, name="bring_in_template"),
]
