"""Likeness engine: a photo of a face becomes an editable, drivable 3D likeness.

Rooms, in the order in which data passes through them: ``media``, ``facemodels``,
``trackers``, ``fitting``, ``rasterizers``, ``renderers``, ``drivers``, ``export``, ``cli``.
Importing the package itself imports neither torch nor OpenCV.
"""

__version__ = "0.1.0"
