import gzip
import json
import zipfile
from pathlib import Path

import pytest

from trialdesk.registries.read import read
from trialdesk.registries.reading import Reading


def study(number: int) -> bytes:
    module = {"nctId": f"NCT0900000{number}", "briefTitle": f"Trial {number}"}
    return json.dumps({"protocolSection": {"identificationModule": module}}).encode()


def packed(path: Path, **files: bytes) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return path


def ids(reading: Reading) -> list[str]:
    return [record.trial.id for record in reading.records]


def reasons(reading: Reading) -> str:
    return "\n".join(one.reason for one in reading.rejections)


def test_every_file_of_a_zip_is_read_and_named(tmp_path: Path) -> None:
    files = {"a.json": study(1), "in/b.ndjson": study(2) + b"\n" + study(3), "c.txt": b"Dear all"}
    reading = read(packed(tmp_path / "x.zip", **files))
    assert ids(reading) == ["NCT09000001", "NCT09000002", "NCT09000003"]
    assert reading.rejections[0].document == "x.zip/c.txt"


def test_a_gzip_file_is_read_as_what_it_holds(tmp_path: Path) -> None:
    path = tmp_path / "a.json.gz"
    path.write_bytes(gzip.compress(study(1)))
    assert ids(read(path)) == ["NCT09000001"]


def test_a_record_of_a_zip_keeps_its_own_bytes(tmp_path: Path) -> None:
    reading = read(packed(tmp_path / "x.zip", **{"a.json": study(1)}))
    assert reading.records[0].raw == study(1)


@pytest.mark.parametrize("name", ["../a.json", "/etc/a.json", "in/../../a.json", "in\\..\\a.json"])
def test_a_name_that_leads_out_is_refused_and_the_rest_is_read(tmp_path: Path, name: str) -> None:
    reading = read(packed(tmp_path / "x.zip", **{name: study(1), "b.json": study(2)}))
    assert ids(reading) == ["NCT09000002"]
    assert "leads out of the archive" in reasons(reading)


def test_a_bomb_is_refused(tmp_path: Path) -> None:
    reading = read(packed(tmp_path / "x.zip", **{"a.json": b" " * (80 * 2**20)}))
    assert "unpacks to more than" in reasons(reading)


def test_an_archive_within_an_archive_is_refused(tmp_path: Path) -> None:
    inner = packed(tmp_path / "inner.zip", **{"a.json": study(1)}).read_bytes()
    reading = read(packed(tmp_path / "x.zip", **{"inner.zip": inner}))
    assert "an archive within an archive" in reasons(reading)


def test_a_link_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "x.zip"
    with zipfile.ZipFile(path, "w") as archive:
        info = zipfile.ZipInfo("a.json")
        info.external_attr = 0o120777 << 16
        archive.writestr(info, "/etc/passwd")
    assert "it is a link" in reasons(read(path))


def test_an_encrypted_file_is_refused(tmp_path: Path) -> None:
    path = packed(tmp_path / "x.zip", **{"a.json": study(1)})
    raw = bytearray(path.read_bytes())
    for mark, flags in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        raw[raw.index(mark) + flags] |= 1
    path.write_bytes(raw)
    assert "it is encrypted" in reasons(read(path))


def test_a_wrong_size_or_checksum_is_refused(tmp_path: Path) -> None:
    path = packed(tmp_path / "x.zip", **{"a.json": study(1)})
    raw = bytearray(path.read_bytes())
    for mark, checksum in ((b"PK\x03\x04", 14), (b"PK\x01\x02", 16)):
        raw[raw.index(mark) + checksum] ^= 0xFF
    path.write_bytes(raw)
    reading = read(path)
    assert reading.records == ()
    assert "cannot be unpacked" in reasons(reading)


def test_two_files_of_one_name_are_read_once(tmp_path: Path) -> None:
    path = tmp_path / "x.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("a.json", study(1))
        with pytest.warns(UserWarning, match="Duplicate name"):
            archive.writestr("a.json", study(2))
    reading = read(path)
    assert ids(reading) == ["NCT09000001"]
    assert "has its name" in reasons(reading)


@pytest.mark.parametrize("cut", [1, 10, 40, -10, -30])
def test_a_cut_archive_is_a_rejection(tmp_path: Path, cut: int) -> None:
    path = packed(tmp_path / "x.zip", **{"a.json": study(1)})
    path.write_bytes(path.read_bytes()[: cut if cut > 0 else len(path.read_bytes()) + cut])
    reading = read(path)
    assert reading.records == ()
    assert reading.rejections


def test_many_entries_of_blanks_are_no_way_round_the_limit_of_one(tmp_path: Path) -> None:
    blanks = {f"{number}.json": b" " * (30 * 2**20) for number in range(3)}
    reading = read(packed(tmp_path / "x.zip", **blanks, **{"z.json": study(1)}))
    assert ids(reading) == ["NCT09000001"]
    assert reasons(reading).count("unpacks to more than") == 2


@pytest.mark.parametrize("method", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_what_cannot_be_unpacked_bit_by_bit_is_refused(tmp_path: Path, method: int) -> None:
    path = tmp_path / "x.zip"
    with zipfile.ZipFile(path, "w", method) as archive:
        archive.writestr("a.json", study(1))
        archive.writestr("b.json", study(2), zipfile.ZIP_DEFLATED)
    reading = read(path)
    assert ids(reading) == ["NCT09000002"]
    assert "packed by an unknown method" in reasons(reading)


def test_a_gzip_bomb_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.json.gz"
    path.write_bytes(gzip.compress(b" " * (80 * 2**20)))
    assert "unpacks to more than" in reasons(read(path))
