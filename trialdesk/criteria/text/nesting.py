"""Which item of a list stands under which, by bullets, numbers, letters and indentation."""

from collections.abc import Sequence
from dataclasses import dataclass

from trialdesk.criteria.text.blocks import TextBlock
from trialdesk.criteria.text.headings import lead_polarity

_FARTHEST_FOLLOWING = 60
_LONGEST_LEAD = 80


@dataclass(frozen=True, slots=True)
class _Level:
    block: int
    indent: float
    places: tuple[tuple[str, int], ...]


def parents(blocks: Sequence[TextBlock]) -> list[int | None]:
    """Return for each block of one list the place of the block it stands under."""
    stack: list[_Level] = []
    held: list[_Level] = []
    result: list[int | None] = []
    for place, block in enumerate(blocks):
        marked = block.marked
        kept = _above(blocks, place, stack)
        if not marked and kept < len(stack):
            held = stack[:]
        elif held and marked and len(stack) > 1 and not _belongs(block, stack):
            kept, stack = _resumed(block, stack, held, kept)
        del stack[kept:]
        result.append(stack[-1].block if stack else None)
        if marked or block.opens or _heads_list(blocks, place):
            stack.append(_level(place, block))
    return result


def _belongs(block: TextBlock, stack: Sequence[_Level]) -> bool:
    return any(_is_sibling(level, block) or _is_next(level, block) for level in stack)


def _resumed(
    block: TextBlock, stack: list[_Level], held: Sequence[_Level], kept: int
) -> tuple[int, list[_Level]]:
    """Go back to the numbering that a paragraph with a list of its own had broken off."""
    if any(number > 1 for _, number in block.line.places):
        for depth in reversed(range(len(held))):
            if _is_next(held[depth], block):
                return depth, list(held)
    return kept, stack


def _heads_list(blocks: Sequence[TextBlock], place: int) -> bool:
    """Recognise a line of its own over a list: "Laboratory tests"."""
    body = blocks[place].body
    return (
        place + 1 < len(blocks)
        and blocks[place + 1].marked
        and len(body) < _LONGEST_LEAD
        and (not body.endswith((".", ";")) or lead_polarity(body) is not None)
    )


def _level(place: int, block: TextBlock) -> _Level:
    indent = block.line.indent if block.marked else block.line.indent - 0.5
    return _Level(place, indent, block.line.places)


def _above(blocks: Sequence[TextBlock], place: int, stack: Sequence[_Level]) -> int:
    """Count the levels that stay open above a block."""
    block = blocks[place]
    if not block.marked:
        return _above_paragraph(blocks, place, stack)
    for depth in reversed(range(len(stack))):
        if _is_sibling(stack[depth], block):
            return depth
    for depth in reversed(range(len(stack))):
        if _is_next(stack[depth], block):
            return depth
    return _above_new_list(blocks, place, stack)


def _above_paragraph(blocks: Sequence[TextBlock], place: int, stack: Sequence[_Level]) -> int:
    block = blocks[place]
    if stack and _stands_under(blocks, place, stack[-1]):
        return len(stack)
    for depth in reversed(range(len(stack))):
        if stack[depth].indent < block.line.indent - 0.5:
            return depth + 1
    return 0


def _stands_under(blocks: Sequence[TextBlock], place: int, level: _Level) -> bool:
    """Recognise paragraphs an item announces: all of them where its numbering goes on after."""
    lead, block = blocks[level.block], blocks[place]
    if not (lead.marked and lead.opens) or (block.opens and lead_polarity(block.body)):
        return False
    return level.block == place - 1 or (
        not blocks[place - 1].marked and _resumes(blocks, place, level)
    )


def _is_sibling(level: _Level, block: TextBlock) -> bool:
    if level.indent != block.line.indent:
        return False
    for kind, _ in level.places:
        for other, _ in block.line.places:
            if kind == other:
                return True
    return False


def _is_next(level: _Level, block: TextBlock) -> bool:
    near = abs(level.indent - block.line.indent) <= 1
    for kind, number in level.places:
        for other, following in block.line.places:
            if kind == other and (following == number + 1 if kind != "*" else near):
                return True
    return False


def _above_new_list(blocks: Sequence[TextBlock], place: int, stack: Sequence[_Level]) -> int:
    indent = blocks[place].line.indent
    depth = len(stack)
    while depth and stack[depth - 1].indent > indent:
        depth -= 1
    if depth and stack[depth - 1].indent == indent:
        level = stack[depth - 1]
        lead = blocks[level.block]
        nests = lead.opens or _starts_anew(blocks[place], lead) or _resumes(blocks, place, level)
        if not nests:
            depth -= 1
    return depth


def _starts_anew(block: TextBlock, lead: TextBlock) -> bool:
    """Return whether "(1)" begins a list under a numbered line."""
    first = any(number == 1 for _, number in block.line.places)
    return first and any(number for _, number in lead.line.places)


def _resumes(blocks: Sequence[TextBlock], place: int, level: _Level) -> bool:
    """Return whether the outer numbering goes on after a block, which then stands inside it."""
    wanted = {(kind, number + 1) for kind, number in level.places if kind != "*"}
    later = blocks[place : place + _FARTHEST_FOLLOWING]
    return any(spot in wanted for block in later for spot in block.line.places if block.line.marker)
