"""Cutting a territory that is too large into connected parts of even size with short ways: plain values in and out."""
