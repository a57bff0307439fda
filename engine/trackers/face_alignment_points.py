"""The `face-alignment` tracker: 68 points from the FAN network; slow, weights fetched once."""

from __future__ import annotations

import hashlib
import os
import warnings
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.error import URLError
from urllib.request import urlopen

import numpy as np

from engine.errors import UnavailableError
from engine.trackers.base import NearestFace
from engine.trackers.consensus import box_of
from engine.types import Landmarks

if TYPE_CHECKING:
    from engine.types import ByteArray, FloatArray

WEIGHTS = {
    "s3fd-619a316812.pth": "619a316812",
    "2DFAN4-11f355bf06.pth.tar": "11f355bf06",
}
"""File name and how its SHA-256 begins, as the authors put it into the name."""

_SOURCE = "https://www.adrianbulat.com/downloads/python-fan/"
TIMEOUT_S = 8.0
_CHUNK = 1 << 20


class FaceAlignmentTracker:
    """FAN on the CPU, seconds a picture. See `base.Tracker`.

    Raises:
        UnavailableError: the weights are not here and cannot be downloaded.
    """

    def __init__(self) -> None:
        folder = weights_folder()
        for name, digest in WEIGHTS.items():
            fetch(_SOURCE + name, folder / name, digest)
        from face_alignment import FaceAlignment, LandmarksType

        # Given as a path, the detector is read with weights_only=True; left to itself, the
        # package would unpickle whatever the download holds.
        self._network: Any = FaceAlignment(
            LandmarksType.TWO_D,
            device="cpu",
            compile=False,
            face_detector_kwargs={"path_to_detector": str(folder / "s3fd-619a316812.pth")},
        )

    def detect(self, pixels: ByteArray) -> list[Landmarks]:
        """See `base.Tracker.detect`."""
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            points, scores, _ = self._network.get_landmarks_from_image(
                pixels, return_landmark_score=True
            )
        faces = [
            _landmarks(face, score, pixels)
            for face, score in zip(points or [], scores or [], strict=True)
        ]
        return sorted(faces, key=lambda face: -face.box.width * face.box.height)

    def glance(self, pixels: ByteArray) -> list[float]:
        """See `base.Tracker.glance`."""
        return [face.box.width for face in self.detect(pixels)]

    def follow(self, face: int = 1) -> NearestFace:
        """See `base.Tracker.follow`; every frame is searched."""
        return NearestFace(self.detect, face)

    def close(self) -> None:
        """Let the networks go; a second call does nothing."""
        self._network = None


def _landmarks(points: FloatArray, scores: FloatArray, pixels: ByteArray) -> Landmarks:
    flat = np.zeros((68, 3), np.float32)
    flat[:, :2] = points[:, :2]
    sure = np.clip(np.ravel(scores), 0.0, 1.0).astype(np.float32)
    size_hw = (pixels.shape[0], pixels.shape[1])
    return Landmarks(flat, sure, "ibug68", size_hw, box_of(flat, float(sure.mean())))


def weights_folder() -> Path:
    """Where torch keeps downloaded checkpoints; the package looks there too."""
    home = os.environ.get("TORCH_HOME", str(Path.home() / ".cache" / "torch"))
    return Path(home) / "hub" / "checkpoints"


def fetch(url: str, path: Path, digest: str) -> None:
    """Download a file unless it is there; what does not match its hash is thrown away.

    Args:
        url: where it lies.
        path: where it shall lie.
        digest: how its SHA-256, in hexadecimal, begins.

    Raises:
        UnavailableError: there is no connection, or the file is not the one expected.
    """
    if path.is_file():
        return
    partial = path.with_name(path.name + ".part")
    hasher = hashlib.sha256()
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with urlopen(url, timeout=TIMEOUT_S) as source, partial.open("wb") as sink:
            while chunk := source.read(_CHUNK):
                hasher.update(chunk)
                sink.write(chunk)
    except (URLError, OSError) as error:
        partial.unlink(missing_ok=True)
        raise UnavailableError(
            "The face-alignment tracker has to download its weights once, "
            "and they could not be reached.",
            "Connect to the internet and try again, or use the tracker mediapipe.",
        ) from error
    if not hasher.hexdigest().startswith(digest):
        partial.unlink()
        raise UnavailableError(
            "The weights downloaded for face-alignment are not the expected file.",
            "Try again later, or use the tracker mediapipe.",
        )
    partial.replace(path)
