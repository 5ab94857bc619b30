"""Texts of legacy records, set in indented lines of fixed length, put as API v2 puts them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

_BULLET = re.compile(r"-\s{1,3}(?=\S)")
_PARAGRAPH_BREAK = re.compile(r"\n[ \t]*\n")


@dataclass(frozen=True, slots=True)
class _Block:
    """A paragraph or list item on one line; ``indent`` counts columns before its words."""

    words: str
    indent: int
    is_item: bool


def laid_out(text: str) -> str:
    """Undo line breaks and indentation: items of a list begin with "* ", one a line.

    An item set further in than the one above it stands two columns further in.
    """
    text_so_far = ""
    was_item = False
    levels: list[int] = []
    for block in _blocks(text):
        if not block.is_item:
            levels = levels if levels and block.indent > levels[0] else []
            text_so_far += ("\n\n" if text_so_far else "") + block.words
        else:
            while levels and block.indent < levels[-1]:
                levels.pop()
            if not levels or block.indent > levels[-1]:
                levels.append(block.indent)
            gap = "\n" if was_item else "\n\n"
            text_so_far += f"{gap if text_so_far else ''}{'  ' * (len(levels) - 1)}* {block.words}"
        was_item = block.is_item
    return text_so_far


def _blocks(text: str) -> Iterator[_Block]:
    for block in _PARAGRAPH_BREAK.split(text.expandtabs()):
        lines = [line for line in block.split("\n") if line.strip()]
        if not lines:
            continue
        indent = len(lines[0]) - len(lines[0].lstrip())
        words = " ".join(line.strip() for line in lines)
        bullet = _BULLET.match(words)
        if bullet:
            words = words[bullet.end() :]
        yield _Block(words, indent, bullet is not None)
