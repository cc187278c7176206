"""Lines that say what is not for the public, and lines that say that it ends: forms of words that councils use."""

import re
import unicodedata

_THINGS = r"(?:report|item|appendix|annex|minutes?|information|document|paper|business|session|matters?|part)s?"
_KEPT = r"(?:exempt|restricted|confidential)"
_NOT_TOLD = r"not (?:for publication|for public release|for the public|to be published|open to the public)\b"
# Councils print what is not for the public on paper of a colour; a green paper and a white paper are of the government.
_COLOURED = r"(?:pink|yellow|buff|gold|salmon|lilac|cream|peach) (?:paper|page|sheet)s?\b"
_ON_COLOURED = (
    r"\bon (?:pink|yellow|buff|gold|salmon|lilac|cream|peach|green|blue) (?:coloured )?(?:paper|page|sheet)s?\b"
)
_MARK = re.compile(
    rf"\W*(?:(?:agenda item \d+\W+)?{_NOT_TOLD}"
    rf"|(?:(?:strictly|highly|private) (?:and |& )?)*{_KEPT}(?: {_THINGS})?(?: (?:only|to members only))?\W*$"
    rf"|(?:strictly|highly|private (?:and|&)) (?:private (?:and|&) )?{_KEPT}\b.{{0,160}}$"
    rf"|{_KEPT}\W+{_NOT_TOLD}"
    rf"|(?:agenda )?(?:item \d+\W+)?{_COLOURED}(?: only)?\W*$"
    rf"|(?:(?:the|(?:agenda )?item \d+\W+|this|{_KEPT}|{_THINGS}|is|are|printed|reproduced|circulated) )*{_ON_COLOURED}.{{0,60}}$"
    r"|(?-i:EXEMPT|RESTRICTED|CONFIDENTIAL)\s*[-:,(/].{0,160}$"
    r"|commercial(?:ly)? (?:in confidence|sensitive)\W*$|official\W+sensitive\b"
    r"|(?:closed|private) (?:session|minutes|items?|reports?|business|agenda)\W*$"
    r"|in camera\W*$|(?-i:PRIVATE)\W*$|(?-i:PRIVATE (?:ITEM|REPORT|BUSINESS|MINUTES))\b.{0,100}$|for members(?: eyes|' eyes)? only\W*$"
    rf"|{_KEPT} {_THINGS}\W.{{0,160}}$"
    rf"|(?:this|the following|these) {_THINGS} (?:is|are|contains?|has been)\b[^.]{{0,40}}\b(?:{_KEPT}\b|{_NOT_TOLD})"
    rf"|(?:part|section) (?:2|ii|b|two)\b\W+.{{0,40}}\b(?:(?:exempt|private|confidential|closed|excluded)\b|{_NOT_TOLD})"
    rf"|(?:(?:report|document) )?(?:status|classification)\W+(?:{_KEPT}|private|{_NOT_TOLD})\W*$"
    r"|confidential (?:or|and) exempt information\W+yes\b.{0,60}$"
    r"|(?-i:EXEMPT|CONFIDENTIAL|RESTRICTED) (?:page )?\d+\W*$"
    rf"|(?:{_THINGS} )?contain(?:s|ing) (?:exempt|confidential) information\b.{{0,120}}$"
    r"|exempt\b\W*(?:(?:from|under|pursuant to|by reason of) )?(?:the )?"
    r"(?:publication|disclosure|para(?:graph)?s?|category|schedule)\b.{0,120}$"
    r"|withheld from publication\b.{0,60}$|(?:the )?document is (?:restricted|exempt|confidential)\W*$"
    r"|(?-i:By virtue of paragraphs?)(?:\(s\))? \d.{0,160}$"
    rf"|(?:minutes|summary|record|notes?) of (?:the )?{_KEPT} (?:part|proceedings|minutes|session|business|discussion)\b.{{0,100}}$"
    rf"|(?:appendix|annex|enclosure|(?:agenda )?item|report|minute) .{{0,80}}[-:(\[]\s?(?:{_KEPT}(?: {_THINGS})?|{_NOT_TOLD})\W*$"
    rf"|(?:\d{{1,3}}[a-z]?[.)]? )(?-i:EXEMPT|CONFIDENTIAL)\b(?: {_THINGS})?\s*[-:].{{0,160}}$"
    rf"|.{{0,100}}(?:[(\[]\s?(?-i:Exempt|Confidential|Restricted)(?: {_THINGS})?[)\]]|[-:(\[]\s?not for publication)\W*$"
    rf"|.{{0,80}}\b(?:exempt|confidential|not for publication)\b[^.]{{0,40}}\bby virtue of (?:category |paragraphs? )?\d.*"
    r"|(?-i:PART|SECTION) (?:2|ii|b|two)\b(?: (?:items?|business|reports?|minutes|agenda))?\W*$"
    r"|(?:the )?(?:following |next )?(?:items? )?(?:(?:was|were|to be) )?(?:considered|discussed|taken) in (?:private|closed)\b.{0,60}$"
    r"|(?:items?|business|matters?|reports?) (?:(?:to be )?(?:considered|discussed|taken) )?"
    r"in (?:private\W*$|(?:the )?absence of (?:the )?(?:press|public)\b.{0,60}$)"
    r"|(?:the )?(?:press and )?public (?:were )?excluded\W*$"
    r"|.{0,100}[-(\[]\s?(?-i:EXEMPT|CONFIDENTIAL|RESTRICTED|CLOSED)(?: ITEMS?| REPORT)?\W*$)",
    re.IGNORECASE,
)
# A title that is set with a space between its letters.
_SPACED = re.compile(r"\W*(?:[a-z] +){5,}[a-z]\W*", re.IGNORECASE)
_SPACED_MARK = re.compile(r"\W*(?:exempt|restricted|confidential|notforpublication|private)", re.IGNORECASE)
# A decision that what comes next is not for the public.
_EXCLUDES = re.compile(
    r"\b(?:public|press)\b.*(?<!may )(?<!can )(?<!might )(?<!could )(?<!not )\b(?:be|were|was|are) excluded\b.*"
    r"\b(?:following|remaining|remainder|rest|next|items? \d|agenda items?|during|while|whilst|for|from (?:the|this) (?:meeting|room))\b.*"
    r"|\b(?:resolved|agreed|decided|moved|voted)\b.*(?<!not to )\bexclude (?:the |members of the )*(?:public|press)\b.*"
    r"|\b(?:moved|went|adjourned) into (?:private|closed|exempt|confidential) session\b.*",
    re.IGNORECASE,
)
_LONGEST_MARK = 300
_WITHIN_TITLE = re.compile(
    r"[(\[](?:(?:part(?:ly)?|contains?) )?(?:exempt|restricted|confidential|closed|private|not for publication)\b"
    rf"|[(\[]{_COLOURED}|{_ON_COLOURED}"
    r"|[-:]\s?(?:exempt|confidential)\W*$|\bexempt\s?[-:]\s"
    r"|[(\[]part (?:2|ii|b|two)\b|\bnot for publication\b|\b(?:exempt|confidential) (?:item|report|appendix|session|information)\b"
    r"|(?-i:\b(?:EXEMPT|CONFIDENTIAL|RESTRICTED|CLOSED)\b)",
    re.IGNORECASE,
)
_PUBLIC_SENTENCE = re.compile(
    r"\b(?:resolved|be excluded|excluded from the meeting|exclusion of (?:the )?(?:press|public)|likely disclosure)\b",
    re.IGNORECASE,
)
_OPEN = re.compile(
    rf"\W*(?:end of (?:the )?{_KEPT}(?: {_THINGS})?\W*$"
    rf"|(?:part|section) (?:1|i|a|one)\b\W*(?:{_THINGS} )?(?:(?:for|in|the) )*(?:open|public)"
    rf"(?: {_THINGS}| meeting)?(?: to (?:the )?(?:press and )?public)?\W*$"
    rf"|{_THINGS} (?:open to|for|in) (?:the )?(?:press and )?public\W*$"
    r"|(?:public (?:session|items|minutes|business|part)|open (?:session|minutes|business|part))\W*$"
    r"|(?:the )?(?:press and )?public (?:were )?(?:re-?admitted|returned)\b)",
    re.IGNORECASE,
)
# What might end a part, and is also found within one.
_PERHAPS = re.compile(
    r"\W*(?:(?:part|section) (?:1|i|a|one)\b|(?:public|open) (?:report|agenda|item)s?\W*$)", re.IGNORECASE
)
_NUMBERED = re.compile(r"\W{0,3}(?P<number>\d{1,3})[a-z]?[.)]?\s+\W*(?=[A-Z])")
_NUMBERED_SOMEHOW = re.compile(
    r"\W{0,3}(?:(?:minute|item|agenda item)(?: no\.?)? )?(?-i:[A-Z]{1,8}[ ./-]?)?\d{1,4}(?:[./-]\d{1,4}){0,2}[a-z]?[.):]?\s+\W*(?-i:[A-Z])",
    re.IGNORECASE,
)
# A title tells of no more than what is spoken about: it is short and has no verb and no price.
_NO_TITLE = re.compile(
    r"[£%]|[.;:]\s+\w|\b(?:is|are|was|were|be|been|has|have|had|will|would|shall|should|may|might|can|could|must|did|does)\b",
    re.IGNORECASE,
)
_LONGEST_TITLE = 120
_HEAD = re.compile(r"\W*agenda item (?P<number>\d+)(?P<alone>[a-z]?\W*$)?", re.IGNORECASE)
_APPENDIX = re.compile(r"\W*(?:appendix|annex) (?P<number>[A-Z]|\d+)\W*(?:$|[:-]\s)", re.IGNORECASE)
_APPENDIX_IN_MARK = re.compile(r"\b(?:appendix|annex)\b(?: (?P<number>[A-Z]|\d+)\b)?", re.IGNORECASE)


_ONE = re.compile(
    r"\b(?:following|next) (?:agenda )?(?:item|report|matter)\b|\bitem \d+\b(?! (?:and|to|-))", re.IGNORECASE
)


def as_said(printed: str) -> str:
    """A line without what its setting put there: wide letters, soft hyphens, hyphens for spaces in a mark, and tabs."""
    plain = unicodedata.normalize("NFKC", printed).replace("\u00ad", "").replace("\t", " ")
    return re.sub(r"\bnot-for-publication\b", "not for publication", plain, flags=re.IGNORECASE)


def begins(text: str) -> str | None:
    """ "here" where the line is a mark; "after" where it is the title of an item, which is public, with the mark in it."""
    if len(text) > _LONGEST_MARK or _PUBLIC_SENTENCE.search(text):
        return None
    if titled(text) and _WITHIN_TITLE.search(text):
        return "after"
    spaced = _SPACED.fullmatch(text) is not None and _SPACED_MARK.match(text.replace(" ", "")) is not None
    return "here" if spaced or _MARK.match(text) else None


def excludes(text: str) -> str:
    """For what of that which comes next the line says that the public were sent out: "one" item, "more", or nothing."""
    found = _EXCLUDES.search(text)
    return "" if found is None else "one" if _ONE.search(found[0]) else "more"


def opens(text: str) -> bool:
    """Whether the line says plainly that what follows is public."""
    return _OPEN.match(text) is not None


def might_open(text: str) -> bool:
    """Whether the line may end a part and may as well stand within it."""
    return _PERHAPS.match(text) is not None


def number(text: str) -> int | None:
    """The number before the words of a line."""
    found = _NUMBERED.match(text)
    return int(found["number"]) if found else None


def titled(text: str) -> bool:
    """Whether a numbered line is the title of an item, and no paragraph."""
    found = _NUMBERED.match(text)
    return found is not None and len(text) <= _LONGEST_TITLE and not _NO_TITLE.search(text, found.end())


def numbered_somehow(text: str) -> bool:
    """Whether a number of any sort stands before the words, such as "119/26", "11.9" or "Minute 119"."""
    return _NUMBERED_SOMEHOW.match(text) is not None


def head(text: str) -> str | None:
    """The number of the agenda item at whose head the line stands; a line that says more is a head where it is a mark as well."""
    found = _HEAD.match(text)
    return found["number"] if found and (found["alone"] is not None or begins(text)) else None


def appendix(text: str) -> str | None:
    """The letter or number of the appendix at whose head the line stands."""
    found = _APPENDIX.match(text)
    return found["number"].upper() if found else None


def marked_appendix(text: str) -> str | None:
    """The letter or number of the appendix of which a mark speaks, "" where it gives none, None where it speaks of no appendix."""
    found = _APPENDIX_IN_MARK.search(text)
    return (found["number"] or "").upper() if found else None


def heading(text: str) -> bool:
    """Whether the line may stand at the head of a paper above the rest: no whole sentence."""
    return len(text) <= _LONGEST_TITLE and not text.rstrip().endswith((".", ";", ":"))
