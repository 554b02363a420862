"""Handing kits over as files in a folder."""
