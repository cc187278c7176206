"""Our addresses, and the bare peer's."""

from django.urls import include, path

from bench.bare.views import touch

urlpatterns = [path("bare/<int:number>", touch), path("", include("lintel.project.urls"))]
