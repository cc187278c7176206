"""Made-up lines that differ: for each rule the lines on which it holds."""

from lintel.oversight.papers.figures_followed.difference import Kind
from tests.papers.by_hand import figure, figures

WAITING = "people awaiting a Care Act assessment"
JUNE, Q1 = "2025-06", "2025/26 Q1"

# rule, kind, the two lines, the rows of the paper
HOLDS = [
    (
        "same thing, same date",
        Kind.CONTRADICTION,
        (1, 2),
        [
            figures(f"In June 2025, 640 {WAITING} in Fenshire.", figure("640", 640, "people", "waiting", JUNE)),
            figures(
                f"There were 702 {WAITING} in Fenshire in June 2025.", figure("702", 702, "people", "waiting", JUNE)
            ),
        ],
    ),
    (
        "same thing, same date",
        Kind.ROUNDING,
        (1, 2),
        [
            figures(f"In June 2025, 643 {WAITING} in Fenshire.", figure("643", 643, "people", "waiting", JUNE)),
            figures(f"There were around 640 {WAITING} in Fenshire.", figure("640", 640, "people", "waiting", JUNE)),
        ],
    ),
    (
        "same time, another step",
        Kind.DEFINITION,
        (1, 2),
        [
            figures("In June 640 people were awaiting allocation.", figure("640", 640, "people", "waiting", JUNE)),
            figures("For the first quarter 702 people were waiting.", figure("702", 702, "people", "waiting", Q1)),
        ],
    ),
    (
        "same thing, another date",
        Kind.DATE,
        (1, 2),
        [
            figures(
                "The Fenshire helpline queue was 11 minutes in June.",
                figure("11 minutes", 11, "minutes", "queue", JUNE, kind="duration"),
            ),
            figures(
                "The Fenshire helpline queue was 19 minutes in July.",
                figure("19 minutes", 19, "minutes", "queue", "2025-07", kind="duration"),
            ),
        ],
    ),
    (
        "a peak that was passed",
        Kind.DEFINITION,
        (1, 2),
        [
            figures(
                "341 awaiting allocation (down from a peak of 716)", figure("716", 716, "people", "waiting", "2024-12")
            ),
            figures("In May 801 people were waiting to start.", figure("801", 801, "people", "waiting", "2025-05")),
        ],
    ),
    (
        "a peak that was passed",
        Kind.CONTRADICTION,
        (1, 2),
        [
            figures(
                "341 awaiting allocation (down from a peak of 716)", figure("716", 716, "people", "waiting", "2024-12")
            ),
            figures("In May 801 people were awaiting allocation.", figure("801", 801, "people", "waiting", "2025-05")),
        ],
    ),
    (
        "parts and total",
        Kind.CONTRADICTION,
        (1, 1),
        [
            figures(
                "Of the 310 homes, 190 were visited and 118 were not, with 20 overdue.",
                *[figure(each, float(each), "homes", "homes") for each in ("310", "190", "118", "20")],
            ),
        ],
    ),
    (
        "shares of a whole",
        Kind.ROUNDING,
        (1, 1),
        [
            figures(
                "Letters were 41%, calls 33% and visits 25%.",
                *[figure(f"{each}%", each, "percent", "ways in") for each in (41, 33, 25)],
            ),
        ],
    ),
    (
        "shares of a whole",
        Kind.CONTRADICTION,
        (1, 1),
        [
            figures(
                "Letters were 41.00%, calls 33.00% and visits 25.00%.",
                *[figure(f"{each}.00%", each, "percent", "ways in") for each in (41, 33, 25)],
            ),
        ],
    ),
    (
        "percentage of a whole",
        Kind.ROUNDING,
        (1, 1),
        [
            figures(
                "Of 600 alerts, 33.4% (200) were closed.",
                figure("600", 600, "alerts", "a"),
                figure("33.4%", 33.4, "percent", "a"),
                figure("200", 200, "alerts", "a"),
            ),
        ],
    ),
    (
        "percentage of a whole",
        Kind.CONTRADICTION,
        (1, 1),
        [
            figures(
                "Of 600 alerts, 200 (34.3%) were closed.",
                figure("600", 600, "alerts", "a"),
                figure("200", 200, "alerts", "a"),
                figure("34.3%", 34.3, "percent", "a"),
            ),
        ],
    ),
    (
        "percentage of a whole",
        Kind.ROUNDING,
        (1, 1),
        [
            figures(
                "Of 600 posts, 36% (approx. 200) were filled.",
                figure("600", 600, "posts", "a"),
                figure("36%", 36, "percent", "a"),
                figure("200", 200, "posts", "a"),
            )
        ],
    ),
    (
        "one rate in two units",
        Kind.CONTRADICTION,
        (1, 1),
        [
            figures(
                "It is 1,300 per month (400 per week).",
                figure("1,300 per month", 1300, "letters/month", "letters", kind="rate"),
                figure("400 per week", 400, "letters/week", "letters", kind="rate"),
            ),
        ],
    ),
    (
        "one rate in two units",
        Kind.ROUNDING,
        (1, 1),
        [
            figures(
                "It is 1,300 per month (around 320 per week).",
                figure("1,300 per month", 1300, "letters/month", "letters", kind="rate"),
                figure("320 per week", 320, "letters/week", "letters", kind="rate"),
            ),
        ],
    ),
    (
        "a range told by its end",
        Kind.ROUNDING,
        (1, 2),
        [
            figures(
                "The boathouse refit is put at £1.2 to £1.9million.",
                figure("£1.2 to £1.9million", 1.2e6, "GBP", "refit", high=1.9e6),
            ),
            figures(
                "Members asked about the £1.9 million boathouse refit.", figure("£1.9 million", 1.9e6, "GBP", "refit")
            ),
        ],
    ),
    (
        "undated here, dated there",
        Kind.DATE,
        (1, 2),
        [
            figures(
                "Members asked about the £4.4million boathouse spend.", figure("£4.4million", 4.4e6, "GBP", "boathouse")
            ),
            figures(
                "Spend on the boathouse in 2024/25 was £4.4 million.",
                figure("£4.4 million", 4.4e6, "GBP", "boathouse", "2024/25"),
            ),
        ],
    ),
    ("one cell, two dates", Kind.DATE, (1, 1), ["As of 3/2/25: people waiting: 12 as at 14/2/25 (down from 30)"]),
    (
        "working days and days",
        Kind.DEFINITION,
        (1, 1),
        [
            figures(
                "Waits for a therapy visit: target 20 working days\twait now 31 days",
                figure("20 working days", 20, "working days", "visit", role="target", kind="duration"),
                figure("31 days", 31, "days", "visit"),
            ),
        ],
    ),
    (
        "two lengths of one contract",
        Kind.CONTRADICTION,
        (1, 3),
        [
            "RSX ferry scheme 2027-2031",
            "",
            "The RSX contract runs for two years, and may be extended by one year.",
        ],
    ),
    (
        "one Act, two years",
        Kind.CONTRADICTION,
        (1, 4),
        ["Under the Care", "Act 2013 it is", "", "Under the Care Act 2014", "", "By the Care Act 2014"],
    ),
    ("one link, two meetings", Kind.CONTRADICTION, (1, 2), ["Plan of March 2023", "Plan of March 2024"]),
]
