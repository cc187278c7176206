"""Addresses of one work and of its moves."""

from django.urls import path

from lintel.web.work import putting_right, views

urlpatterns = [
    path("<work:reference>", views.work, name="work"),
    path("<work:reference>/correct/<uuid:fact>", putting_right.correct, name="correct"),
    path("<work:reference>/withdraw/<uuid:fact>", putting_right.withdraw, name="withdraw"),
    path("<work:reference>/reattribute", putting_right.reattribute, name="reattribute"),
    path("<work:reference>/<str:slug>", views.move, name="move"),
]
