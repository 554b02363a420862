"""Pages of the room `landscape`."""
