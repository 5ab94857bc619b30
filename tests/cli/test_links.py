import json
from pathlib import Path

import pytest

from tests.studies import make_ctis, make_record, record_of
from trialdesk.cli.main import main
from trialdesk.operations.open_library import open_library

PAIR = ("NCT09000001", "2023-505613-24-00")


@pytest.mark.parametrize(("answer", "state"), [("confirm", "confirmed"), ("refuse", "refused")])
def test_an_answer_to_a_pair_of_records_is_kept(
    tmp_path: Path, capsysbinary: pytest.CaptureFixture[bytes], answer: str, state: str
) -> None:
    path = tmp_path / "l.db"
    with open_library(path, create=True, writable=True) as library:
        library.add([make_record(), record_of(make_ctis(PAIR[1], PAIR[0]))])
    states = []
    for words in ((), (f"--{answer}", *PAIR), ()):
        assert main(["--library", str(path), "links", "--json", *words]) == 0
        (link,) = json.loads(capsysbinary.readouterr().out)
        states.append(link["state"])
    assert states == ["proposed", state, state]
