"""one person on several channels, the ladder, and the proof of each attempt"""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    number = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
    op.add_column("contacts", sa.Column("last_seen_at", sa.DateTime(timezone=True), nullable=True))
    op.create_table(
        "links",
        sa.Column("code_hash", sa.String(), nullable=False),
        sa.Column("contact_id", sa.String(), nullable=False),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("taken_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["contact_id"], ["contacts.id"], name="fk_links_contact_id_contacts"),
        sa.PrimaryKeyConstraint("code_hash", name="pk_links"),
    )
    op.create_table(
        "link_tries",
        sa.Column("number", number, nullable=False),
        sa.Column("contact_id", sa.String(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["contact_id"], ["contacts.id"], name="fk_link_tries_contact_id_contacts"),
        sa.PrimaryKeyConstraint("number", name="pk_link_tries"),
    )
    op.create_index("ix_link_tries_contact", "link_tries", ["contact_id", "at"])
    op.create_table(
        "phones",
        sa.Column("petitioner_id", sa.String(), nullable=False),
        sa.Column("phone", sa.LargeBinary(), nullable=False),
        sa.Column("consented_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["petitioner_id"], ["petitioners.id"], name="fk_phones_petitioner_id_petitioners"
        ),
        sa.PrimaryKeyConstraint("petitioner_id", name="pk_phones"),
    )
    op.create_table(
        "attempts",
        sa.Column("number", number, nullable=False),
        sa.Column("petition_id", sa.String(), nullable=False),
        sa.Column("outbox_id", number, nullable=True),
        sa.Column("channel", sa.String(), nullable=False),
        sa.Column("sentence", sa.String(), nullable=False),
        sa.Column("status", sa.String(length=20), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("by", sa.String(), nullable=False),
        sa.Column("message_id", sa.String(), nullable=True),
        sa.ForeignKeyConstraint(["petition_id"], ["petitions.id"], name="fk_attempts_petition_id_petitions"),
        sa.PrimaryKeyConstraint("number", name="pk_attempts"),
    )
    op.create_index("ix_attempts_petition", "attempts", ["petition_id", "number"])
    op.create_index("ix_attempts_outbox", "attempts", ["outbox_id", "number"])
    op.create_index("ix_attempts_message", "attempts", ["channel", "message_id"])
    op.create_table(
        "untold",
        sa.Column("id", number, nullable=False),
        sa.Column("petition_id", sa.String(), nullable=False),
        sa.Column("about", sa.String(), nullable=True),
        sa.Column("sentence", sa.String(), nullable=False),
        sa.Column("words", sa.LargeBinary(), nullable=False),
        sa.Column("failures", sa.LargeBinary(), nullable=False),
        sa.Column("since", sa.DateTime(timezone=True), nullable=False),
        sa.Column("told_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("told_by", sa.String(), nullable=True),
        sa.Column("told_how", sa.String(length=20), nullable=True),
        sa.ForeignKeyConstraint(["petition_id"], ["petitions.id"], name="fk_untold_petition_id_petitions"),
        sa.PrimaryKeyConstraint("id", name="pk_untold"),
    )
    waiting = sa.text("told_at IS NULL")
    op.create_index("ix_untold_waiting", "untold", ["id"], sqlite_where=waiting, postgresql_where=waiting)
    op.create_index("ix_untold_petition", "untold", ["petition_id"])


def downgrade() -> None:
    op.drop_table("untold")
    op.drop_table("attempts")
    op.drop_table("phones")
    op.drop_table("link_tries")
    op.drop_table("links")
    op.drop_column("contacts", "last_seen_at")
