"""What encoding a file is written in."""

import json
from codecs import BOM_UTF8, BOM_UTF16_BE, BOM_UTF16_LE

BYTE_ORDER_MARKS = (
    (BOM_UTF8, "utf-8"),
    (BOM_UTF16_LE, "utf-16-le"),
    (BOM_UTF16_BE, "utf-16-be"),
)


def encoding_of(start: bytes) -> tuple[bytes, str]:
    """Return the byte order mark a file starts with, if any, and its encoding."""
    return next(
        ((mark, name) for mark, name in BYTE_ORDER_MARKS if start.startswith(mark)),
        (b"", json.detect_encoding(start)),
    )
