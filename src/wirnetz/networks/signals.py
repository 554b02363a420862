"""What happened to networks, for later rooms."""

from django.dispatch import Signal

network_ends = Signal()
"""A network has ended: `network`, the day `on`, and who said so (`by`). Sent inside the transaction."""
