"""Writes that join rooms: loading what comes with the product, and choosing what an installation begins with."""
