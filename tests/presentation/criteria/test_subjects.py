from trialdesk.criteria.lexicon.lexicon import domains
from trialdesk.presentation.criteria.subjects import DOMAINS


def test_every_domain_has_words() -> None:
    assert list(DOMAINS) == list(domains())
