"""A comparison as the public JSON of ``trialdesk compare``."""

from trialdesk.comparison.compare import ComparedRow, Comparison
from trialdesk.comparison.values import Statement
from trialdesk.exports.source_json import Json, source_json
from trialdesk.presentation.wording.rows import row_label
from trialdesk.presentation.wording.values import words


def comparison_json(comparison: Comparison, *, only_differences: bool = False) -> Json:
    """Return sections, rows and cells in the shape of the contract."""
    ids = [trial.id for trial in comparison.trials]
    return {
        "trials": ids,
        "sections": [
            {
                "name": section.section.name,
                "rows": [
                    _row(row, ids) for row in section.rows if row.differs or not only_differences
                ],
            }
            for section in comparison.sections
        ],
    }


def _row(row: ComparedRow, ids: list[str]) -> Json:
    return {
        "field": row.key,
        "label": row_label(row.field, row.name),
        "differs": row.differs,
        "cells": {
            trial_id: _cell(statement)
            for trial_id, statement in zip(ids, row.statements, strict=True)
        },
    }


def _cell(statement: Statement | None) -> Json:
    if statement is None:
        return {"text": None, "stated": False, "source": None}
    return {
        "text": words(statement.value),
        "stated": True,
        "source": source_json(statement.source),
    }
