"""The paragraphs of an eligibility text: wrapped lines joined, headings told from items."""

import re
from typing import NamedTuple

from trialdesk.criteria.text.headings import CriteriaSection, remainder, section
from trialdesk.criteria.text.lines import TextLine, lines_of, read_lines

_CONNECTIVE = re.compile(r"^\W{0,9}(?:and/or|and|or|plus)\W{0,9}", re.IGNORECASE)
_UNFINISHED = re.compile(
    r"(?:[,(/]|(?<!\w)-|\b(?:and|or|of|the|with|to|in|for|by|than|a|an))\s{0,9}$"
)
_GOES_ON = re.compile(r"^[a-z≥≤<>=+%)\]]|^\d{1,6}(?:\.\d{1,3})?\s?(?:%|x|×|mg|mm|g/|[a-z])")
_WRAPPED_FROM = 60
_LIST_WORD = re.compile(r"\b(?:following|below|follows)\b", re.IGNORECASE)
_LIST_WORD_WITHIN = 40
_MOST_SCOPE_WORDS = 4
_GLUED = ",;.)]/"
_FOR_SOME = re.compile(r"\b(?:for|cohorts?|parts?|arms?|groups?|phase)\b", re.IGNORECASE)
_ADDED = re.compile(r"^\([a-z]")
_NOTE = re.compile(r"^\W{0,9}(?:notes?|nb|n\.b\.)\b", re.IGNORECASE)


class TextBlock(NamedTuple):
    """A paragraph; ``section`` is set where it starts a list of inclusions or exclusions."""

    line: TextLine
    body: str
    section: CriteriaSection | None = None

    @property
    def marked(self) -> bool:
        return bool(self.line.marker)

    @property
    def opens(self) -> bool:
        """Return whether the words announce something that follows."""
        return self.body.endswith((":", "："))


def read_blocks(text: str) -> list[TextBlock]:
    """Join the lines of a text into blocks, in order; nothing but line breaks is lost."""
    lines = read_lines(text)
    blocks: list[TextBlock] = []
    last: TextLine | None = None
    for place, line in enumerate(lines):
        following = lines[place + 1] if place + 1 < len(lines) else None
        if (
            last is not None
            and blocks
            and (_continues(blocks[-1], last, line) or _completes(blocks[-1], line, following))
        ):
            blocks[-1] = _joined(blocks[-1], line)
        else:
            blocks += _begun(line, following)
        last = line
    return blocks


def _begun(line: TextLine, following: TextLine | None) -> list[TextBlock]:
    before_list = following is not None and bool(following.marker)
    result = section(line.body, at_title=before_list) if line.body else None
    if result is None or (line.marker and result.scope and _is_in_list(line, result, following)):
        return [TextBlock(line, line.body)]
    title = TextBlock(line._replace(body=result.heading), result.heading, result)
    rest = (each for words in result.rest for each in lines_of(words, line.number))
    return [title, *(TextBlock(each._replace(indent=line.indent), each.body) for each in rest)]


def _is_in_list(line: TextLine, title: CriteriaSection, following: TextLine | None) -> bool:
    """Recognise "* Other exclusion criteria apply" among bullets from a heading with a bullet."""
    if title.rest:
        return _FOR_SOME.search(title.heading) is None
    if "clusion" not in line.body.lower() and len(remainder(line.body)) > _MOST_SCOPE_WORDS:
        return True
    if line.body.endswith((":", "：")) or _LIST_WORD.search(line.body):
        return False
    if following is None or not following.marker:
        return True
    return following.indent <= line.indent and following.places[:1] == line.places[:1]


def _joined(block: TextBlock, line: TextLine) -> TextBlock:
    joined = f"{block.body} {line.body}" if block.body else line.body
    return block._replace(body=joined)


def _continues(block: TextBlock, last: TextLine, line: TextLine) -> bool:
    if line.marker or block.section is not None or section(line.body, at_title=False):
        return False
    if not block.body or line.body[0] in _GLUED or _CONNECTIVE.fullmatch(line.body):
        return True
    if _ADDED.match(line.body) and not block.body.endswith((".", ";", ":")):
        return True
    if block.opens or _NOTE.match(line.body):
        return False
    if line.gap:
        return _runs_on(last, line) and not block.body.endswith((".", ";", ":"))
    return _is_wrapped(block, last, line)


def _completes(block: TextBlock, line: TextLine, following: TextLine | None) -> bool:
    """Recognise a single line in lower case that ends what an item before it opens."""
    if line.marker or not (block.opens and block.marked and line.body[:1].islower()):
        return False
    alone = following is None or bool(following.marker)
    return alone and not _LIST_WORD.search(block.body[-_LIST_WORD_WITHIN:])


def _runs_on(last: TextLine, line: TextLine) -> bool:
    if _UNFINISHED.search(last.body[-12:]):
        return True
    return len(last.body) >= _WRAPPED_FROM and line.body[0].islower()


def _is_wrapped(block: TextBlock, last: TextLine, line: TextLine) -> bool:
    if block.marked and line.indent > block.line.indent:
        return True
    if block.marked and (line.indent, block.line.indent) == (0, 0):
        return not last.body.endswith((".", ";")) or bool(_GOES_ON.match(line.body))
    if last.body.endswith((".", ";", ":")):
        return False
    if _UNFINISHED.search(last.body[-12:]):
        return True
    return len(last.body) >= _WRAPPED_FROM and bool(_GOES_ON.match(line.body))
