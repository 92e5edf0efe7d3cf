"""What officers put right: the texts whose topic, urgency or nature is another than the machine proposed."""

from sqlalchemy import select

from casework.petition import Stage, StatementKind
from casework.triage import Correction
from storage.connection import Connection
from storage.tables import PETITIONS, STATEMENTS

# What is sealed never leaves the closed store, not even as an example.
_CORRECTED = (
    select(
        PETITIONS.c.code,
        PETITIONS.c.topic,
        PETITIONS.c.nature,
        PETITIONS.c.urgency,
        PETITIONS.c.proposal,
        STATEMENTS.c.text,
    )
    .join(STATEMENTS, STATEMENTS.c.petition_id == PETITIONS.c.id)
    .where(
        STATEMENTS.c.kind == str(StatementKind.ORIGINAL),
        PETITIONS.c.stage.not_in([str(Stage.SEALED), str(Stage.WITHDRAWN)]),
    )
    .order_by(PETITIONS.c.received_at, PETITIONS.c.id)
)


async def corrected(connection: Connection) -> list[Correction]:
    """All of them, oldest first."""
    return [
        Correction(row["code"], row["text"], row["topic"], row["nature"], row["urgency"])
        for row in await connection.rows(_CORRECTED)
        if any(row["proposal"][field] != row[field] for field in ("topic", "nature", "urgency"))
    ]
