"""Builds what the synthetic people wear, from MakeHuman's raw files."""
