"""Made-up lines that look like a difference and are none."""

from tests.papers.by_hand import figure, figures
from tests.papers.differing_lines import JUNE

# lines that look like a difference and are none
HOLDS_NOT = [
    [
        figures(
            "Of the 310 homes, 190 were visited and 120 were not.",
            *[figure(each, float(each), "homes", "homes") for each in ("310", "190", "120")],
        )
    ],
    [
        figures(
            "Letters were 41%, calls 33% and visits 26%.",
            *[figure(f"{each}%", each, "percent", "ways in") for each in (41, 33, 26)],
        )
    ],
    [
        figures(
            "Of 600 alerts, 33.3% (200) were closed.",
            figure("600", 600, "alerts", "a"),
            figure("33.3%", 33.3, "percent", "a"),
            figure("200", 200, "alerts", "a"),
        )
    ],
    [
        figures(
            "It is 1,300 per month (300 per week).",
            figure("1,300 per month", 1300, "letters/month", "letters", kind="rate"),
            figure("300 per week", 300, "letters/week", "letters", kind="rate"),
        )
    ],
    ["As of 3/2/25: people waiting: 12 as at 3/2/25"],
    [
        "RSX ferry scheme 2027-2030",
        "",
        "The RSX contract runs for two years, and may be extended by one year.",
    ],
    ["Under the Care Act 2014", "Under the Housing Act 2004"],
    [
        figures("£4.4million was spent on the boathouse.", figure("£4.4million", 4.4e6, "GBP", "boathouse")),
        figures(
            "The library roof cost £4.4 million in 2024/25.", figure("£4.4 million", 4.4e6, "GBP", "roof", "2024/25")
        ),
    ],
    [
        figures("In June 58 carers were waiting.", figure("58", 58, "people", "carers waiting", JUNE)),
        figures("In June 640 people were waiting.", figure("640", 640, "people", "waiting", JUNE)),
    ],
    [
        figures("Band Y\t£26.22", figure("£26.22", 26.22, "GBP", "cost of a day", "2025/26")),
        figures("Band Z\t£39.21", figure("£39.21", 39.21, "GBP", "cost of a day", "2025/26")),
    ],
]
OPPOSITES = [
    ("older people", "younger adults"), ("people aged 18 to 64", "people aged 65 and over"), ("men", "women"),
    ("people in the north", "people in the south"), ("people in hospital", "people in the community"),
]  # fmt: skip
HOLDS_NOT += [
    [
        figures(
            f"In June 2025, {count} {whom} of Fenshire awaited a Care Act assessment.",
            figure(str(count), count, "people", "waiting", JUNE),
        )
        for count, whom in zip((640, 96), pair, strict=True)
    ]
    for pair in OPPOSITES
]
