"""Build of the default face model."""
