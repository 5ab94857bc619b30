from trialdesk.gui.files.importing import _counting


def test_an_import_says_how_many_records_of_one_file_are_done() -> None:
    told: list[tuple[int, int | None, str]] = []
    report = _counting(lambda *said: told.append(said))
    report(1, 1, "NCT09000001")
    report(1, 1, "NCT09000002")
    assert told[-1] == (1, None, "2 records · NCT09000002")


def test_an_import_of_several_files_says_how_far_it_is() -> None:
    told: list[tuple[int, int | None, str]] = []
    _counting(lambda *said: told.append(said))(2, 5, "NCT09000001")
    assert told == [(2, 5, "1 records · NCT09000001")]
