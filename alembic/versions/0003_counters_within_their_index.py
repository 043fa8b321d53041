"""Counters are summed within their index"""

from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

#: Both indexes of the counters, with the count itself at their end: a sum then reads no row of the table.
PLACES = ("code_id", "transcript_id")


def upgrade() -> None:
    """Apply this migration."""
    for place in PLACES:
        op.drop_index(f"ix_coding_count_study_id_{place}", "coding_count")
        op.create_index(
            f"ix_coding_count_study_id_{place}_segments", "coding_count", ["study_id", place, "segments"]
        )


def downgrade() -> None:
    """Take this migration back."""
    for place in PLACES:
        op.drop_index(f"ix_coding_count_study_id_{place}_segments", "coding_count")
        op.create_index(f"ix_coding_count_study_id_{place}", "coding_count", ["study_id", place])
