"""conferences, their agendas, speakers and records; days set by hand"""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("petitioners", sa.Column("news_since", sa.DateTime(timezone=True), nullable=True))
    op.add_column("petitions", sa.Column("term_from", sa.Date(), nullable=True))
    op.create_index("ix_petitions_stage", "petitions", ["stage", "received_at", "id"])
    op.create_table(
        "conferences",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("phase", sa.String(length=20), nullable=False),
        sa.Column("held_on", sa.Date(), nullable=False),
        sa.Column("body", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_conferences"),
        sa.UniqueConstraint("number", name="uq_conferences_number"),
    )
    op.create_table(
        "items",
        sa.Column("added", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("conference_id", sa.String(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("petition_id", sa.String(), nullable=True),
        sa.Column("body", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(
            ["conference_id"], ["conferences.id"], name="fk_items_conference_id_conferences"
        ),
        sa.PrimaryKeyConstraint("added", name="pk_items"),
        sa.UniqueConstraint("id", name="uq_items_id"),
    )
    op.create_index("ix_items_conference", "items", ["conference_id", "number"])
    op.create_index("ix_items_petition", "items", ["petition_id", "added"])
    op.create_table(
        "speakers",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("conference_id", sa.String(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("body", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(
            ["conference_id"], ["conferences.id"], name="fk_speakers_conference_id_conferences"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_speakers"),
    )
    op.create_index("ix_speakers_conference", "speakers", ["conference_id", "position"])
    op.create_table(
        "conference_events",
        sa.Column("number", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("conference_id", sa.String(), nullable=False),
        sa.Column("act", sa.String(length=40), nullable=False),
        sa.Column("actor_id", sa.String(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("detail", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(
            ["conference_id"], ["conferences.id"], name="fk_conference_events_conference_id_conferences"
        ),
        sa.PrimaryKeyConstraint("number", name="pk_conference_events"),
    )
    op.create_index("ix_conference_events_conference", "conference_events", ["conference_id", "number"])
    op.create_table(
        "changed_days",
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("works", sa.Boolean(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("source", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("day", name="pk_changed_days"),
    )


def downgrade() -> None:
    op.drop_column("petitions", "term_from")
    op.drop_column("petitioners", "news_since")
    op.drop_table("changed_days")
    op.drop_table("conference_events")
    op.drop_table("speakers")
    op.drop_table("items")
    op.drop_table("conferences")
    op.drop_index("ix_petitions_stage", "petitions")
