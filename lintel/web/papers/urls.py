"""Addresses of council papers."""

from django.urls import path, register_converter

from lintel.web.papers import feeds, figures, keeping, keeping_promises, listing, meeting, promises, reading, review
from lintel.web.papers.addresses import MeetingSlug, PromiseReference

register_converter(MeetingSlug, "meeting")
register_converter(PromiseReference, "promise")

urlpatterns = [
    path("", listing.papers, name="papers"),
    path("calendar.ics", feeds.calendar, name="papers_calendar"),
    path("feed.atom", feeds.feed, name="papers_feed"),
    path("store/", keeping.store_paper, name="store_paper"),
    path("doubts/", review.doubts, name="doubts"),
    path("doubts/<int:doubt>/", review.doubt, name="doubt"),
    path("figures/", figures.figures_followed, name="figures_followed"),
    path("figures/<slug:figure>/", figures.figure_followed, name="figure_followed"),
    path("promises/", promises.promises, name="promises"),
    path("promises.csv", feeds.promises_csv, name="promises_csv"),
    path("promises/<promise:reference>/", promises.promise, name="promise"),
    path("promises/<promise:reference>/evidence/", keeping_promises.keep_promise, name="keep_promise"),
    path("<meeting:meeting>/", meeting.meeting, name="meeting"),
    path("<meeting:meeting>/event.json", feeds.meeting_event, name="meeting_event"),
    path("<meeting:meeting>/popolo.json", feeds.meeting_popolo, name="meeting_popolo"),
    path("<meeting:meeting>/<slug:sort>.csv", feeds.meeting_sheet, name="meeting_sheet"),
    path("<meeting:meeting>/publish/", keeping.publish_meeting, name="publish_meeting"),
    path("<meeting:meeting>/take-back/", keeping.take_back_meeting, name="take_back_meeting"),
    path("<meeting:meeting>/correct/", keeping.correct_meeting, name="correct_meeting"),
    path("<meeting:meeting>/sentence/", keeping.add_sentence, name="add_sentence"),
    path("<meeting:meeting>/<slug:paper>/", reading.paper, name="paper"),
]
