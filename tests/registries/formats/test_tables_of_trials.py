"""The site's table and the WHO's, row by row."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trialdesk.domain.trial import PartialDate, Sponsor
from trialdesk.registries.files.tables import ParsedRow, lines_of, rows
from trialdesk.registries.read import read_bytes
from trialdesk.registries.reading import Record

NEW = (
    "NCT Number,Study Title,Study Status,Study Results,Interventions,Sponsor,Funder Type,Sex,Age,"
    "Phases,Enrollment,Study Design,Start Date,Locations,Primary Outcome Measures\n"
)
NEW_ROW = (
    'NCT09000001,"A title, with a comma",RECRUITING,NO,DRUG: X|BIOLOGICAL: Y: Z,A Clinic,INDUSTRY,'
    'ALL,"ADULT, OLDER_ADULT",PHASE2|PHASE3,120,Allocation: RANDOMIZED|Masking: NONE,2025-07,'
    '"A Hospital, Seoul, 03080, Korea, Republic of|B, Lyon, France","Pain\\>2, at rest, 4 weeks"\n'
)
OLD = (
    "Rank\tNCT Number\tTitle\tStatus\tStudy Results\tSponsor/Collaborators\tGender\tAge\tPhases\t"
    "Study Designs\tStart Date\tEnrollment\n"
)
OLD_ROW = (
    "1\tNCT09000002\tAn older table\tActive, not recruiting\tHas Results\tA Clinic|B Institute\t"
    "Female\t18 Years to 75 Years   (Adult, Older Adult)\tPhase 1|Phase 2\t"
    "Allocation: Randomized|Intervention Model: Parallel Assignment|Masking: None (Open Label)\t"
    "March 5, 2009\t\n"
)
WHO = "TrialID,Public title,Recruitment Status,Date enrollement,Target size,Phase,Countries,"
WHO += "Inclusion agemin,Inclusion gender,Inclusion Criteria,Exclusion Criteria\n"
WHO_ROW = (
    'ChiCTR2000000001,A title,Not recruiting,05/02/2020,"A:10;B:20;",Phase II/III,China;,'
    '18 Years,Both,"Inclusion criteria: Age<br>18 or more; HbA1c < 7%",None\n'
)


def record(text: str) -> Record:
    (found,) = read_bytes(text.encode(), "a.csv").records
    return found


def test_a_row_of_the_new_table_is_a_partial_record() -> None:
    trial = record(NEW + NEW_ROW).trial
    assert trial.snapshot is not None
    assert (trial.snapshot.registry, trial.snapshot.partial) == ("ClinicalTrials.gov", True)
    assert (trial.brief_title, trial.status, trial.phases) == (
        "A title, with a comma",
        "RECRUITING",
        ("PHASE2", "PHASE3"),
    )
    assert trial.has_results is False
    assert [(one.type, one.name) for one in trial.interventions] == [
        ("DRUG", "X"),
        ("BIOLOGICAL", "Y: Z"),
    ]
    assert trial.lead_sponsor == Sponsor("A Clinic", "INDUSTRY")
    assert trial.outcomes[0].measure == "Pain>2, at rest, 4 weeks"


def test_age_groups_are_no_age_limits() -> None:
    limits = record(NEW + NEW_ROW).trial.eligibility
    assert (limits.minimum_age, limits.maximum_age) == (None, None)


def test_of_a_place_only_the_country_is_certain() -> None:
    sites = record(NEW + NEW_ROW).trial.sites
    assert [(one.country, one.city) for one in sites] == [
        ("Korea, Republic of", None),
        ("France", None),
    ]


def test_the_old_words_are_told_as_the_new_ones() -> None:
    trial = record(OLD + OLD_ROW).trial
    assert (trial.status, trial.phases) == ("ACTIVE_NOT_RECRUITING", ("PHASE1", "PHASE2"))
    assert (trial.allocation, trial.intervention_model, trial.masking) == (
        "RANDOMIZED",
        "PARALLEL",
        "NONE",
    )
    assert trial.start_date == PartialDate("2009-03-05")
    assert (trial.eligibility.minimum_age, trial.eligibility.sex) == ("18 Years", "FEMALE")
    assert [one.name for one in trial.collaborators] == ["B Institute"]
    assert trial.enrollment is None


def test_an_unknown_word_of_a_cell_is_an_issue() -> None:
    found = record(NEW + NEW_ROW.replace("RECRUITING", "FORGOTTEN"))
    assert found.trial.status is None
    assert [(one.pointer, one.found) for one in found.issues] == [("/Study Status", "FORGOTTEN")]


def test_a_value_leads_to_its_column_and_the_row_stands_alone() -> None:
    found = record(NEW + NEW_ROW)
    source = found.trial.source("brief_title")
    assert source is not None
    assert source.pointer == "/Study Title"
    assert found.raw == (NEW + NEW_ROW).encode()
    assert read_bytes(found.raw, "a.csv").records[0].trial == found.trial


def test_a_row_without_a_number_is_named_and_the_others_are_read() -> None:
    reading = read_bytes((NEW + NEW_ROW.replace("NCT09000001", "") + NEW_ROW).encode(), "a.csv")
    assert len(reading.records) == 1
    assert "record 1 of the file" in reading.rejections[0].reason


def test_the_whos_not_recruiting_is_no_status() -> None:
    trial = record(WHO + WHO_ROW).trial
    assert (trial.id, trial.status, trial.phases) == (
        "ChiCTR2000000001",
        None,
        ("PHASE2", "PHASE3"),
    )
    assert trial.start_date == PartialDate("2020-02-05")


def test_sizes_of_groups_are_not_added_up() -> None:
    assert record(WHO + WHO_ROW).trial.enrollment is None


def test_markup_of_the_whos_texts_is_words_and_inequality_signs_stay() -> None:
    text = record(WHO + WHO_ROW).trial.eligibility.text
    assert text is not None
    assert text.startswith("Inclusion Criteria:\n\nAge\n18 or more; HbA1c < 7%")


@pytest.mark.parametrize("words", ["N/A", "0", "no limit"])
def test_no_age_limit_is_none_stated(words: str) -> None:
    row = WHO_ROW.replace("18 Years", words)
    assert record(WHO + row).trial.eligibility.minimum_age is None


@given(st.text(max_size=80), st.integers(0, 200))
def test_a_mutated_row_is_read_or_rejected(text: str, place: int) -> None:
    for head, row in ((NEW, NEW_ROW), (WHO, WHO_ROW)):
        raw = (head + row[:place] + text + row[place:]).encode("utf-8", "replace")
        reading = read_bytes(raw, "a.csv")
        assert reading.records or reading.rejections


TABLE = "NCT Number,Study Title,Phases\n"


@pytest.mark.parametrize(
    ("rows", "ids", "line", "reason"),
    [
        ('{1},"Open,PHASE1\n{2},Two,PHASE2\n{3},Three,PHASE3\n', [2, 3], 2, "is not closed"),
        ('{1},One,"PHASE1\n{2},Two,PHASE2\n{3},"Three",PHASE3\n', [2, 3], 2, "quotation mark"),
        ('{1},One,PHASE1\n{2},Two,"PHASE2\n', [1], 3, "is not closed"),
        ("{1},One, too,PHASE1\n{2},Two,PHASE2\n", [2], 2, "it has 4 cells, the header 3"),
        ("{1},One\n{2},Two,PHASE2\n", [2], 2, "it has 2 cells, the header 3"),
        ('{1},"One" and a half,PHASE1\n{2},Two,PHASE2\n', [2], 2, "stands within a cell"),
    ],
)
def test_a_broken_row_is_named_and_takes_no_other_with_it(
    rows: str, ids: list[int], line: int, reason: str
) -> None:
    numbers = [f"NCT0000000{number}" for number in range(4)]
    reading = read_bytes((TABLE + rows.format(*numbers)).encode(), "a.csv")
    assert [one.trial.id for one in reading.records] == [numbers[one] for one in ids]
    (rejected,) = reading.rejections
    assert f"line {line} " in rejected.reason
    assert reason in rejected.reason


def test_an_inch_sign_and_a_line_break_within_a_cell_break_no_row() -> None:
    rows = 'NCT00000001,A 5" tube,PHASE1\nNCT00000002,"Two\nlines, ""quoted""",PHASE2\n'
    reading = read_bytes((TABLE + rows).encode(), "a.csv")
    titles = [one.trial.brief_title for one in reading.records]
    assert titles == ['A 5" tube', 'Two lines, "quoted"']
    assert reading.rejections == ()


@given(st.lists(st.text(alphabet='ab", \n\t', max_size=12), max_size=6))
def test_every_line_of_a_table_is_in_a_row_or_named(written: list[str]) -> None:
    text = "a,b\n" + "\n".join(written)
    lines = text.split("\n")
    found = list(rows(lines_of(text), "utf-8"))
    told: list[int] = []
    for one in found:
        first = one.number if isinstance(one, ParsedRow) else one.line
        own = one.raw.decode().split("\n")[1:-1] if isinstance(one, ParsedRow) else [""]
        told += range(first, first + len(own))
    assert set(told) >= {place for place, line in enumerate(lines[1:], start=2) if line.strip()}
    assert len(told) == len(set(told))


def test_the_full_export_of_the_who_comes_without_a_header() -> None:
    told = {0: "ChiCTR2000000001", 1: "2020-02-05", 3: "A title", 20: "Phase 2", 28: "China"}
    told |= {29: "Breast Cancer", 34: '"Adults, ""fit"""', 63: "x"}
    row = ",".join(told.get(place, "") for place in range(64))
    broken = "ChiCTR2000000002,2020-02-05"
    reading = read_bytes(f"{row}\n{broken}\n{row.replace('0001', '0003')}\n".encode(), "a.csv")
    trial = reading.records[0].trial
    assert (trial.id, trial.phases, trial.conditions) == (
        "ChiCTR2000000001",
        ("PHASE2",),
        ("Breast Cancer",),
    )
    assert 'Adults, "fit"' in (trial.eligibility.text or "")
    assert [one.trial.id for one in reading.records] == ["ChiCTR2000000001", "ChiCTR2000000003"]
    assert "line 2 " in reading.rejections[0].reason
    assert read_bytes(reading.records[1].raw, "a.csv").records[0].trial == reading.records[1].trial
