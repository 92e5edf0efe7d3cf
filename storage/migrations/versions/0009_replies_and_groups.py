"""replies find the message they answer; agencies' groups"""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None


def upgrade() -> None:
    sent = sa.text("message_id IS NOT NULL")
    op.create_index(
        "ix_outbox_message", "outbox", ["contact_id", "message_id"], sqlite_where=sent, postgresql_where=sent
    )
    op.create_table(
        "agency_groups",
        sa.Column("contact_id", sa.String(), nullable=False),
        sa.Column("agency_id", sa.String(), nullable=False),
        sa.Column("linked_by", sa.String(), nullable=False),
        sa.Column("linked_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["contact_id"], ["contacts.id"], name="fk_agency_groups_contact_id_contacts"),
        sa.PrimaryKeyConstraint("contact_id", name="pk_agency_groups"),
    )
    op.create_index("ix_agency_groups_agency_id", "agency_groups", ["agency_id"])


def downgrade() -> None:
    op.drop_table("agency_groups")
    op.drop_index("ix_outbox_message", "outbox")
