"""messages are found again by the channel's own id, for whoever replies to one"""

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


def downgrade() -> None:
    op.drop_index("ix_outbox_message", "outbox")
