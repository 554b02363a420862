"""The checker behind `tests/test_architecture.py`: reads syntax trees and templates, never runs them."""
