"""A text being read, and the statements of limits found in it."""

from collections.abc import Sequence
from dataclasses import dataclass

from trialdesk.criteria.limits.limits import Limit
from trialdesk.criteria.limits.tokens import CriterionToken
from trialdesk.criteria.limits.windows import TimeSpan
from trialdesk.domain.criterion import Polarity


@dataclass(frozen=True, slots=True)
class CriterionReading:
    """A text in small letters with its tokens."""

    text: str
    lowered: str
    tokens: Sequence[CriterionToken]
    spans: Sequence[TimeSpan]
    polarity: Polarity


@dataclass(frozen=True, slots=True)
class LimitStatement:
    """Parameters that share a limit, any of them where ``either`` is set.

    ``first`` and ``after`` are places of tokens.
    """

    names: tuple[str, ...]
    limit: Limit
    first: int
    after: int
    is_further: bool = False
    either: bool = False
