"""How results of joint activities are counted; the rules stand in `docs/measures.md`."""

from wirnetz.activities.measures.reach import Reached, Report, firms_reached

__all__ = ["Reached", "Report", "firms_reached"]
