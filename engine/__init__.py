"""Likeness engine: a photo of a face becomes an editable, drivable 3D likeness.

Rooms, in the order in which data passes through them: ``media``, ``facemodels``,
``trackers``, ``fitting``, ``rasterizers``, ``renderers``, ``drivers``, ``export``, ``cli``.
Importing the package itself imports neither torch nor OpenCV.
"""

import os

# The engine's matrices are small: threads inside numpy's linear algebra cost more than they bring
# (a video frame was fitted in 2 ms with one, 6 to 12 ms with two on a busy machine), and they would
# compete with the stages that run side by side. It is read when numpy is first imported.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

__version__ = "0.1.0"
