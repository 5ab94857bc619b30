import io
from codecs import BOM_UTF8

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trialdesk.errors import UnreadableFileError
from trialdesk.registries.files import json_lines, json_stream
from trialdesk.registries.files.json_lines import holds_lines, numbered_lines
from trialdesk.registries.files.json_stream import chunks
from trialdesk.registries.files.recognition import first_lines


@given(st.lists(st.text().map(lambda line: line.replace("\n", ""))), st.integers(1, 9))
def test_lines_come_whole_with_their_numbers_wherever_the_file_is_cut(
    written: list[str], step: int
) -> None:
    text = "\n".join(written)
    parts = [text[at : at + step] for at in range(0, len(text), step)]
    stripped = [(number, line.strip()) for number, line in enumerate(written, start=1)]
    expected = [(number, line) for number, line in stripped if line]
    assert list(numbered_lines(parts, "\n", "a")) == expected


def test_a_byte_order_mark_is_no_part_of_the_first_line() -> None:
    file = io.BytesIO(BOM_UTF8 + b'{"a": 1}\r\n\n{"b": 2}')
    assert list(numbered_lines(chunks(file), b"\n", "a")) == [(1, b'{"a": 1}'), (3, b'{"b": 2}')]


def test_a_line_larger_than_a_study_can_be_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(json_lines, "_LARGEST_LINE", 50)
    monkeypatch.setattr(json_stream, "_CHUNK", 20)
    file = io.BytesIO(b'{"a": 1}\n{"b": "' + b"x" * 99)
    with pytest.raises(UnreadableFileError, match="line 2 is larger"):
        list(numbered_lines(chunks(file), b"\n", "a"))


@pytest.mark.parametrize(
    ("start", "expected"),
    [
        (b'{"a": 1}\n{"b"', True),
        (b'\xef\xbb\xbf{"a": 1}\r\n\n{', True),
        (b'{"a": 1}', False),
        (b'{"a":\n1}\n{', False),
        (b'[{"a": 1},\n{"b": 2}]', False),
        (b'{"a": 1}\nnot this', False),
    ],
)
def test_a_study_a_line_is_told_from_other_files(start: bytes, expected: bool) -> None:
    assert holds_lines(first_lines(start)) is expected
