"""Criteria as the public JSON of ``trialdesk criteria``."""

from collections.abc import Sequence
from decimal import Decimal

from trialdesk.criteria.atoms.topics import Topic, topics
from trialdesk.criteria.relations.align import AlignedCell, AlignedRow
from trialdesk.criteria.text.split import split
from trialdesk.domain.constraint import Constraint, Window
from trialdesk.domain.trial import Trial
from trialdesk.exports.source_json import Json
from trialdesk.exports.trial_json import number
from trialdesk.presentation.criteria.subjects import DOMAINS


def alignment_json(rows: Sequence[AlignedRow], trials: Sequence[Trial]) -> Json:
    """Return aligned rows in the shape of the contract."""
    ids = [trial.id for trial in trials]
    return {
        "trials": ids,
        "rows": [
            {
                "concept": row.concept,
                "label": row.label,
                "domain": DOMAINS[row.domain] if row.domain else None,
                "overall": row.overall,
                "cells": {trial: _cell(row.cells.get(trial)) for trial in ids},
                "relations": [
                    {
                        "a": pair.a,
                        "b": pair.b,
                        "relation": pair.relation,
                        "disputed": pair.disputed,
                    }
                    for pair in row.relations
                ],
            }
            for row in rows
        ],
    }


def _cell(cell: AlignedCell | None) -> Json:
    if cell is None:
        return {
            "stated": False,
            "polarity": None,
            "text": None,
            "lines": [],
            "criterion_ids": [],
            "example_only": False,
            "moved": False,
            "constraints": [],
        }
    return {
        "stated": True,
        "polarity": cell.polarity,
        "text": cell.text,
        "lines": [{"text": atom.text, "polarity": atom.polarity} for atom in cell.atoms],
        "criterion_ids": list(cell.criterion_ids),
        "example_only": cell.example_only,
        "moved": cell.moved,
        "constraints": [constraint_json(limit) for limit in cell.constraints],
    }


def text_json(text: str) -> Json:
    """Split and read any eligibility text; give its items in the shape of the contract."""
    by_criterion: dict[str, list[Topic]] = {}
    for topic in topics(text):
        by_criterion.setdefault(topic.atom.criterion, []).append(topic)
    criteria = []
    for item in split(text):
        stated = by_criterion[item.id]
        concepts = dict.fromkeys(name for topic in stated for name in topic.atom.concepts)
        criteria.append(
            {
                "id": item.id,
                "polarity": item.polarity,
                "group": item.group,
                "depth": item.depth,
                "parent": item.parent,
                "text": item.text,
                "concepts": list(concepts),
                "atoms": [topic.atom.text for topic in stated],
                "constraints": [
                    constraint_json(limit) for topic in stated for limit in topic.constraints
                ],
            }
        )
    return {"criteria": criteria}


def constraint_json(limit: Constraint) -> Json:
    """Return one limit; what is not said is null."""
    return {
        "parameter": limit.parameter,
        "operator": limit.operator,
        "value": [number(value) for value in limit.values] or _value(limit.value),
        "high": number(limit.high),
        "unit": limit.unit,
        "value_si": number(limit.value_si),
        "high_si": number(limit.high_si),
        "unit_si": limit.unit_si,
        "window": _window(limit.window),
        "negated": limit.negated,
        "condition": limit.condition,
        "alternative": limit.alternative,
        "whichever": limit.whichever,
        "example": limit.example,
    }


def _value(value: Decimal | str) -> int | float | str | None:
    return number(value) if isinstance(value, Decimal) else value


def _window(window: Window | None) -> Json | None:
    if window is None:
        return None
    return {
        "amount": number(window.amount),
        "unit": window.unit,
        "direction": window.direction,
        "anchor": window.anchor,
    }
