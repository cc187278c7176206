"""Made-up minutes in two manners: councils, people and figures that are nowhere."""

NUMBERED = """\
Minutes of a meeting of the Care and Wellbeing Scrutiny Committee held at The Hall, Tattlebury on Monday, 8 June 2026.

PRESENT

Mrs. I. Quillwick CC (in the Chair)

Mr. O. Ferrandby CC
Mr. T. Nettlecombe CC

In attendance

Mr. D. Wimblecroft CC – Cabinet Lead Member, Care and Wellbeing

41. <u>Minutes.</u>

The minutes of the meeting held on 2 March 2026 were taken as read, confirmed and signed.

42. <u>Ferry Transport for Day Centres.</u>

The Committee considered a report of the Director of Care and Wellbeing on the ferry, marked 'Agenda Item 7', is filed with these minutes.

Arising from discussion, the following points were made:

- i. A Member asked how many people used the ferry. The Director reported that 340 people had used it in 2025/26, \
which was 12% more than the year before.

- ii. Concern was raised that the landing stage at Wobbleswick was not safe for people \
who use a wheelchair. Officers explained that £4,500 had been set aside and that the work would be done within eight weeks.

- iii. A Member said that the crew were kind.

RESOLVED:

- a) That the report on the ferry be noted;

- b) That the Director be requested to provide Members with the cost of a second ferry.

43. <u>Date of next meeting.</u>

RESOLVED:

That the next meeting be held on 7 September 2026.

2.00pm to 4.10pm 08 June 2026
"""

BULLETED = """\
Minutes of the Meeting of the
CARE AND HARBOURS SCRUTINY COMMISSION

Held: TUESDAY, 9 JUNE 2026 at 5:30 pm

P R E S E N T :

Councillor Otterfleet (Chair)
Councillor Muddlebrook (Vice Chair)

Councillor Saffronpike
Councillor Hazelnook

In Attendance

Deputy City Mayor, Councillor Tansyquay

* * *   * *   * * *

81. APOLOGIES FOR ABSENCE

Apologies were received from Cllr Peppercroft.

82. MINUTES OF THE PREVIOUS MEETING

AGREED:

That the minutes of the meeting held on 10 March 2026 be confirmed as a correct record.

83. FERRY TRANSPORT FOR DAY CENTRES

The Director submitted a report on the ferry.

Key points to note were as follows:

- The ferry ran on 210 days in 2025/26.
- It cost £80,000 to run.

In response to questions and comments from Members, it was noted that:

- A leaflet would be circulated to Members before the next meeting.
- Two in three people who use the ferry are older than 65.

AGREED:

- That the report be noted.
- That the Director be requested to add an update on the ferry to the work programme.

84. CLOSE OF MEETING

The meeting closed at 7:15 pm.
"""
