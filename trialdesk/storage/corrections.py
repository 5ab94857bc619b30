"""What users put right, as rows."""

from sqlalchemy import Connection, delete, insert, select

from trialdesk.domain.correction import Corrections, Dispute, Move
from trialdesk.storage.schema import criterion_move, relation_dispute


def read_corrections(connection: Connection) -> Corrections:
    moves = connection.execute(select(criterion_move)).all()
    disputes = connection.execute(select(relation_dispute)).all()
    return Corrections(
        frozenset(Move(row.trial_id, row.words, row.concept) for row in moves),
        frozenset(Dispute(row.concept, row.trial_a, row.trial_b) for row in disputes),
    )


def write_corrections(connection: Connection, corrections: Corrections) -> None:
    """Put these in place of what was there."""
    connection.execute(delete(criterion_move))
    connection.execute(delete(relation_dispute))
    moves = [
        {"trial_id": move.trial, "words": move.words, "concept": move.concept}
        for move in corrections.moves
    ]
    disputes = [
        {"concept": dispute.concept, "trial_a": dispute.a, "trial_b": dispute.b}
        for dispute in corrections.disputes
    ]
    if moves:
        connection.execute(insert(criterion_move), moves)
    if disputes:
        connection.execute(insert(relation_dispute), disputes)
