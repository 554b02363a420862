"""What leaves the room: plain data for machines, rows for pages and tables, slides."""

from wirnetz.landscape.exports.slides import slide_file
from wirnetz.landscape.exports.splitting import (
    answer_record,
    assignment_rows,
    comparison,
    part_rows,
    parts_slide,
    proposal_record,
)

__all__ = [
    "answer_record",
    "assignment_rows",
    "comparison",
    "part_rows",
    "parts_slide",
    "proposal_record",
    "slide_file",
]
