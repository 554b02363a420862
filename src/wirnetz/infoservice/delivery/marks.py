"""Words in a frozen text that stand for what differs from person to person; nothing else is filled in."""

TOKEN = "QZ7TOKEN7ZQ"  # noqa: S105  no secret: a place for one
"""In addresses of the frozen texts: the person's own word for leaving and choosing without signing in."""
FOOTER = "QZ7FOOTER7ZQ"
"""On a line of its own: why this person gets the message."""
TO, MESSAGE_ID, DATE = "QZ7TO7ZQ", "QZ7MESSAGEID7ZQ", "QZ7DATE7ZQ"


def without_marks(words: str) -> str:
    """`words` in which nothing is filled in: whoever writes a mark by hand would get to know each reader's word."""
    return words.replace("QZ7", "QZ 7").replace("7ZQ", "7 ZQ")
