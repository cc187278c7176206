"""A letter as a Word document, made from nothing but our own code: plain headings, wide lines, 12 or 18 points."""

from io import BytesIO

from docx import Document
from docx.document import Document as Made
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt
from docx.text.paragraph import Paragraph

from lintel.gateways.letter import Letter

PLAIN_POINTS, LARGE_POINTS = 12, 18
FONT = "Arial"
KIND = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def document_of(letter: Letter, *, large: bool = False) -> bytes:
    """The letter's bytes as DOCX; `large` for those who read 18 points."""
    made = _blank(LARGE_POINTS if large else PLAIN_POINTS)
    made.core_properties.title, made.core_properties.author = letter.heading, letter.council
    _top(made, letter)
    _body(made, letter)
    _foot(made, letter)
    return _bytes(made)


def _body(made: Made, letter: Letter) -> None:
    made.add_heading(_clean(letter.heading), level=1)
    for each in letter.first:
        made.add_paragraph(_clean(each))
    for section in letter.sections:
        made.add_heading(_clean(section.heading), level=2)
        for each in section.paragraphs:
            made.add_paragraph(_clean(each))
    for each in letter.closing:
        # Nobody signs a page of its own: the end stays with the last words before it.
        made.paragraphs[-1].paragraph_format.keep_with_next = True
        made.add_paragraph(_clean(each))


def _top(made: Made, letter: Letter) -> None:
    made.add_paragraph(_clean(letter.council)).runs[0].bold = True
    lines = made.add_paragraph()
    for each in (letter.name, *letter.address):
        lines.add_run(_clean(each)).add_break()
    made.add_paragraph(letter.date_line)
    made.add_paragraph(_clean(letter.reference_line))


def _foot(made: Made, letter: Letter) -> None:
    """Whose letter a page is of, and which page of how many: pages of two letters may lie together."""
    line = made.sections[0].footer.paragraphs[0]
    line.add_run(f"{_clean(letter.reference)}, page ")
    _counted(line, "PAGE")
    line.add_run(" of ")
    _counted(line, "NUMPAGES")


def _counted(line: Paragraph, what: str) -> None:
    """A number that whoever draws the pages fills in."""
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), what)
    run = line.add_run("1")
    field.append(run._r)
    line._p.append(field)


def _blank(points: int) -> Made:
    made = Document()
    page = made.sections[0]
    page.page_width, page.page_height = Cm(21), Cm(29.7)
    page.left_margin = page.right_margin = page.top_margin = page.bottom_margin = Cm(2.2)
    for name, size in (("Normal", points), ("Heading 1", points * 1.5), ("Heading 2", points * 1.15)):
        _styled(made, name, size)
    for language in made.styles.element.iter(qn("w:lang")):
        language.set(qn("w:val"), "en-GB")
    return made


def _styled(made: Made, name: str, size: float) -> None:
    style = made.styles[name]
    style.font.name, style.font.size = FONT, Pt(round(size))
    style.font.color.rgb, style.font.bold = None, name != "Normal"
    style.element.rPr.rFonts.attrib.clear()
    style.font.name = FONT
    style.paragraph_format.space_after, style.paragraph_format.line_spacing = Pt(size / 2), 1.25


def _clean(text: str) -> str:
    """What an XML document can hold: a sign that it cannot, it would refuse as a whole."""
    return "".join(sign for sign in text if sign >= " " or sign in "\t\n")


def _bytes(made: Made) -> bytes:
    written = BytesIO()
    made.save(written)
    return written.getvalue()
