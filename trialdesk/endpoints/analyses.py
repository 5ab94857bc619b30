"""Posted comparisons of the groups of one trial, such as a hazard ratio, one by one."""

import re
from collections.abc import Iterator
from typing import cast

from trialdesk.domain.outcome import Outcome, Role
from trialdesk.domain.result import Analysis, Estimate, PostedOutcome, Results
from trialdesk.endpoints.endpoint import endpoint
from trialdesk.endpoints.estimates import group_titles

RATIOS = frozenset({"hazard ratio", "odds ratio", "risk ratio", "rate ratio"})
_IN_BRACKETS = re.compile(r"\s{0,9}\([^()]{0,200}\)")


def analyses(results: Results | None) -> tuple[Estimate, ...]:
    """Return every posted comparison with a figure, as posted: within one trial, never between."""
    posted = results.posted.outcomes if results and results.posted else ()
    return tuple(estimate for place, of in enumerate(posted) for estimate in _of(of, place))


def _of(outcome: PostedOutcome, place: int) -> Iterator[Estimate]:
    role = cast("Role", outcome.role or "other")
    read = Outcome(role, outcome.title, outcome.time_frame, outcome.description)
    titles = group_titles(outcome.groups)
    for number, analysis in enumerate(outcome.analyses):
        if analysis.value is not None and analysis.parameter:
            yield Estimate(
                key=f"posted/{place}/analysis/{number}",
                measure=outcome.title or "",
                code=endpoint(read).code,
                population=outcome.population,
                value=analysis.value,
                unit=_unit(analysis.parameter),
                interval=analysis.interval,
                group=" / ".join(titles.get(group, group) for group in analysis.groups),
                row=analysis.subject,
                role=outcome.role,
                time_frame=outcome.time_frame,
                statistic=analysis.method,
                comment=_remark(analysis),
                source=outcome.source,
            )


def _unit(parameter: str) -> str:
    """Name the kind of comparison as the field does; one that is not known stands as posted."""
    name = _IN_BRACKETS.sub("", parameter).strip().lower()
    return name if name in RATIOS else parameter


def _remark(analysis: Analysis) -> str | None:
    p_value = f"p: {analysis.p_value}" if analysis.p_value else None
    return "\n".join(filter(None, (p_value, analysis.comment))) or None
