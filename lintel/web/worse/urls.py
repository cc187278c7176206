"""The address in a letter or text."""

from django.urls import path

from lintel.web.worse import views

urlpatterns = [path("<str:token>", views.worse, name="worse")]
