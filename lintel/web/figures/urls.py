"""Addresses of figures."""

from django.urls import path, register_converter

from lintel.web.figures import cases, published, publishing, suspicious, views
from lintel.web.figures.addresses import MeasureName

register_converter(MeasureName, "measure")

urlpatterns = [
    path("", views.index, name="figures"),
    path("published/", published.published_figures, name="published_figures"),
    path("published/<uuid:id>/", published.published_figure, name="published_figure"),
    path("published/<uuid:id>/cases/", published.published_cases, name="published_cases"),
    path("suspicious/", suspicious.suspicious_records, name="suspicious_records"),
    path("<measure:measure>/", views.measure, name="figure"),
    path("<measure:measure>/cases/", cases.cases, name="figure_cases"),
    path("<measure:measure>/cases.csv", cases.cases_csv, name="figure_cases_csv"),
    path("<measure:measure>/publish/", publishing.publish_figure, name="publish_figure"),
]
