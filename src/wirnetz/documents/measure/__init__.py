"""Text measured without fonts: advance widths of Georgia and Arial as numbers, lines, fitting into boxes.

Widths come from the metric twins Gelasio and Arimo (`scripts/build_widths.py`). All lengths are points.
"""

from wirnetz.documents.measure.breaking import Broken, break_lines
from wirnetz.documents.measure.fitting import Fitted, fit, lay, shorten
from wirnetz.documents.measure.widths import SANS, SERIF, Style, text_width

__all__ = ["SANS", "SERIF", "Broken", "Fitted", "Style", "break_lines", "fit", "lay", "shorten", "text_width"]
