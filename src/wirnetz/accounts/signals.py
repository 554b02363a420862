"""What this room asks of later ones."""

from django.dispatch import Signal

voice_asked = Signal()
"""In whose name does a letter about a place (the sender: its `Node`) go out? A receiver answers with a
`core.mail.Voice`, or None where the alliance speaks for itself; the first answer counts."""

invitation_closed = Signal()
"""An invitation (the sender: `Invitation`) was accepted, declined, withdrawn or refused by the other house:
`invitation` in its new state and who did so (`by`). Sent inside the transaction."""
