"""What people keep of the landscape: replies to findings; drafts of a division, remarks on them, decisions.

And the landscape itself, as the background finished it.
"""

from wirnetz.landscape.models.kept import KeptLandscape
from wirnetz.landscape.models.replies import FindingReply
from wirnetz.landscape.models.splitting import SplitDecision, SplitDraft, SplitRemark

__all__ = ["FindingReply", "KeptLandscape", "SplitDecision", "SplitDraft", "SplitRemark"]
