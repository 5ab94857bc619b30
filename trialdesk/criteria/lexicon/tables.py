"""The tables of the lexicon, as resources/criteria holds them."""

import tomllib
from collections.abc import Mapping
from decimal import Decimal
from functools import cache
from typing import Any

from trialdesk.resources import locate


@cache
def table(name: str) -> dict[str, Any]:
    """Return a table by the name of its file; its figures are decimals."""
    path = locate(f"resources/criteria/{name}.toml")
    return tomllib.loads(path.read_text(encoding="utf-8"), parse_float=Decimal)


def tuples(entry: Mapping[str, Any]) -> dict[str, Any]:
    """Return an entry with tuples for its lists."""
    return {key: tuple(value) if isinstance(value, list) else value for key, value in entry.items()}
