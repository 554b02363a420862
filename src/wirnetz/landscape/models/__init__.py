"""What people keep of the landscape: replies to findings; drafts of a division, remarks on them, decisions."""

from wirnetz.landscape.models.replies import FindingReply
from wirnetz.landscape.models.splitting import SplitDecision, SplitDraft, SplitRemark

__all__ = ["FindingReply", "SplitDecision", "SplitDraft", "SplitRemark"]
