"""Where faces may be: MediaPipe's two detectors over several scales, tiles and rotations."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np
from PIL import Image

from engine.media.quiet import hush_environment, quiet_native
from engine.trackers.crops import Roi, padded_cut

if TYPE_CHECKING:
    from collections.abc import Iterator

    from engine.types import ByteArray

MIN_SCORE = 0.35
DETECTOR_PX = 384
"""Views are reduced towards this side; the detectors look at 128 and 192 px."""
SMALLEST_TILE_PX = 220
MAX_TILES = 160


class Proposal(NamedTuple):
    """A region that may hold a face, and the detector's score."""

    roi: Roi
    score: float


class View(NamedTuple):
    """A square part of a picture: left, top and side in pixels; it may reach over the border."""

    left: int
    top: int
    side: int


class Pyramid:
    """A picture and its reductions by halves, made when first asked for."""

    def __init__(self, pixels: ByteArray) -> None:
        self._levels = [pixels]

    @property
    def size_hw(self) -> tuple[int, int]:
        return self._levels[0].shape[0], self._levels[0].shape[1]

    def cut(self, view: View) -> ByteArray:
        """A view, black outside the picture, at least `DETECTOR_PX` wide where it can be."""
        level = max(0, (view.side // DETECTOR_PX).bit_length() - 1)
        while len(self._levels) <= level:
            self._levels.append(np.asarray(Image.fromarray(self._levels[-1]).reduce(2)))
        left, top, side = (length >> level for length in view)
        return padded_cut(self._levels[level], left, top, side, side, mode="constant")


class FaceProposals:
    """Both detectors; 1 to 2.5 ms a view. Not shared between threads."""

    def __init__(self) -> None:
        hush_environment()
        with quiet_native():
            from mediapipe.python.solutions.face_detection import FaceDetection

            self._near: Any = FaceDetection(MIN_SCORE, model_selection=0)
            self._far: Any = FaceDetection(MIN_SCORE, model_selection=1)
            blank = np.full((64, 64, 3), 127, np.uint8)
            self._near.process(blank)
            self._far.process(blank)

    def whole(self, picture: Pyramid) -> list[Proposal]:
        """Quick look at the whole picture, as it is and with a margin around it."""
        rows, columns = picture.size_hw
        found: list[Proposal] = []
        for margin in (0.0, 0.4):
            side = int(max(rows, columns) * (1 + 2 * margin))
            view = View((columns - side) // 2, (rows - side) // 2, side)
            found += self.look(picture, view, near=True) + self.look(picture, view, near=False)
        return suppress(found)

    def everywhere(self, picture: Pyramid) -> list[Proposal]:
        """Thorough look: the whole picture and overlapping tiles down to small faces."""
        found = self.whole(picture)
        for view in tiles(*picture.size_hw):
            found += self.look(picture, view, near=False)
        return suppress(found)

    def look(self, picture: Pyramid, view: View, *, near: bool) -> list[Proposal]:
        """What one detector finds in one view.

        Args:
            picture: the picture.
            view: the part to look at.
            near: the short-range detector, for faces of a fifth of the view and more.
        """
        cut = picture.cut(view)
        detector = self._near if near else self._far
        detections = detector.process(np.ascontiguousarray(cut)).detections or []
        return [_proposal(detection, view) for detection in detections]

    def close(self) -> None:
        """Stop both detectors; a second call does nothing."""
        for detector in (self._near, self._far):
            if detector is not None:
                detector.close()
        self._near = self._far = None


def tiles(rows: int, columns: int) -> Iterator[View]:
    """Overlapping square tiles, each level half as large, until small or too many."""
    side = min(rows, columns)
    spent = 0
    while side >= SMALLEST_TILE_PX:
        step = side // 2
        lefts = _starts(columns, side, step)
        tops = _starts(rows, side, step)
        spent += len(lefts) * len(tops)
        if spent > MAX_TILES:
            return
        for top in tops:
            for left in lefts:
                yield View(left, top, side)
        side //= 2


def _starts(length: int, side: int, step: int) -> list[int]:
    last = length - side
    count = -(-last // step)
    return [round(last * index / count) for index in range(count + 1)] if count else [0]


def suppress(proposals: list[Proposal]) -> list[Proposal]:
    """Best first, without those whose centre lies near a better one of similar size."""
    kept: list[Proposal] = []
    for candidate in sorted(proposals, key=lambda proposal: -proposal.score):
        if not any(same_face(candidate.roi, other.roi) for other in kept):
            kept.append(candidate)
    return kept


def same_face(one: Roi, other: Roi) -> bool:
    """Whether two regions show the same face: near centres and sizes within a factor of two."""
    distance = np.hypot(one.x - other.x, one.y - other.y)
    smaller, larger = sorted((one.side, other.side))
    return bool(distance < 0.3 * smaller and larger < 2.0 * smaller)


def _proposal(detection: Any, view: View) -> Proposal:
    """Region as FaceMesh wants it: the box grown by half, level with the eyes."""
    location = detection.location_data
    box, keypoints = location.relative_bounding_box, location.relative_keypoints
    right_eye, left_eye = keypoints[0], keypoints[1]
    roi = Roi(
        view.left + view.side * (box.xmin + box.width / 2) - 0.5,
        view.top + view.side * (box.ymin + box.height / 2) - 0.5,
        1.5 * view.side * max(box.width, box.height),
        float(np.arctan2(left_eye.y - right_eye.y, left_eye.x - right_eye.x)),
    )
    return Proposal(roi, float(detection.score[0]))
