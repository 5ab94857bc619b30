"""What users put right, as rows."""

from collections.abc import Iterable

from sqlalchemy import Connection, delete, insert, select

from trialdesk.domain.place import Address, PlaceCorrection
from trialdesk.domain.workspace.correction import Corrections, Dispute, Move
from trialdesk.storage.lists.rows import StoredRow, storable
from trialdesk.storage.schema import criterion_move, place_correction, relation_dispute


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


def read_place_corrections(connection: Connection) -> frozenset[PlaceCorrection]:
    rows = connection.execute(select(place_correction)).all()
    return frozenset(
        PlaceCorrection(
            Address(row.city or None, row.state or None, row.country or None),
            row.latitude,
            row.longitude,
            row.label,
            row.place_id,
        )
        for row in rows
    )


def write_place_corrections(connection: Connection, corrections: Iterable[PlaceCorrection]) -> None:
    """Put these in place of what was there."""
    connection.execute(delete(place_correction))
    rows = [_place_row(correction) for correction in corrections]
    if rows:
        connection.execute(insert(place_correction), rows)


def _place_row(correction: PlaceCorrection) -> StoredRow:
    address = correction.address
    return {
        "city": storable(address.city) or "",
        "state": storable(address.state) or "",
        "country": storable(address.country) or "",
        "latitude": correction.latitude,
        "longitude": correction.longitude,
        "label": storable(correction.label),
        "place_id": correction.place_id,
    }
