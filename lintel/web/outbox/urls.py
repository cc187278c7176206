"""Addresses of the outbox, of one message, and of the letter that it is."""

from django.urls import path

from lintel.web.outbox import letters, views

urlpatterns = [
    path("", views.outbox, name="outbox"),
    path("<uuid:message>", views.message, name="message"),
    path("<uuid:message>/letter", letters.letter, name="letter"),
    path("<uuid:message>/letter.docx", letters.document, name="letter_document"),
]
