"""Benchmarks that print ratios: what is measured and what it is compared with run side by side in one process."""
