"""The alliance office's screens under `/verwaltung/`."""
