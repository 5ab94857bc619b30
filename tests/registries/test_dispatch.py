"""A new registry's format is its reader and one line in the table of formats."""

from collections.abc import Mapping

import pytest

from trialdesk.registries import dispatch
from trialdesk.registries.dispatch import FORMATS, JsonFormat, TableFormat, XmlFormat
from trialdesk.registries.foreign.foreign import StatedValue, read_foreign
from trialdesk.registries.foreign.table_row import TableRow
from trialdesk.registries.foreign.xml_element import Element
from trialdesk.registries.read import read_bytes
from trialdesk.registries.reading import Record


def record(number: str, document: str, raw: bytes) -> Record:
    identification = {"nctId": StatedValue(number, "/number")}
    study = {"protocolSection": {"identificationModule": identification}}
    return read_foreign(study, document, raw)


def read_object(study: Mapping[str, object], document: str, raw: bytes) -> Record:
    return record(str(study["number"]), document, raw)


def read_element(trial: Element, document: str, raw: bytes) -> Record:
    return record(str(trial.attribute("number")), document, raw)


def read_row(row: TableRow, document: str) -> Record:
    return record(row.cells["Number"], document, row.raw)


@pytest.mark.parametrize(
    ("line", "file"),
    [
        (JsonFormat("new", lambda study: "number" in study, read_object), b'{"number":"JRCT1234"}'),
        (XmlFormat("new", "study", read_element), b'<study number="JRCT1234"/>'),
        (XmlFormat("new", "study", read_element, "all"), b'<all><study number="JRCT1234"/></all>'),
        (TableFormat("new", "Number", read_row), b"Number,Title\nJRCT1234,A title\n"),
    ],
)
def test_one_line_in_the_table_of_formats_makes_a_reader_known(
    monkeypatch: pytest.MonkeyPatch, line: JsonFormat | XmlFormat | TableFormat, file: bytes
) -> None:
    assert read_bytes(file, "a").records == ()
    monkeypatch.setattr(dispatch, "FORMATS", (line, *FORMATS))
    assert len(read_bytes(file, "a").records) == 1


def test_every_format_has_an_id_of_its_own() -> None:
    ids = [known.id for known in FORMATS]
    assert len(ids) == len(set(ids))
