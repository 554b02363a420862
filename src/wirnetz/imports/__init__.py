"""Lists of offices, people and networks: read apart, matched, shown, decided, taken over, taken back."""
