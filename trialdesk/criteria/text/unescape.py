"""The characters a text means, without the escapes a registry wrote them with."""

import re

_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")
_ENTITY = re.compile(r"&(lt|gt|le|ge|amp|nbsp|quot|apos|#0?39|#160);")
_ENTITIES = {
    "lt": "<",
    "gt": ">",
    "le": "≤",
    "ge": "≥",
    "amp": "&",
    "nbsp": " ",
    "quot": '"',
    "apos": "'",
    "#39": "'",
    "#039": "'",
    "#160": " ",
}


def unescape(text: str) -> str:
    r"""Undo CommonMark backslashes (``\>``) and the HTML entities records carry (``&gt;``)."""
    plain = _ESCAPED.sub(r"\1", text)
    return _ENTITY.sub(lambda hit: _ENTITIES[hit[1]], plain)
