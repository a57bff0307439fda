"""The default tracker: MediaPipe's detectors and face mesh, offline, 478 points with irises."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from engine.trackers.consensus import Agreement, agreed, is_face, steady
from engine.trackers.crops import ROI_MARGIN, Roi, roi_of_points
from engine.trackers.mesh_graph import MeshPair, MeshPoints
from engine.trackers.proposals import FaceProposals, Proposal, Pyramid, same_face

if TYPE_CHECKING:
    from engine.types import ByteArray, FloatArray, Landmarks

REDETECT_EVERY = 3
"""While no face is followed, only every third frame is searched."""


PASSES: tuple[tuple[float, float, float, float], ...] = (
    (0.0, 0.0, 1.0, 0.0),
    (0.02, 0.01, 1.06, 0.04),
    (-0.02, 0.02, 0.97, -0.04),
    (0.01, -0.02, 1.12, 0.02),
    (-0.01, -0.01, 0.93, -0.02),
)
"""Shift right and down, scale and turn of the regions whose points are averaged in a photo."""


class MediaPipeTracker:
    """Finds faces in photos and follows one through a video. See `base.Tracker`.

    Start-up takes about half a second, so nothing of MediaPipe is imported before. An instance
    belongs to the thread that made it; followers share its networks.
    """

    def __init__(self) -> None:
        self._mesh = MeshPair()
        self._proposals = FaceProposals()

    def detect(self, pixels: ByteArray) -> list[Landmarks]:
        """Every face, the largest first; heads turned on their side only where nothing else is.

        Args:
            pixels: (H, W, 3) uint8 RGB, any size.
        """
        faces = self._faces(pixels, self._proposals.everywhere(Pyramid(pixels)))
        if not any(face.sure for face in faces):
            faces += self._faces(pixels, self._turned_proposals(pixels))
        kept: list[Agreement] = []
        for face in sorted(faces, key=lambda face: face.spread):
            region = roi_of_points(face.landmarks.points_px)
            others = (roi_of_points(other.landmarks.points_px) for other in kept)
            if not any(same_face(region, other) for other in others):
                kept.append(face)
        sure_width = max((face.landmarks.box.width for face in kept if face.sure), default=0.0)
        landmarks = [
            face.landmarks
            for face in kept
            # Beside a face that is beyond doubt, a small doubtful one is a pattern.
            if face.sure or face.landmarks.box.width > 0.25 * sure_width
        ]
        return sorted(landmarks, key=lambda face: -face.box.width * face.box.height)

    def _turned_proposals(self, pixels: ByteArray) -> list[Proposal]:
        """What a quick look finds in the picture turned by quarters."""
        found: list[Proposal] = []
        for quarter in (1, 2, 3):
            turned = Pyramid(np.ascontiguousarray(np.rot90(pixels, quarter)))
            found += [
                _turned_back(proposal, quarter, pixels.shape[0], pixels.shape[1])
                for proposal in self._proposals.whole(turned)
            ]
        return found

    def _faces(self, pixels: ByteArray, proposals: list[Proposal]) -> list[Agreement]:
        """What the mesh makes of each region; an unsure one may turn out to stand on its head."""
        faces: list[Agreement] = []
        seen: list[Roi] = []
        for proposal in proposals:
            if any(same_face(proposal.roi, roi) for roi in seen):
                continue
            found = self._read(pixels, proposal.roi)
            if found is None or not found.sure:
                over = self._read(pixels, proposal.roi.moved(0.0, 0.0, turn_rad=np.pi))
                # Of a face that is hard to read either way, the way it was found is the right one.
                found = over if over is not None and over.sure else found
            if found is not None:
                faces.append(found)
                seen.append(roi_of_points(found.landmarks.points_px))
        return faces

    def _read(self, pixels: ByteArray, roi: Roi) -> Agreement | None:
        settled = self._settle(pixels, roi)
        if settled is None:
            return None
        passes = [
            found
            for shift in PASSES
            for found in self._mesh.both_ways(pixels, settled.moved(*shift))
        ]
        return agreed(passes, settled.side, pixels.shape[:2])

    def _settle(self, pixels: ByteArray, roi: Roi) -> Roi | None:
        """The region the mesh itself asks for, after two looks; None where no face is."""
        for _ in range(2):
            found = self._mesh.points(pixels, roi)
            if found is None or not is_face(found.points_px):
                return None
            roi = roi_of_points(found.points_px)
        return roi

    def glance(self, pixels: ByteArray) -> list[float]:
        """See `base.Tracker.glance`; 50 ms, a twelfth of `detect` at 720p."""
        return [roi.side / ROI_MARGIN for roi in self.quick_faces(pixels)]

    def follow(self, face: int = 1) -> MediaPipeFollower:
        """A follower of the `face`-th largest face; it shares this tracker's networks."""
        return MediaPipeFollower(self, face)

    def quick_faces(self, pixels: ByteArray) -> list[Roi]:
        """Settled regions of the faces a quick look finds, the largest first."""
        picture = Pyramid(pixels)
        for search in (self._proposals.whole, self._proposals.everywhere):
            settled = [self._settle(pixels, proposal.roi) for proposal in search(picture)]
            rois = [roi for roi in settled if roi is not None]
            if rois:
                return sorted(rois, key=lambda roi: -roi.side)
        return []

    def look(self, pixels: ByteArray, roi: Roi) -> list[MeshPoints | None]:
        """The two passes, plain and mirrored, a video frame gets."""
        return self._mesh.both_ways(pixels, roi)

    def look_once(self, pixels: ByteArray, roi: Roi) -> MeshPoints | None:
        """The plain pass alone."""
        return self._mesh.points(pixels, roi)

    def close(self) -> None:
        """Free the networks; a second call does nothing."""
        self._mesh.close()
        self._proposals.close()


class MediaPipeFollower:
    """Follows one face. See `base.VideoTracker`."""

    def __init__(self, tracker: MediaPipeTracker, face: int) -> None:
        self.look_twice_every = 1
        self._tracker = tracker
        self._face = face
        self._roi: Roi | None = None
        self._last: Landmarks | None = None
        self._lost_frames = 0
        self._looks = 0
        self._apart_px: FloatArray | None = None

    def track(self, pixels: ByteArray, time_s: float) -> Landmarks | None:
        """See `VideoTracker.track`."""
        if self._roi is not None:
            landmarks = self._track_in(pixels, self._roi)
            if landmarks is not None:
                return landmarks
            self._roi = self._apart_px = None
            self._lost_frames = 0
        return self._find(pixels)

    def _track_in(self, pixels: ByteArray, roi: Roi) -> Landmarks | None:
        found = agreed(self._passes(pixels, roi), roi.side, pixels.shape[:2])
        if found is None:
            return None
        self._roi = steady(self._roi, roi_of_points(found.landmarks.points_px))
        self._last = found.landmarks
        return self._last

    def _passes(self, pixels: ByteArray, roi: Roi) -> list[MeshPoints | None]:
        """Plain and mirrored; the mirrored one guessed between second looks.

        How far the two lie apart changes slowly: guessed in two of three frames, the points are
        off by 0.1 % of the face's width.
        """
        self._looks += 1
        if self._apart_px is None or self._looks % self.look_twice_every == 0:
            plain, mirrored = self._tracker.look(pixels, roi)
            self._apart_px = None
            if plain is not None and mirrored is not None:
                self._apart_px = mirrored.points_px - plain.points_px
            return [plain, mirrored]
        plain = self._tracker.look_once(pixels, roi)
        if plain is None:
            return [None, None]
        return [plain, plain._replace(points_px=plain.points_px + self._apart_px)]

    def _find(self, pixels: ByteArray) -> Landmarks | None:
        self._lost_frames += 1
        if self._lost_frames % REDETECT_EVERY != 1:
            return None
        rois = self._tracker.quick_faces(pixels)
        if not rois:
            return None
        if self._last is None:
            chosen = rois[min(self._face, len(rois)) - 1]
        else:
            x, y = self._last.points_px[:, :2].mean(axis=0)
            chosen = min(rois, key=lambda roi: np.hypot(roi.x - x, roi.y - y))
        return self._track_in(pixels, chosen)

    def close(self) -> None:
        """Forget the face; the networks belong to the tracker."""
        self._roi = None


def _turned_back(proposal: Proposal, quarter: int, rows: int, columns: int) -> Proposal:
    """A region found in `rot90(picture, quarter)`, in the picture itself."""
    roi, x, y = proposal.roi, proposal.roi.x, proposal.roi.y
    if quarter == 1:
        x, y = columns - 1 - y, x
    elif quarter == 2:
        x, y = columns - 1 - x, rows - 1 - y
    elif quarter == 3:
        x, y = y, rows - 1 - x
    return Proposal(Roi(x, y, roi.side, roi.angle_rad + quarter * np.pi / 2), proposal.score)
