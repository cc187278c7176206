"""Meetings from ModernGov, from a file: what is not for the public is dropped before anything is kept."""

import pytest

from lintel.oversight.papers.reading.formats import read_bytes
from lintel.oversight.papers.reading.lines import Place
from lintel.oversight.papers.reading.meeting.agenda import agenda_items
from lintel.oversight.papers.reading.meeting.attendance import attendees
from lintel.oversight.papers.reading.meeting.heading import headings
from lintel.oversight.papers.reading.profile import profile

MEETING = """<?xml version="1.0" encoding="utf-8"?>
<meeting>
  <meetingid>17</meetingid>
  <committeetitle>Care Commission</committeetitle>
  <meetingdate>06/05/2025</meetingdate>
  <meetingtime>17:30</meetingtime>
  <meetinglocation>Long Hall</meetinglocation>
  <minutepublished>True</minutepublished>
  <attendees>
    <attendee name="Councillor Ann Ash" roledescription="Chair" attendance="Present, as expected" politicalparty="None" ward="Long Ward" />
    <attendee name="Jon Elm" roledescription="Director" representing="Adult Care" attendance="In attendance" />
    <attendee name="Councillor B Oak" roledescription="Committee Member" attendance="Apologies" />
  </attendees>
  <agendaitems>
    <agendaitem>
      <agendaitemnumber>1</agendaitemnumber>
      <minutesitemnumber>117</minutesitemnumber>
      <agendaitemtitle>Home care &amp;amp; day care</agendaitemtitle>
      <isrestricted>False</isrestricted>
      <isdisplayallowed>True</isdisplayallowed>
      <isminutepublished>True</isminutepublished>
      <agendatext>&lt;p&gt;To consider the report.&lt;/p&gt;</agendatext>
      <minutesnonemptyhtmlbody>&amp;lt;p&amp;gt;The report on bread &amp;amp;amp; butter was noted.&amp;lt;/p&amp;gt;
&amp;lt;p&amp;gt;RESOLVED:&amp;lt;/p&amp;gt;</minutesnonemptyhtmlbody>
      <linkeddocuments>
        <linkeddoc><title>Report</title><url>https://example.org/a.pdf</url><isrestricted>False</isrestricted></linkeddoc>
        <linkeddoc><title>Kept from you</title><url>https://example.org/b.pdf</url><isrestricted>True</isrestricted></linkeddoc>
      </linkeddocuments>
    </agendaitem>
    <agendaitem>
      <agendaitemnumber>2</agendaitemnumber>
      <minutesitemnumber>118</minutesitemnumber>
      <agendaitemtitle>Kept from you</agendaitemtitle>
      <isrestricted>True</isrestricted>
      <minutesnonemptyhtmlbody>&lt;p&gt;Kept from you&lt;/p&gt;</minutesnonemptyhtmlbody>
    </agendaitem>
  </agendaitems>
</meeting>
"""
UNPUBLISHED = MEETING.replace("<minutepublished>True", "<minutepublished>False")


def read(meeting):
    paper = read_bytes(meeting.encode(), "made.xml")
    assert paper.form == "modern-gov"
    return paper


def given(paper):
    return [
        (paper.as_given(Place(line.number, line.number)).line_start, line.printed)
        for line in paper.lines
        if line.printed
    ]


def test_minutes_come_by_item_with_entities_read_twice():
    assert given(read(MEETING)) == [
        (2, "Minutes"),
        (4, "Meeting: Care Commission"),
        (5, "Date: 06/05/2025"),
        (6, "Time: 17:30"),
        (7, "Location: Long Hall"),
        (9, "Name\tRole\tRepresenting\tAttendance"),
        (10, "Councillor Ann Ash\tChair\t\tPresent, as expected"),
        (11, "Jon Elm\tDirector\tAdult Care\tIn attendance"),
        (12, "Councillor B Oak\tCommittee Member\t\tApologies"),
        (18, "117. Home care & day care"),
        (21, "Minutes:"),
        (23, "The report on bread & butter was noted."),
        (24, "RESOLVED:"),
        (25, "Supporting documents:"),
        (26, "Report\thttps://example.org/a.pdf"),
    ]


def test_what_is_restricted_leaves_nothing_but_a_doubt_with_its_lines():
    paper = read(MEETING)
    assert "Kept from you" not in repr(paper)
    dropped = [paper.as_given(doubt.place) for doubt in paper.doubts if doubt.name == "restricted_part_dropped"]
    assert [(place.line_start, place.line_end) for place in dropped] == [(27, 27), (30, 35)]


def test_minutes_that_are_not_published_are_not_read():
    paper = read(UNPUBLISHED)
    assert "noted" not in repr(paper)
    assert "minutes_not_published" in [doubt.name for doubt in paper.doubts]
    assert [(item.item_no, item.title) for item in agenda_items(paper, profile("leicester"))[0]] == [
        ("1", "Home care & day care")
    ]


def test_an_item_whose_own_minutes_are_not_published_keeps_its_title_only():
    paper = read(MEETING.replace("<isminutepublished>True", "<isminutepublished>False"))
    assert (18, "117. Home care & day care") in given(paper)
    assert "butter" not in repr(paper)


def test_the_heading_and_who_came_are_read():
    paper = read(MEETING)
    (heading,) = found = headings(paper, profile("leicester"))
    assert (heading.kind, heading.body, heading.date, heading.time, heading.location) == (
        "minutes", "Care Commission", "2025-05-06", "17:30", "Long Hall",
    )  # fmt: skip
    people = attendees(paper, profile("leicester"), found)[0]
    assert [(each.name_as_printed, each.role, each.status) for each in people] == [
        ("Councillor Ann Ash", "chair", "present"),
        ("Jon Elm", "Director", "in attendance"),
        ("Councillor B Oak", "member", "apologies"),
    ]


BOMB = '<?xml version="1.0"?><!DOCTYPE meeting [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;&a;">]><meeting><title>&b;</title></meeting>'
OUTSIDE = '<?xml version="1.0"?><!DOCTYPE meeting [<!ENTITY f SYSTEM "file:///etc/hostname">]><meeting><title>&f;</title></meeting>'
NOT_READ = {
    "a bomb": (BOMB, "unsafe_xml"),
    "a file from outside": (OUTSIDE, "unsafe_xml"),
    "a bomb of another sort": (BOMB.replace("meeting", "lol"), "unsafe_xml"),
    "cut short": (MEETING[:700], "broken_xml"),
    "nothing but its name": ("<meeting", "broken_xml"),
}


@pytest.mark.parametrize(("meeting", "doubt"), NOT_READ.values(), ids=NOT_READ)
def test_what_cannot_be_trusted_is_not_read(meeting, doubt):
    paper = read(meeting)
    assert paper.lines == ()
    assert [each.name for each in paper.doubts] == [doubt]


def test_a_meeting_in_an_envelope_is_the_same_meeting():
    inner = MEETING.split("?>\n", 1)[1]
    wrapped = f'<s:Envelope xmlns:s="urn:e"><s:Body xmlns="urn:m"><r>{inner}</r></s:Body></s:Envelope>'
    assert [words for _line, words in given(read(wrapped))] == [words for _line, words in given(read(MEETING))]


KEPT = "<isrestricted>True</isrestricted>"
SECOND = "<agendaitem>\n      <agendaitemnumber>2"
UNSAID = MEETING.replace(f"{KEPT}\n      <minutes", "<minutes")
OTHERWISE = {
    "an attribute in capitals": UNSAID.replace(SECOND, SECOND.replace("item>", 'item isRestricted="True">', 1)),
    "an attribute for what is shown": UNSAID.replace(SECOND, SECOND.replace("item>", 'item isdisplayallowed="False">', 1)),
    "-1 for true": MEETING.replace(KEPT, "<isrestricted>-1</isrestricted>"),
    "another word for it": MEETING.replace(KEPT, "<isexempt>Y</isexempt>"),
    "what it stands in": MEETING.replace("<meetingid>17</meetingid>", KEPT),
    "another outermost element": MEETING.replace("<meeting>", "<agenda>").replace("</meeting>", "</agenda>"),
    "a style sheet before it": MEETING.replace("<meeting>", '<?xml-stylesheet href="a.xsl"?><council><meeting>') + "</council>",
}  # fmt: skip


@pytest.mark.parametrize("meeting", OTHERWISE.values(), ids=OTHERWISE)
def test_what_is_not_for_the_public_however_the_file_says_so(meeting):
    assert "Kept from you" not in repr(read(meeting))


def test_a_meeting_in_utf_16_is_read_as_one():
    made = read_bytes(MEETING.replace("utf-8", "utf-16").encode("utf-16"), "made.xml")
    assert (made.form, "Kept from you" in repr(made), given(made)) == ("modern-gov", False, given(read(MEETING)))
