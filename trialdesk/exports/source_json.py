"""A source as the public JSON shows it."""

from typing import Any

from trialdesk.domain.source import Source

Json = dict[str, Any]


def source_json(source: Source | None) -> Json | None:
    """Return the ``source`` object of the contract; fields that do not apply are null."""
    if source is None:
        return None
    return {
        "snapshot": source.snapshot,
        "document": source.document,
        "pointer": source.pointer,
        "lines": list(source.lines) or None,
        "quote": source.quote,
        "remark": source.remark,
    }
