"""Measures how tracked points answer to the shapes, on rendered portraits of known parameters."""
