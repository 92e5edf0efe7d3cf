"""messages to many, and which of them a waiting message belongs to"""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "broadcasts",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("state", sa.String(length=20), nullable=False),
        sa.Column("flows", sa.Boolean(), nullable=False),
        sa.Column("body", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_broadcasts"),
        sa.UniqueConstraint("number", name="uq_broadcasts_number"),
    )
    op.add_column("outbox", sa.Column("broadcast", sa.String(), nullable=True))
    op.create_index("ix_outbox_broadcast", "outbox", ["broadcast", "status"])


def downgrade() -> None:
    op.drop_index("ix_outbox_broadcast", "outbox")
    op.drop_column("outbox", "broadcast")
    op.drop_table("broadcasts")
