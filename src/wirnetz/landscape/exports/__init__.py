"""What leaves the room: plain data for machines, rows for pages and tables, slides."""

from wirnetz.landscape.exports.parts import Sheet, parts_picture, parts_slide, parts_table
from wirnetz.landscape.exports.slides import slide_file
from wirnetz.landscape.exports.splitting import (
    answer_record,
    assignment_rows,
    comparison,
    part_rows,
    proposal_record,
)

__all__ = [
    "Sheet",
    "answer_record",
    "assignment_rows",
    "comparison",
    "part_rows",
    "parts_picture",
    "parts_slide",
    "parts_table",
    "proposal_record",
    "slide_file",
]
