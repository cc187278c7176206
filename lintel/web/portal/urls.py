"""Addresses of the portal."""

from django.urls import path

from lintel.web.portal import (
    coming_back,
    forgetting,
    index,
    more,
    more_referral,
    my_referrals,
    printed,
    sending,
    status,
    views,
)

urlpatterns = [
    path("", index.index, name="portal"),
    path("come-back/<str:token>", coming_back.come_back, name="portal_come_back"),
    path("status", status.status, name="status"),
    path("my-referrals", my_referrals.ask, name="my_referrals"),
    path("my-referrals/link/<str:token>", my_referrals.link, name="my_referrals_link"),
    path("my-referrals/sent", my_referrals.listed, name="my_referrals_list"),
    path("my-referrals/details", my_referrals.details, name="my_details"),
    path("my-referrals/<work:reference>/more", more_referral.more_referral, name="my_referral_more"),
    path("my-referrals/leave", my_referrals.leave, name="my_referrals_leave"),
    path("<numbered:slug>/", views.start, name="portal_start"),
    path("<numbered:slug>/questions/<slug:page>", views.question, name="portal_question"),
    path("<numbered:slug>/check", sending.check, name="portal_check"),
    path("<numbered:slug>/sent", sending.sent, name="portal_sent"),
    path("<numbered:slug>/forget", forgetting.forget_here, name="portal_forget"),
    path("<numbered:slug>/more", more.more, name="portal_more"),
    path("<numbered:slug>/printed", printed.printed, name="portal_printed"),
    path("<numbered:slug>/printed/<work:reference>", printed.copy, name="portal_copy"),
]
