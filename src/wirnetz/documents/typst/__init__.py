"""The writer of PDF files and pictures: content becomes JSON, Typst templates set it."""

from wirnetz.documents.typst.handout import write_handout
from wirnetz.documents.typst.pictures import map_png

__all__ = ["map_png", "write_handout"]
