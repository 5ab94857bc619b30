"""An eligibility text split into its items."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import takewhile
from typing import NamedTuple

from trialdesk.criteria.text.blocks import TextBlock, read_blocks
from trialdesk.criteria.text.headings import (
    CriteriaSection,
    is_label,
    is_title,
    lead_polarity,
    remainder,
    says_nothing,
)
from trialdesk.criteria.text.nesting import parents
from trialdesk.criteria.text.prose import in_sentences
from trialdesk.domain.criterion import Criterion, Polarity

_LETTER: dict[Polarity, str] = {"inclusion": "I", "exclusion": "E", "unknown": "U"}
_WORD = re.compile(r"\w")
_NEGATED_LIST = re.compile(
    r"^\W{0,9}(?:no|none|not|without|absence of|free of|(?:has|have|had) (?:no|not)"
    r"|(?:does|do|did) not)\b"
    r".{0,80}\b(?:following|these|below)\b",
    re.IGNORECASE,
)
_SCOPE = re.compile(
    r"^\W{0,9}(?:cohorts?|parts?|phase|arms?|groups?|module|sub-?study)\b", re.IGNORECASE
)
_GROUP_NAME = re.compile(r"\b(?:groups?|arms?|cohorts?)\W{0,3}$", re.IGNORECASE)
_PEOPLE_NAME = re.compile(
    r"\b(?:controls?|patients|subjects|participants|volunteers|donors?|recipients?|partners?"
    r"|caregivers?|carers?)\W{0,3}$",
    re.IGNORECASE,
)
_MUST_BE_MET = re.compile(r"\bmust (?:all )?(?:be met|meet|satisfy|fulfil)\b", re.IGNORECASE)
_LETS_IN = re.compile(r"\b(?:must|eligible|inclu\w+|enrol\w*)\b", re.IGNORECASE)
_LONGEST_NAME = 50
_SCOPE_ALONE = re.compile(
    r"^\W{0,9}(?:cohorts?|parts?|phase|arms?|groups?|module|sub-?study|step|stage)\s{0,3}\w{1,4}\W{0,9}$",
    re.IGNORECASE,
)
_LONGEST_SCOPE = 100
_LEAST_BEFORE_SCOPE = 2
_FIGURE = re.compile(
    r"[≥≤<>]|\d\s{0,3}(?:%|years?|months?|weeks?|days?|m?g\b|kg)|\bage[sd]? ", re.IGNORECASE
)
_NAMES = re.compile(
    r"\b(?:criteria|requirements|characteristics|conditions|parameters|concerns|diseases|diagnoses"
    r"|regimens)$",
    re.IGNORECASE,
)
_LISTS = re.compile(
    r"\b(?:following|any of|one of|all of|these|below|reasons?|criteri\w+|if|who)\b", re.IGNORECASE
)
_PERMITS = re.compile(r"\b(?:except\w*|unless|allowed|permitted|provided)\b", re.IGNORECASE)


class Piece(NamedTuple):
    """One part of a text in its order: a mark, a heading, or an item with what is known of it."""

    text: str
    criterion: Criterion | None = None


class _Inside(NamedTuple):
    """What holds for the blocks under one: list polarity, heading, depth, the item around them."""

    polarity: Polarity
    group: str | None
    depth: int = 0
    parent: str | None = None


class _Entry(NamedTuple):
    """A block in its place; ``id`` is empty for a heading."""

    block: TextBlock
    place: _Inside
    inside: _Inside
    id: str = ""


@dataclass(slots=True)
class _Walk:
    """What holds at a point of the text: the list's polarity, the heading in force, the counts."""

    polarity: Polarity = "unknown"
    group: str | None = None
    scope: str | None = None
    counts: dict[Polarity, int] = field(default_factory=dict)

    def next_id(self, polarity: Polarity) -> str:
        self.counts[polarity] = self.counts.get(polarity, 0) + 1
        return f"{_LETTER[polarity]}{self.counts[polarity]}"


def split(text: str) -> tuple[Criterion, ...]:
    """Return the items of an eligibility text in its order; headings become groups, not items."""
    return tuple(_criterion(entry) for entry in _outline(text) if entry.id)


def pieces(text: str) -> Iterator[Piece]:
    """Return every part of a text; joined they are the text without escapes and white space."""
    for entry in _outline(text):
        yield Piece(entry.block.line.marker)
        yield Piece(entry.block.body, _criterion(entry) if entry.id else None)


def _criterion(entry: _Entry) -> Criterion:
    block, at = entry.block, entry.place
    line = block.line.number
    return Criterion(entry.id, at.polarity, block.body, at.group, at.depth, line, at.parent)


def _outline(text: str) -> Iterator[_Entry]:
    blocks = read_blocks(text)
    walk = _Walk(_first_polarity(blocks))
    sections = list(_sections(blocks))
    for number, (title, inside) in enumerate(sections):
        if title is not None and title.section is not None:
            _enter(title.section, walk)
            place = _Inside(walk.polarity, walk.group)
            yield _Entry(title, place, place)
        following = sections[number + 1][0] if number + 1 < len(sections) else None
        if title is not None and _names_scope(inside, following):
            walk.scope = inside[-1].body
            yield from _entries(inside[:-1], walk)
            place = _Inside(walk.polarity, None)
            yield _Entry(inside[-1], place, place)
        else:
            yield from _entries(inside, walk)


def _enter(section: CriteriaSection, walk: _Walk) -> None:
    """Begin a list; one named by its topic asks for what it lists unless exclusions came before."""
    excluded = section.is_topic and walk.polarity == "exclusion"
    walk.polarity = "unknown" if excluded else section.polarity
    walk.group = section.scope or walk.scope


def _names_scope(blocks: Sequence[TextBlock], following: TextBlock | None) -> bool:
    """Recognise a line such as "Donors: criteria for donation" between two pairs of lists."""
    if following is None or following.section is None or len(blocks) < _LEAST_BEFORE_SCOPE:
        return False
    last, before = blocks[-1], blocks[-2]
    if following.section.polarity != "inclusion" or last.marked or not before.marked:
        return False
    short = len(last.body) <= _LONGEST_SCOPE and not last.body.endswith((".", ";", ","))
    return short and last.line.indent <= before.line.indent and is_title(last.body)


def _first_polarity(blocks: Sequence[TextBlock]) -> Polarity:
    """Take a list before "Exclusion Criteria" for inclusions where no title says otherwise."""
    titles = (block.section for block in blocks if block.section and not block.section.scope)
    title = next(titles, None)
    before = takewhile(lambda block: block.section is None, blocks)
    excludes = title is not None and title.polarity == "exclusion"
    return "inclusion" if excludes and any(block.marked for block in before) else "unknown"


def _sections(blocks: Sequence[TextBlock]) -> Iterator[tuple[TextBlock | None, list[TextBlock]]]:
    title: TextBlock | None = None
    inside: list[TextBlock] = []
    for block in blocks:
        if block.section is None:
            inside.append(block)
            continue
        yield title, inside
        title, inside = block, []
    yield title, inside


def _entries(blocks: Sequence[TextBlock], walk: _Walk) -> list[_Entry]:
    polarities: list[Polarity] = []
    if not any(block.marked for block in blocks):
        blocks, polarities = in_sentences(blocks, walk.polarity)
    placed = parents(blocks)
    with_children = set(placed)
    entries: list[_Entry] = []
    for number, (block, under) in enumerate(zip(blocks, placed, strict=True)):
        walk.polarity = polarities[number] if polarities else walk.polarity
        place = entries[under].inside if under is not None else _Inside(walk.polarity, walk.group)
        leads = number in with_children
        make = _heading if _is_heading(blocks, number, has_children=leads) else _item
        entries.append(make(block, place, walk, has_children=leads))
    return entries


def _heading(block: TextBlock, place: _Inside, walk: _Walk, *, has_children: bool) -> _Entry:
    polarity = _inner_polarity(block, place.polarity, leads=has_children or block.opens)
    group = block.body if remainder(block.body) else place.group
    if not block.marked and not has_children:
        walk.polarity, walk.group = polarity, group
    depth = place.depth + 1 if block.marked else place.depth
    return _Entry(block, place, _Inside(polarity, group, depth, place.parent))


def _item(block: TextBlock, place: _Inside, walk: _Walk, *, has_children: bool) -> _Entry:
    body = block.body
    is_empty = says_nothing(body) or not (body[:1].isalnum() or _WORD.search(body))
    item_id = "" if is_empty else walk.next_id(place.polarity)
    if not has_children:
        return _Entry(block, place, place, item_id)
    inner = _inner_polarity(block, place.polarity, leads=block.opens)
    polarity = place.polarity if place.polarity == "unknown" and inner == "inclusion" else inner
    inside = _Inside(polarity, place.group, place.depth + 1, item_id or place.parent)
    return _Entry(block, place, inside, item_id)


def _is_heading(blocks: Sequence[TextBlock], number: int, *, has_children: bool) -> bool:
    block = blocks[number]
    if _is_scope_alone(block.body, marked=block.marked):
        return True
    if block.marked and not has_children:
        return block.opens and _is_lead(block, heads=False)
    is_last = number + 1 == len(blocks)
    if is_last and number and len(block.body) <= _LONGEST_NAME and _GROUP_NAME.search(block.body):
        return True
    heads_list = not is_last and blocks[number + 1].marked
    if not (has_children or block.opens or heads_list):
        return False
    if not block.marked and _names_people(block.body):
        return True
    named = block.opens or not block.marked or _SCOPE.match(block.body) or _NAMES.search(block.body)
    return (bool(named) and is_label(block.body)) or _is_lead(block, heads=has_children)


def _names_people(text: str) -> bool:
    """Recognise a line over a list such as "Healthy control group" or one all in capitals."""
    if text.isupper():
        return len(text) < _LONGEST_SCOPE
    return len(text) <= _LONGEST_NAME and bool(
        _GROUP_NAME.search(text) or _PEOPLE_NAME.search(text)
    )


def _is_lead(block: TextBlock, *, heads: bool) -> bool:
    """Recognise a sentence that says no more than that a list follows."""
    if not remainder(block.body):
        is_stated = not block.marked or lead_polarity(block.body) is not None
        return is_stated and (block.opens or heads)
    if block.marked or not block.opens or _FIGURE.search(block.body):
        return False
    return lead_polarity(block.body) is not None


def _is_scope_alone(text: str, *, marked: bool) -> bool:
    """Recognise a line such as "Group 2" or "(for all groups)"."""
    if len(text) > _LONGEST_SCOPE:
        return False
    if text[-1:] == ")" and text[:1] == "(" and not marked:
        return is_label(text)
    return _SCOPE_ALONE.match(text) is not None


def _inner_polarity(block: TextBlock, polarity: Polarity, *, leads: bool) -> Polarity:
    if not leads:
        return polarity
    last_sentence = re.split(r"[.;]\s", block.body)[-1]
    if _PERMITS.search(last_sentence):
        return polarity
    if polarity != "exclusion" and _NEGATED_LIST.match(last_sentence):
        return "exclusion"
    lists = _LISTS.search(last_sentence) or not remainder(last_sentence)
    stated = lead_polarity(last_sentence) if lists else None
    if stated == "exclusion":
        return stated
    return stated if stated and polarity == "unknown" else _back_in(block, polarity, stated)


def _back_in(block: TextBlock, polarity: Polarity, stated: Polarity | None) -> Polarity:
    """Let an unmarked "Patients must meet all of the following:" end a list of exclusions."""
    if stated is None or block.marked:
        return polarity
    is_general = not remainder(block.body) and _LETS_IN.search(block.body)
    ends = is_general or _MUST_BE_MET.search(block.body)
    return "inclusion" if ends else polarity
