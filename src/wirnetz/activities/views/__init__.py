"""Pages of the room `activities`."""
