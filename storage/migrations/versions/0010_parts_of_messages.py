"""replies find a message by any of its parts"""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "outbox_parts",
        sa.Column("contact_id", sa.String(), nullable=False),
        sa.Column("message_id", sa.String(), nullable=False),
        sa.Column("outbox_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.ForeignKeyConstraint(["contact_id"], ["contacts.id"], name="fk_outbox_parts_contact_id_contacts"),
        sa.ForeignKeyConstraint(["outbox_id"], ["outbox.id"], name="fk_outbox_parts_outbox_id_outbox"),
        sa.PrimaryKeyConstraint("contact_id", "message_id", "outbox_id", name="pk_outbox_parts"),
    )


def downgrade() -> None:
    op.drop_table("outbox_parts")
