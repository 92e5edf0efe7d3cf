"""a web chat's private link can be made void"""

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "web_secrets",
        sa.Column("hash", sa.String(), nullable=False),
        sa.Column("chat", sa.String(), nullable=False),
        sa.Column("void", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("hash", name="pk_web_secrets"),
    )
    op.create_index("ix_web_secrets_chat", "web_secrets", ["chat"])


def downgrade() -> None:
    op.drop_table("web_secrets")
