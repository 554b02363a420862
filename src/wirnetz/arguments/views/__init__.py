"""Pages of the room `arguments`."""
