"""What happened to networks, for later rooms."""

from django.dispatch import Signal

network_ends = Signal()
"""A network has ended: `network`, the day `on`, and who said so (`by`). Sent inside the transaction."""

coordination_passes = Signal()
"""Somebody hands the coordination of a `network` over: `from_person` to `to_person`. Sent inside the transaction."""
