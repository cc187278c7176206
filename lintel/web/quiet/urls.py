"""The address of what has gone quiet."""

from django.urls import path

from lintel.web.quiet import views

urlpatterns = [path("gone-quiet", views.gone_quiet, name="gone_quiet")]
