"""What is not for the public is dropped before storage; every other line keeps its number."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lintel.oversight.papers.reading.formats import read_bytes
from tests.papers.made import paper

SECRET = "The price is kept from you."
LAW = "by virtue of paragraph 3 of Part 1 of Schedule 12A of the Local Government Act 1972"

# (paper, the lines dropped)
CASES = {
    "a report under its mark": (
        f"Agenda Item 2\nPublic.\nAgenda Item 3\nNOT FOR PUBLICATION\n{SECRET}\n1. {SECRET}\n4. {SECRET}\nAgenda Item 4\nPublic.",
        [(4, 7)],
    ),
    "a report to the end": (f"Public.\nThis report is not for publication {LAW}\n{SECRET}", [(2, 3)]),
    "an item of minutes": (f"118. Prices (Exempt)\n{SECRET}\n{SECRET}\n119. Close\nPublic.", [(2, 3)]),
    "a title that says on what paper": (f"118. Prices (pink paper)\n{SECRET}\n119. Close\nPublic.", [(2, 2)]),
    "a title with nothing below it": ("118. Prices (Exempt)\n119. Close\nPublic.", []),
    "an item marked below its title": (f"118. Prices\nEXEMPT\n{SECRET}\n119. Close\nPublic.", [(2, 3)]),
    "numbers that begin anew within": (f"2. Prices\nEXEMPT\n1. {SECRET}\n3. {SECRET}\n", [(2, 4)]),
    "an appendix": (f"Public.\nEXEMPT APPENDIX B\n{SECRET}\nAPPENDIX C\nPublic.", [(2, 3)]),
    "a part": (f"Part 2: private, not for publication\n{SECRET}\nPart 1: public\nPublic.", [(1, 2)]),
    "exempt by the law's words": (f"Appendix D is exempt {LAW}\n{SECRET}\nAgenda Item 9\nPublic.", [(1, 2)]),
    "two parts": (f"EXEMPT\n{SECRET}\nAgenda Item 2\nPublic.\nRESTRICTED\n{SECRET}", [(1, 2), (5, 6)]),
    "the mark at the end of a title": (f"118. Prices - EXEMPT\n{SECRET}\n119. Close\nPublic.", [(2, 2)]),
    "the mark in a title's brackets": (
        f"118. Prices [contains exempt information]\n{SECRET}\n119. Close\nPublic.",
        [(2, 2)],
    ),
    "the part in a title's brackets": (f"118. Prices (Part 2)\n{SECRET}\n119. Close\nPublic.", [(2, 2)]),
    "an item with a letter": (f"118a. Prices (Exempt)\n{SECRET}\n119. Close\nPublic.", [(2, 2)]),
    "spaced letters": (f"118. Prices\nE X E M P T  I T E M\n{SECRET}\n119. Close\nPublic.", [(2, 3)]),
    "the public were sent out for one item": (
        f"118. Exclusion\nRESOLVED: That the public be excluded for the following item.\n119. Prices\n{SECRET}\n120. Close\nPublic.",
        [(4, 4)],
    ),
    "the public were sent out for more": (
        f"118. Exclusion\nRESOLVED: That the public be excluded for the following items.\n119. Prices\n{SECRET}\n120. Sales\n{SECRET}",
        [(4, 6)],
    ),
    "the public came back before the next item": (
        "118. Exclusion\nRESOLVED: That the public be excluded for the following item.\nThe public were readmitted.\n119. Close\nPublic.",
        [],
    ),
}
SENT_OUT = [
    "RESOLVED: That under Section 100A(4) of the Act the public be\nexcluded from the meeting for the following item.",
    "RESOLVED: That the public be excluded from the meeting, on the grounds that it\nwould tell too much, for the following item.",
    "The Committee resolved to exclude the press and public for the following item.",
    "The Committee moved into private session for the next item.",
]
UNCLEAR = {
    "a mark right above a title": (f"117. News\nPublic.\nPART B\n118. Prices\n{SECRET}\n119. Close\nPublic.", [(3, 5)]),
    "a mark right above a title, after one line": (
        f"117. News\nPublic.\nCONFIDENTIAL:\n118. Prices\n{SECRET}\n119. Close\nPublic.",
        [(3, 5)],
    ),
    "considered in private": (
        f"117. News\nPublic.\nTHE FOLLOWING ITEMS WERE CONSIDERED IN PRIVATE\n118. Prices\n{SECRET}\n119. Close\nPublic.",
        [(3, 5)],
    ),
    "a paragraph of the next number within": (
        f"14. Contract.\nNOT FOR PUBLICATION\n{SECRET}\n15. The price is {SECRET}",
        [(2, 4)],
    ),
    "a part 1 within": (f"PRIVATE AND CONFIDENTIAL\n{SECRET}\nSection 1: Introduction\n{SECRET}", [(1, 4)]),
    "a part 1 that is not open": (f"EXEMPT\n{SECRET}\nPart 1: not open to the public\nPart 1\n{SECRET}", [(1, 5)]),
    "a part 1 about the public": (f"EXEMPT\n{SECRET}\nPart 1: Public health\n{SECRET}", [(1, 4)]),
    "a mark above the head": (f"Agenda Item 2\nPublic.\nNot for publication\nAgenda Item 3\n{SECRET}", [(3, 5)]),
    "a mark at the foot": (f"Agenda Item 2\nEXEMPT\n{SECRET}\nEXEMPT\nAgenda Item 3\n{SECRET}", [(2, 6)]),
    "an appendix of no letter": (f"EXEMPT APPENDIX\n{SECRET}\nAppendix 2\n{SECRET}", [(1, 4)]),
}
LONGER = {
    "the head again on the next page": (
        f"Agenda Item 14\nNOT FOR PUBLICATION\nREPORT OF THE DIRECTOR\n{SECRET}\nAgenda Item 14\n{SECRET}\nAgenda Item 15\nPublic.",
        [(2, 6)],
    ),
    "the head within the mark": (
        f"Agenda Item 14 - not for publication\n{SECRET}\nAgenda Item 14\n{SECRET}\nAGENDA ITEM 15\nPublic.",
        [(1, 4)],
    ),
    "an appendix again on the next page": (
        f"EXEMPT APPENDIX B\n{SECRET}\nAppendix B\n{SECRET}\nas told in\nAppendix C which says\n{SECRET}\nAppendix C: ropes\nPublic.",
        [(1, 7)],
    ),
    "a sentence about another item": (
        f"Agenda Item 14\nAgenda item 5 told of this.\nEXEMPT\n{SECRET}\nAgenda Item 14\n{SECRET}",
        [(3, 6)],
    ),
    "two exempt items of minutes": (
        f"118. Prices (Exempt)\n{SECRET}\n119. Sales (Exempt)\n{SECRET}\n120. Close\nPublic.",
        [(2, 4)],
    ),
    "an agenda of no numbers": (f"Agenda\nNOT FOR PUBLICATION\nSale of a boathouse\n{SECRET}", [(2, 4)]),
    "its end": (f"EXEMPT\n{SECRET}\nEnd of exempt items\nPublic.", [(1, 2)]),
    "the end of homes of that name": (f"EXEMPT\n{SECRET}\nEnd of exempt accommodation\n{SECRET}", [(1, 4)]),
}
MARKS = [
    "Strictly confidential", "STRICTLY PRIVATE AND CONFIDENTIAL", "Confidential - not for publication", "Private and confidential: ropes",
    "CONFIDENTIAL: REPORT OF THE HARBOUR MASTER", "Commercial in confidence", "OFFICIAL - SENSITIVE", "Not for the public",
    "Closed session", "Pink paper", "(YELLOW PAGES)", "Printed on pink paper", "The exempt report is on yellow paper",
    "Item 11 - printed on pink paper", "Report on green paper", "In camera", "PRIVATE", "PRIVATE BUSINESS", "For Members only",
    "Part 2 - Public Excluded", "ITEMS TO BE CONSIDERED IN THE ABSENCE OF THE PRESS AND PUBLIC", "Business to be considered in private",
    "Minutes of the exempt part of the meeting", "Contains exempt information", "REPORT CONTAINING EXEMPT INFORMATION",
    "By virtue of paragraph(s) 3 of Part 1 of the Schedule", "Document is Restricted", "Appendix B (Exempt)", "APPENDIX 2 - Exempt",
    "Appendix 2 - Not for publication", "Item 9 - Confidential", "Agenda Item 9 (Confidential)", "Prices (Exempt)",
    "PRICES - NOT FOR PUBLICATION", "12. EXEMPT ITEM: Prices", "Exempt under paragraph 3 of Schedule 12A", "EXEMPT FROM DISCLOSURE",
    "Exempt from publication", "(Exempt - Paragraph 3)", "Withheld from publication", "Report status\tExempt", "Status: Exempt",
    "Confidential or Exempt Information: Yes", "EXEMPT Page 3", "CONFI\u00adDENTIAL", "NOT\tFOR\tPUBLICATION", "NOT-FOR-PUBLICATION",
    "\uff25\uff38\uff25\uff2d\uff30\uff34",
]  # fmt: skip
PUBLIC = [
    "The Green Paper on ropes",
    "Green paper",
    "Ropes were wrapped in pink paper and sold at the quay.",
    "Some people are exempt from charges, and that is no secret.",
    "118. EXCLUSION OF THE PRESS AND PUBLIC",
    f"RESOLVED: That the public be excluded, as it involves the likely disclosure of exempt information {LAW}.",
    "Restricted growth is a condition of which the report speaks.",
    "Members asked whether the document was confidential.",
    "The confidential inquiry into deaths reported in 2024.",
    "Report status: Public",
    "Confidential or exempt information: No",
    "Council tax - exempt",
    "The helpline is free (and confidential).",
    "PRIVATE CARE HOMES",
    "Item 4: confidential enquiries rose",
    "The report was not for publication until May.",
    "Personal care is exempt.",
]
NOT_SENT_OUT = [
    "The press and public may be excluded from the meeting for items that are exempt.",
    "The Director said that the public should not be excluded from the meeting.",
    "The Committee resolved not to exclude the public.",
    "Those who pay for themselves were excluded from the figures for 2024.",
]


@pytest.mark.parametrize(("text", "runs"), [*CASES.values(), *LONGER.values()], ids=[*CASES, *LONGER])
def test_restricted_parts_are_dropped(text, runs):
    is_dropped(text, runs, "restricted_part_dropped")


@pytest.mark.parametrize(("text", "runs"), UNCLEAR.values(), ids=UNCLEAR)
def test_what_may_be_the_end_of_a_part_and_may_not_is_dropped_and_says_so(text, runs):
    is_dropped(text, runs, "restricted_part_end_unclear")


@pytest.mark.parametrize("mark", MARKS)
def test_words_that_mark_a_part(mark):
    is_dropped(f"Public.\n{mark}\n{SECRET}", [(2, 3)], "restricted_part_dropped")


def test_the_real_papers_are_public(shared_papers):
    for path in sorted(shared_papers.glob("*.txt")):
        made = read_bytes(path.read_bytes(), path.name)
        assert [each for each in made.doubts if each.name.startswith("restricted")] == []


def is_dropped(text, runs, doubt):
    """The lines of `runs`, each pair (first, last), are blank, a doubt of that name tells of each, and every other line stands."""
    made = paper(text)
    assert SECRET not in repr(made)
    assert [(each.name, each.place.line_start, each.place.line_end) for each in made.doubts] == [
        (doubt, first, last) for first, last in runs
    ]
    kept = [line.number for line in made.lines if line.printed]
    dropped = {number for first, last in runs for number in range(first, last + 1)}
    assert kept == [number for number in range(1, len(text.rstrip().split("\n")) + 1) if number not in dropped]


def test_what_an_agenda_says_of_its_exempt_items_is_public_and_their_report_is_not():
    agenda = "AGENDA\n1. Minutes.\nEXEMPT ITEMS\n2. Prices (exempt).\nNot for publication by virtue of paragraph 3.\n3. Other."
    made = paper(f"{agenda}\nAgenda Item 2\nNOT FOR PUBLICATION\n{SECRET}")
    assert [line.printed for line in made.lines if line.printed] == [*agenda.split("\n"), "Agenda Item 2"]


@pytest.mark.parametrize("said", SENT_OUT)
def test_forms_of_words_that_send_the_public_out(said):
    before = f"118. Exclusion\n{said}\n119. Prices"
    first = before.count("\n") + 2
    is_dropped(f"{before}\n{SECRET}\n120. Close\nPublic.", [(first, first)], "restricted_part_dropped")


def test_titles_of_no_number_after_the_public_were_sent_out():
    text = f"Exclusion\nRESOLVED: That the public be excluded for the following item.\nPrices\n{SECRET}"
    is_dropped(text, [(4, 4)], "restricted_part_dropped")


@pytest.mark.parametrize("sentence", NOT_SENT_OUT)
def test_words_that_send_nobody_out(sentence):
    made = paper(f"118. News\n{sentence}\n119. Close\nMore.")
    assert (made.doubts, made.lines[3].printed) == ((), "More.")


@pytest.mark.parametrize("sentence", PUBLIC)
def test_words_of_the_same_sound_are_public(sentence):
    made = paper(f"{sentence}\nMore.")
    assert (made.doubts, [line.printed for line in made.lines]) == ((), [sentence, "More."])


@given(
    st.lists(
        st.sampled_from(["Public words.", "EXEMPT", "Agenda Item 4", "12. Title", "", SECRET]), min_size=1, max_size=25
    )
)
def test_the_lines_that_are_left_keep_their_numbers(lines):
    made = paper("x\n" + "\n".join(lines))
    printed = ["x", *lines]
    assert all(line.printed in {"", printed[line.number - 1]} for line in made.lines)
    if "EXEMPT" in lines and "Agenda Item 4" not in lines and "12. Title" not in lines:
        assert SECRET not in [line.printed for line in made.lines[lines.index("EXEMPT") + 1 :]]


WITHIN = [
    SECRET, "Agenda Item 14", "Part 1", "Section 1: Introduction", "15. The price is high.", "1. Price", "14. Price",
    "Appendix C", "EXEMPT", "NOT FOR PUBLICATION", "Public", "Open", "REPORT OF THE HARBOUR MASTER", "Agenda Item 15 told of this.",
]  # fmt: skip


@given(st.lists(st.sampled_from(WITHIN), max_size=25))
def test_nothing_that_stands_within_a_part_as_well_ends_it(lines):
    made = paper("\n".join(["Agenda Item 14", "14. Sale of a boathouse", "NOT FOR PUBLICATION", *lines]))
    assert [line.printed for line in made.lines if line.printed] == ["Agenda Item 14", "14. Sale of a boathouse"]
