"""The items that cells of aligned criteria were put together from."""

from collections.abc import Mapping
from functools import lru_cache

from trialdesk.criteria.text.split import split
from trialdesk.domain.criterion import Criterion


@lru_cache(maxsize=64)
def items_by_id(text: str) -> Mapping[str, Criterion]:
    """Return the items of an eligibility text by their ids."""
    return {item.id: item for item in split(text)}
