from trialdesk.checks.finding import Finding
from trialdesk.domain.source import Source
from trialdesk.exports.checks_json import checks_json

SOURCE = Source("a.txt", lines=(145,), quote="12 (12.1%)")


def finding(*sources: Source) -> Finding:
    return Finding(
        "percent-of-count",
        "high",
        "NCT09000001",
        "results/estimates/0",
        {"n": 12, "percent": "12.1", "total": 57, "exact": "21.1"},
        sources=sources,
    )


def test_a_finding_has_the_keys_of_the_contract() -> None:
    (shown,) = checks_json([finding(SOURCE)])
    assert shown == {
        "rule": "percent-of-count",
        "severity": "high",
        "nct_id": "NCT09000001",
        "field": "results/estimates/0",
        "found": "12 (12.1%)",
        "expected": "12/57 = 21.1%",
        "explanation": "The printed percentage is not the count divided by its denominator.",
        "source": {
            "snapshot": None,
            "document": "a.txt",
            "pointer": None,
            "lines": [145],
            "quote": "12 (12.1%)",
            "remark": None,
        },
        "sources": [shown["source"]],
    }


def test_a_finding_on_what_is_missing_has_no_source() -> None:
    (shown,) = checks_json([finding()])
    assert shown["source"] is None
    assert shown["sources"] == []
