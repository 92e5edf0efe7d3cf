"""joined petitions and what makes a matter recognisable"""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("petitions", sa.Column("joined_to", sa.String(), nullable=True))
    op.create_index("ix_petitions_joined_to", "petitions", ["joined_to"])
    op.create_table(
        "traces",
        sa.Column("petition_id", sa.String(), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(["petition_id"], ["petitions.id"], name="fk_traces_petition_id_petitions"),
        sa.PrimaryKeyConstraint("petition_id", name="pk_traces"),
    )
    op.create_table(
        "trace_keys",
        sa.Column("number", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("key", sa.BigInteger(), nullable=False),
        sa.Column("petition_id", sa.String(), nullable=False),
        sa.Column("received_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["petition_id"], ["petitions.id"], name="fk_trace_keys_petition_id_petitions"
        ),
        sa.PrimaryKeyConstraint("number", name="pk_trace_keys"),
    )
    op.create_index("ix_trace_keys_key", "trace_keys", ["key", "received_at", "petition_id"])


def downgrade() -> None:
    op.drop_table("trace_keys")
    op.drop_table("traces")
    op.drop_index("ix_petitions_joined_to", "petitions")
    op.drop_column("petitions", "joined_to")
