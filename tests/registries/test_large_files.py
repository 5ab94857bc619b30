"""Tables and collections are read record by record, however large the file."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from trialdesk.registries.read import read_bytes, read_stream, records
from trialdesk.registries.reading import Record, Rejection

TITLES = "NCT Number,Study Title\n"
OPENED, CLOSED = "<Trials_downloaded_from_ICTRP>", "</Trials_downloaded_from_ICTRP>"


class Endless:
    """Counts the bytes asked of it and never ends."""

    def __init__(self, start: bytes, again: bytes) -> None:
        self.given = 0
        self._start, self._again = start, again

    def read(self, size: int = -1, /) -> bytes:
        held, self._start = self._start, b""
        if not held:
            held = self._again * (size // len(self._again) + 1)
        self.given += size
        self._start = held[size:] or self._start
        return held[:size]


def trial(number: int, title: str = "One") -> str:
    named = f"<TrialID>NCT{number:08d}</TrialID><Public_title>{title}</Public_title>"
    return f"<Trial>{named}</Trial>\n"


def found(path: Path, content: str | bytes) -> list[Record | Rejection]:
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return list(records(path))


def reasons(of: list[Record | Rejection]) -> list[str]:
    return [one.reason for one in of if isinstance(one, Rejection)]


@pytest.mark.parametrize(
    ("start", "again"),
    [
        (TITLES.encode(), b"NCT00000001,One\n"),
        (f"<?xml version='1.0'?>{OPENED}".encode(), trial(1).encode()),
    ],
)
def test_the_first_records_of_an_endless_file_are_there_at_once(start: bytes, again: bytes) -> None:
    file = Endless(start, again)
    stream: Iterator[Record | Rejection] = read_stream(file, "a", read_bytes)
    first = [next(stream) for _ in range(50)]
    assert all(isinstance(one, Record) for one in first)
    assert file.given < 16 * 2**20


def test_rows_beyond_the_first_megabyte_are_counted_from_the_start_of_the_file(
    tmp_path: Path,
) -> None:
    rows = [f"NCT{number:08d},{'x' * 3000}" for number in range(1, 601)]
    rows[499] = "NCT00000500"
    read = found(tmp_path / "a.csv", TITLES + "\n".join(rows))
    assert len(read) == 600
    assert "line 501 " in reasons(read)[0]
    assert "(record 500 of the file)" in reasons(read)[0]


@pytest.mark.parametrize("start", ["<a>", "%PDF"])
def test_a_table_that_would_not_be_read_again_is_not_taken_for_one(
    tmp_path: Path, start: str
) -> None:
    (refused,) = found(tmp_path / "a.csv", f"{start},NCT Number\nx,NCT00000001\n")
    assert isinstance(refused, Rejection)


def test_a_byte_that_is_no_text_takes_no_other_row_with_it(tmp_path: Path) -> None:
    read = found(tmp_path / "a.csv", TITLES.encode() + b"NCT00000001,M\xe9l\nNCT00000002,B\n")
    assert [one.trial.id for one in read if isinstance(one, Record)] == ["NCT00000002"]
    assert "no text" in reasons(read)[0]


def test_a_header_that_is_no_text_makes_no_record(tmp_path: Path) -> None:
    read = found(tmp_path / "a.csv", b"NCT Number,Ti\0tle\nNCT00000001,One\n")
    assert "no text" in reasons(read)[0]
    assert len(read) == 1


def test_a_table_in_another_encoding_is_read_as_it_comes(tmp_path: Path) -> None:
    (one,) = found(tmp_path / "a.csv", b"\xff\xfe" + (TITLES + "NCT00000001,é").encode("utf-16-le"))
    assert isinstance(one, Record)
    assert one.trial.brief_title == "é"


def test_trials_of_a_large_collection_are_read_as_those_of_a_small_one(tmp_path: Path) -> None:
    trials = "".join(trial(number, "x" * 500) for number in range(1, 2501))
    read = found(
        tmp_path / "a.xml", f"<?xml version='1.0' encoding='utf-8'?>{OPENED}{trials}{CLOSED}"
    )
    alone = found(tmp_path / "b.xml", f"{OPENED}{trial(2500, 'x' * 500)}{CLOSED}")
    assert len(read) == 2500
    assert [one.raw for one in read[-1:] if isinstance(one, Record)] == [
        one.raw for one in alone if isinstance(one, Record)
    ]


def test_a_collection_that_was_cut_off_keeps_what_is_whole_and_says_so(tmp_path: Path) -> None:
    for rest in ("", "<Trial><TrialID>NCT0000"):
        whole, cut = found(tmp_path / "a.xml", f"{OPENED}{trial(1)}{rest}")
        assert isinstance(whole, Record)
        assert "cut off" in reasons([cut])[0]


def test_a_collection_may_hold_comments_and_nothing_else_between_trials(tmp_path: Path) -> None:
    noted = f"{OPENED}<!-- of 2026 -->{trial(1)}{CLOSED}"
    assert len(found(tmp_path / "a.xml", noted)) == 1
    read = found(tmp_path / "b.xml", f"{OPENED}{trial(1)}more{trial(2)}{CLOSED}")
    assert "something else" in reasons(read)[0]


def test_a_collection_that_declares_a_document_type_is_refused(tmp_path: Path) -> None:
    declared = f'<!DOCTYPE a [<!ENTITY b "c">]>{OPENED}{trial(1, "&b;")}{CLOSED}'
    assert "document type" in reasons(found(tmp_path / "a.xml", declared))[0]
