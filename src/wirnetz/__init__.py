"""Wirnetz: regional networks of intermediary organisations, found, used and strengthened together."""
