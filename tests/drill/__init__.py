"""Long tests: `make drill`."""
