import re
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trialdesk.criteria.atoms import atoms
from trialdesk.criteria.atoms.concepts import mentions
from trialdesk.criteria.atoms.topics import topics
from trialdesk.criteria.lexicon import phrases, statuses, wordings
from trialdesk.criteria.lexicon.lexicon import concepts, domains, word_groups
from trialdesk.criteria.lexicon.parameters import parameters
from trialdesk.criteria.lexicon.phrases import Phrases
from trialdesk.criteria.lexicon.units import units
from trialdesk.criteria.limits import comparators, constraints, quantities, surroundings, windows
from trialdesk.criteria.relations import demands, relations, versions
from trialdesk.criteria.text import blocks, headings, lines, markers, prose, split, unescape
from trialdesk.vocabulary.drugs import known_drugs

_FEATURES = {"window"}
_MODULES = (
    atoms, blocks, comparators, constraints, demands, headings, lines, markers, phrases, prose,
    quantities, relations, split, statuses, surroundings, unescape, versions, windows, wordings,
)  # fmt: skip
_ADVERSARIES = (" ", "a", "1", "1,", "(", "or ", "no ", "≥ 1 ", "within 3 ", "her2 ", "\n", "- ")


def test_every_need_and_bar_names_a_group_of_words() -> None:
    known = set(word_groups()) | _FEATURES
    for concept in concepts().values():
        assert known >= {*concept.needs, *concept.bars}, concept.id


def test_every_domain_of_a_concept_is_known() -> None:
    assert {concept.domain for concept in concepts().values()} == set(domains())


def test_every_part_belongs_to_a_concept() -> None:
    assert {one.of for one in concepts().values() if one.of} <= set(concepts())


def test_every_parameter_names_known_units_and_concepts() -> None:
    named = set(units()) | {"x ULN", "x LLN", "10^9/L"}
    for parameter in parameters().values():
        assert named >= set(parameter.units), parameter.name
        assert parameter.concept is None or parameter.concept in concepts()


def test_every_figure_a_general_name_may_mean_is_known() -> None:
    known = parameters()
    for parameter in known.values():
        named = {*parameter.special, *(meaning.parameter for meaning in parameter.meanings)}
        assert named <= set(known), parameter.name
        assert parameter.meanings or not parameter.alike


def test_every_class_a_concept_names_has_drugs() -> None:
    classes = {name for drug in known_drugs() for name in drug.classes}
    for concept in concepts().values():
        assert classes >= set(concept.classes)


@given(st.text(alphabet="her2 -/statinsumab阳性突变(),", max_size=40))
def test_phrases_are_those_one_expression_for_all_would_find(text: str) -> None:
    phrases = Phrases(
        dict.fromkeys(["her2", "her2 阳性", "statin", "突变", "mab tas", "her2 status"])
    )
    expected = [found.span() for found in re.finditer(phrases.pattern, text)]
    assert [(start, end) for start, end, _ in phrases.find(text)] == expected


def test_longest_phrase_counts() -> None:
    found = [mention.concepts for mention in mentions("trastuzumab deruxtecan and trastuzumab")]
    assert found[0] != found[1]


def test_brain_without_metastases_is_no_metastasis() -> None:
    assert not _subjects_of("Surgery of the brain")
    assert _subjects_of("Untreated brain or liver mets") == {"brain_cns_mets"}


def test_judgement_counts_only_where_nothing_else_is_named() -> None:
    assert _subjects_of("Unsuitable in the opinion of the investigator") == {
        "investigator_judgement"
    }
    assert _subjects_of("Epilepsy deemed unstable by the investigator") == {"epilepsy"}


def _subjects_of(text: str) -> set[str]:
    return {name for topic in topics(f"* {text}") for name in topic.atom.concepts}


def test_chinese_terms_are_found() -> None:
    assert mentions("her2阳性")[0].concepts


def _patterns() -> list[tuple[str, re.Pattern[str]]]:
    of_lexicon = [("receptors", statuses._receptors()), ("genes", statuses._genes())]
    return [(name, stated.pattern) for name, stated in of_lexicon] + [
        (f"{module.__name__}.{name}", value)
        for module in _MODULES
        for name, value in vars(module).items()
        if isinstance(value, re.Pattern)
    ]


@pytest.mark.parametrize(("name", "pattern"), _patterns())
def test_pattern_takes_time_in_proportion_to_the_text(name: str, pattern: re.Pattern[str]) -> None:
    for piece in _ADVERSARIES:
        text = piece * (20_000 // len(piece))
        started = time.perf_counter()
        pattern.match(text)
        pattern.search(text)
        assert time.perf_counter() - started < 0.5, (name, piece)


@pytest.mark.parametrize("piece", _ADVERSARIES)
def test_hostile_text_is_read_in_time(piece: str) -> None:
    started = time.perf_counter()
    topics("Inclusion Criteria:\n* " + piece * (100_000 // len(piece)))
    assert time.perf_counter() - started < 2
