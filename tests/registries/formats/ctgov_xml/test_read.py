"""Legacy ClinicalTrials.gov XML records."""

from collections.abc import Callable
from xml.sax.saxutils import escape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trialdesk.domain.result import Affected, Posted
from trialdesk.domain.trial import Enrollment, PartialDate, Sponsor, Trial
from trialdesk.registries.read import read_bytes
from trialdesk.registries.reading import Record

PROTOCOL = """
  <id_info>
    <org_study_id>INV-7</org_study_id>
    <secondary_id>N/A</secondary_id>
    <secondary_id>2014-000001-22</secondary_id>
    <nct_id>NCT09000001</nct_id>
    <nct_alias>NCT00000123</nct_alias>
  </id_info>
  <brief_title>An invented trial</brief_title>
  <sponsors>
    <lead_sponsor><agency>A Clinic</agency><agency_class>U.S. Fed</agency_class></lead_sponsor>
  </sponsors>
  <overall_status>Active, not recruiting</overall_status>
  <start_date type="Actual">March 5, 2009</start_date>
  <completion_date>January 2012</completion_date>
  <phase>Phase 1/Phase 2</phase>
  <study_type>Interventional</study_type>
  <study_design_info>
    <allocation>Non-Randomized</allocation>
    <intervention_model>Parallel Assignment</intervention_model>
    <masking>Double (Participant, Investigator)</masking>
  </study_design_info>
  <enrollment type="Anticipated">120</enrollment>
  <condition>Breast Cancer</condition>
  <arm_group>
    <arm_group_label>Arm A</arm_group_label>
    <arm_group_type>Active Comparator</arm_group_type>
  </arm_group>
  <intervention>
    <intervention_type>Drug</intervention_type>
    <intervention_name>trastuzumab</intervention_name>
    <arm_group_label>Arm A</arm_group_label>
  </intervention>
  <eligibility>
    <criteria>
      <textblock>
        Inclusion Criteria:

          -  Age at least 18 years, and able to follow the
             visits as planned

               -  at home

          -  LVEF &gt; 50 %
      </textblock>
    </criteria>
    <gender>Both</gender>
    <minimum_age>18 Years</minimum_age>
    <maximum_age>N/A</maximum_age>
    <healthy_volunteers>No</healthy_volunteers>
  </eligibility>
  <location>
    <facility>
      <name>A Hospital</name>
      <address><city>Lyon</city><country>France</country></address>
    </facility>
    <status>Recruiting</status>
    <investigator>
      <last_name>B. Invented</last_name><role>Principal Investigator</role>
    </investigator>
  </location>
  <last_update_posted type="Actual">August 26, 2013</last_update_posted>
"""
RESULTS = """
  <clinical_results>
    <participant_flow>
      <group_list><group group_id="P1"><title>Arm A</title></group></group_list>
      <period_list><period><title>Overall</title>
        <milestone_list><milestone><title>STARTED</title><participants_list>
          <participants group_id="P1" count="20">two moved away</participants>
        </participants_list></milestone></milestone_list>
      </period></period_list>
    </participant_flow>
    <outcome_list><outcome>
      <type>Primary</type><title>Survival</title><time_frame>2 years</time_frame>
      <group_list><group group_id="O1"><title>Arm A</title></group></group_list>
      <measure>
        <title>Survival</title><units>months</units><param>Median</param>
        <dispersion>95% Confidence Interval</dispersion>
        <analyzed_list><analyzed><units>Participants</units><count_list>
          <count group_id="O1" value="18"/></count_list></analyzed></analyzed_list>
        <class_list><class><category_list><category><measurement_list>
          <measurement group_id="O1" value="9.70" lower_limit="6.1" upper_limit="NA"
            >The upper limit was not reached.</measurement>
        </measurement_list></category></category_list></class></class_list>
      </measure>
    </outcome></outcome_list>
    <reported_events>
      <group_list><group group_id="E1"><title>Arm A</title></group></group_list>
      <serious_events>
        <default_assessment>Systematic Assessment</default_assessment>
        <category_list>
          <category><title>Total</title><event_list><event>
            <sub_title>Total, all-cause mortality</sub_title>
            <counts group_id="E1" subjects_affected="7" subjects_at_risk="20"/>
          </event><event>
            <sub_title>Total, serious adverse events</sub_title>
            <counts group_id="E1" subjects_affected="3" subjects_at_risk="20"/>
          </event></event_list></category>
          <category><title>Cardiac disorders</title><event_list><event>
            <sub_title vocab="MedDRA 19">Heart failure</sub_title>
            <counts group_id="E1" events="2" subjects_affected="1" subjects_at_risk="20"/>
          </event></event_list></category>
        </category_list>
      </serious_events>
    </reported_events>
  </clinical_results>
"""


def record(*parts: str, head: str = "") -> Record:
    raw = f"{head}<clinical_study>{''.join(parts)}</clinical_study>".encode()
    (found,) = read_bytes(raw, "a.xml").records
    return found


def trial(*parts: str) -> Trial:
    return record(*parts).trial


def posted() -> Posted:
    results = trial(PROTOCOL, RESULTS).results
    assert results is not None
    assert results.posted is not None
    return results.posted


def reason(raw: bytes) -> str:
    (rejection,) = read_bytes(raw, "a.xml").rejections
    return rejection.reason


@pytest.mark.parametrize(
    ("stated", "expected"),
    [
        (lambda one: one.status, "ACTIVE_NOT_RECRUITING"),
        (lambda one: one.phases, ("PHASE1", "PHASE2")),
        (lambda one: one.allocation, "NON_RANDOMIZED"),
        (lambda one: one.masking, "DOUBLE"),
        (lambda one: one.intervention_model, "PARALLEL"),
        (lambda one: one.lead_sponsor, Sponsor("A Clinic", "FED")),
        (lambda one: one.start_date, PartialDate("2009-03-05", "ACTUAL")),
        (lambda one: one.enrollment, Enrollment(120, "ESTIMATED")),
        (lambda one: one.eligibility.sex, "ALL"),
        (lambda one: one.eligibility.healthy_volunteers, False),
        (lambda one: one.arms[0].type, "ACTIVE_COMPARATOR"),
        (lambda one: one.arms[0].interventions, ("trastuzumab",)),
        (lambda one: one.other_ids, ("INV-7", "2014-000001-22")),
        (lambda one: one.aliases, ("NCT00000123",)),
        (lambda one: one.sites[0].status, "RECRUITING"),
        (lambda one: one.sites[0].contacts[0].role, "PRINCIPAL_INVESTIGATOR"),
        (lambda one: one.snapshot.data_date, "2013-08-26"),
        (lambda one: one.has_results, False),
    ],
)
def test_a_legacy_word_is_told_as_the_registry_tells_it_today(
    stated: Callable[[Trial], object], expected: object
) -> None:
    assert stated(trial(PROTOCOL)) == expected


def test_a_date_without_a_type_gets_none() -> None:
    assert trial(PROTOCOL).completion_date == PartialDate("2012-01", None)


def test_an_age_of_n_a_is_not_stated() -> None:
    assert trial(PROTOCOL).eligibility.maximum_age is None


def test_wrapped_lines_and_indented_lists_are_the_records_own_items() -> None:
    assert trial(PROTOCOL).eligibility.text == (
        "Inclusion Criteria:\n\n"
        "* Age at least 18 years, and able to follow the visits as planned\n"
        "  * at home\n"
        "* LVEF > 50 %"
    )


def test_a_value_leads_to_its_element() -> None:
    source = trial(PROTOCOL).source("arms/0")
    assert source is not None
    assert source.pointer == "/clinical_study/arm_group[1]"


def test_an_unknown_word_is_an_issue_and_no_value() -> None:
    found = record(PROTOCOL.replace("Phase 1/Phase 2", "Phase 9"))
    assert found.trial.phases == ()
    assert [(issue.pointer, issue.found) for issue in found.issues] == [
        ("/clinical_study/phase", "Phase 9")
    ]


def test_a_bound_that_was_not_reached_stays_apart_from_a_missing_one() -> None:
    (row,) = posted().outcomes[0].rows
    (figure,) = row.measurements
    assert (figure.posted, figure.high, figure.high_absence) == ("9.70", None, "not reached")
    assert figure.comment == "The upper limit was not reached."


def test_a_denominator_is_the_one_posted() -> None:
    (analysed,) = posted().outcomes[0].analysed
    assert (analysed.units, analysed.counts[0].count) == ("Participants", 18)


def test_the_comment_of_a_count_is_kept() -> None:
    flow = posted().flow
    assert flow is not None
    (count,) = flow.periods[0].milestones[0].counts
    assert (count.group, count.count, count.comment) == ("P1", 20, "two moved away")


def test_totals_are_no_events_and_deaths_no_serious_events() -> None:
    events = posted().events
    assert events is not None
    assert events.deaths == (Affected("E1", 7, 20),)
    assert events.any_serious == (Affected("E1", 3, 20),)
    assert [(one.term, one.organ_class, one.affected) for one in events.serious] == [
        ("Heart failure", "Cardiac disorders", (Affected("E1", 1, 20, 2),))
    ]


def test_categories_without_a_class_are_read_as_records_before_2017_have_them() -> None:
    older = RESULTS.replace("<class_list><class>", "").replace("</class></class_list>", "")
    results = trial(PROTOCOL, older).results
    assert results is not None
    assert results.posted is not None
    assert results.posted.outcomes[0].rows[0].measurements[0].posted == "9.70"


def test_results_that_were_announced_but_are_missing_are_not_stated() -> None:
    announced = "<results_first_posted>January 27, 2017</results_first_posted>"
    assert trial(PROTOCOL, announced).has_results is None


@pytest.mark.parametrize(
    "declared",
    [
        '<!DOCTYPE clinical_study [<!ENTITY a "b">]>',
        '<!DOCTYPE clinical_study SYSTEM "file:///etc/passwd">',
    ],
)
def test_a_document_type_is_refused(declared: str) -> None:
    raw = f"{declared}<clinical_study>{PROTOCOL}</clinical_study>"
    assert "document type" in reason(raw.encode())


def test_a_broken_record_names_line_and_column() -> None:
    assert "line 2, column" in reason(b"<clinical_study>\n<id_info></clinical_study>")


def test_absurd_nesting_is_refused() -> None:
    assert "nested" in reason(b"<a>" * 5000 + b"</a>" * 5000)


def test_an_xml_file_of_something_else_says_what_it_is() -> None:
    assert "<invoice>" in reason(b"<invoice/>")


def test_another_encoding_is_read_as_declared() -> None:
    head = '<?xml version="1.0" encoding="ISO-8859-1"?>'
    body = f"<clinical_study>{PROTOCOL.replace('A Hospital', 'Hôpital')}</clinical_study>"
    (found,) = read_bytes((head + body).encode("latin-1"), "a.xml").records
    assert found.trial.sites[0].facility == "Hôpital"


WHOLE = f"<clinical_study>{PROTOCOL}{RESULTS}</clinical_study>"
LINES = WHOLE.splitlines()


@given(
    st.lists(
        st.tuples(st.integers(0, len(LINES) - 1), st.integers(0, len(LINES) - 1), st.text()),
        max_size=6,
    )
)
def test_a_mutated_record_is_read_or_rejected(changes: list[tuple[int, int, str]]) -> None:
    lines = list(LINES)
    for first, second, text in changes:
        lines[first], lines[second] = lines[second], lines[first].replace("1", escape(text))
    reading = read_bytes("\n".join(lines).encode("utf-8", "replace"), "a.xml")
    assert len(reading.records) + len(reading.rejections) == 1
