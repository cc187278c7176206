"""A made-up pack in the first manner: a council, people, services and figures that are nowhere."""

REPORT = """\
CARE AND WELLBEING SCRUTINY COMMITTEE - 8 JUNE 2026

FERRY TRANSPORT FOR DAY CENTRES IN
THRUMBLESHIRE

REPORT OF THE DIRECTOR OF CARE AND
WELLBEING

Purpose of report

- The purpose of this report is to tell the Committee about the ferry.
- 2. It also asks for comments.

Policy Framework and Previous Decisions

3. The Committee had a report on the ferry in May 2025.

Background

What the ferry is

- 4. The ferry takes people to these centres:
 - a) Wobbleswick;
 - b) Nether Quibley.
- It ran on 200 days.
- 6. The following shows how it is used:

Daily trend



<u>Landing stages</u>

7. There are two bands.

\tHalf day\tFull day
Band A\t£10.00\t£20.00
(with a helper)\t\t
Band B\t£12.00 £24.00\t

- 8. They will change.

Recommendation

- 9. The Committee is asked to:
 - a) Note the report on the
 ferry;
 - b) Comment on the bands.

Equality implications

10. There are none.

Background papers

- Report to the Care and Wellbeing Scrutiny Committee: 12 May 2025

 Ferry Transport
 https://democracy.thrumble.gov.uk/ieListDocuments.aspx?Cld=7&Mld=412&Ver=4 item 9
- Report to the Cabinet: 2 June 2025 - https://democracy.thrumble.gov.uk/ieListDocuments.aspx?CId=8&
MId=413
- Ferries for All 2024-29 https://www.thrumble.gov.uk/ferries
- Report to the Cabinet: 9 June 2025 Landing Stages https://democracy.thrumble.gov.uk/ieListDocuments.aspx?XQd=8
- A paper that has no address

Officers to Contact

Idony Quill

Director of Care and Wellbeing

Telephone: 01632 960123 Email: idony.quill@thrumble.example

Appendix

How the ferry is run

The ferry is run by its crew.

CARE AND WELLBEING SCRUTINY COMMITTEE - 8 JUNE 2026

A SECOND REPORT OF THE DIRECTOR OF CARE AND WELLBEING

Purpose of report

1. This one has five paragraphs.

5. Some of their numbers are lost.

Recommendation

6. The Committee are asked to give their views.
"""
