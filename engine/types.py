"""Central types: what passes from room to room.

Convention: RGB; points are (x, y) in pixels with the centre of the top-left pixel at (0, 0);
sizes are (h, w); angles are radians. The head frame is in millimetres, right-handed,
+x to the image's right (the person's left), +y up, +z towards the viewer. The camera sits at
the origin of the camera frame and looks along -z. Left and right are the person's own.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from math import cos, sin
from typing import TYPE_CHECKING, Any, Literal

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Mapping

    from numpy.typing import NDArray

    FloatArray = NDArray[np.float32]
    ByteArray = NDArray[np.uint8]

ARKIT_NAMES: tuple[str, ...] = (
    "eyeBlinkLeft", "eyeLookDownLeft", "eyeLookInLeft", "eyeLookOutLeft", "eyeLookUpLeft",
    "eyeSquintLeft", "eyeWideLeft",
    "eyeBlinkRight", "eyeLookDownRight", "eyeLookInRight", "eyeLookOutRight", "eyeLookUpRight",
    "eyeSquintRight", "eyeWideRight",
    "jawForward", "jawRight", "jawLeft", "jawOpen",
    "mouthClose", "mouthFunnel", "mouthPucker", "mouthRight", "mouthLeft",
    "mouthSmileLeft", "mouthSmileRight", "mouthFrownLeft", "mouthFrownRight",
    "mouthDimpleLeft", "mouthDimpleRight", "mouthStretchLeft", "mouthStretchRight",
    "mouthRollLower", "mouthRollUpper", "mouthShrugLower", "mouthShrugUpper",
    "mouthPressLeft", "mouthPressRight", "mouthLowerDownLeft", "mouthLowerDownRight",
    "mouthUpperUpLeft", "mouthUpperUpRight",
    "browDownLeft", "browDownRight", "browInnerUp", "browOuterUpLeft", "browOuterUpRight",
    "cheekPuff", "cheekSquintLeft", "cheekSquintRight",
    "noseSneerLeft", "noseSneerRight", "tongueOut",
)  # fmt: skip
"""The 52 ARKit coefficients, in the column order of a Live Link Face take."""

ARKIT_INDEX: dict[str, int] = {name: index for index, name in enumerate(ARKIT_NAMES)}

LandmarkScheme = Literal["mediapipe478", "ibug68"]


@dataclass(frozen=True)
class Picture:
    """A decoded still picture, upright (EXIF orientation already applied).

    Attributes:
        pixels: (H, W, 3) uint8 RGB; what trackers and previews look at.
        alpha: (H, W) of the dtype of `deep_pixels` or uint8, or None when opaque.
        deep_pixels: (H, W, 3) uint16 RGB when the file has more than 8 bits a channel, else None.
        icc_profile: embedded ICC profile bytes, or empty.
        exif: EXIF bytes with the orientation reset to upright, or empty.
        xmp: XMP packet bytes, or empty.
        source_format: format the file was decoded from ("JPEG", "PNG", ...).
        info: what a writer needs to reproduce the file's flavour (mode, quality tables, dpi ...).
    """

    pixels: ByteArray
    alpha: NDArray[Any] | None = None
    deep_pixels: NDArray[np.uint16] | None = None
    icc_profile: bytes = b""
    exif: bytes = b""
    xmp: bytes = b""
    source_format: str = ""
    info: Mapping[str, Any] = field(default_factory=dict)

    @property
    def size_hw(self) -> tuple[int, int]:
        return self.pixels.shape[0], self.pixels.shape[1]

    @property
    def deepest_pixels(self) -> NDArray[Any]:
        """(H, W, 3) RGB at the file's full depth: uint16 or uint8."""
        return self.pixels if self.deep_pixels is None else self.deep_pixels


@dataclass(frozen=True)
class Frame:
    """One video frame: (H, W, 3) uint8 RGB pixels, its time and its number."""

    pixels: ByteArray
    time_s: float
    index: int


@dataclass(frozen=True)
class AudioBlock:
    """Mono sound: (N,) float32 in [-1, 1] starting at `time_s`."""

    samples: FloatArray
    rate_hz: int
    time_s: float


@dataclass(frozen=True)
class FaceBox:
    """Axis-aligned face box in pixels of the whole picture."""

    left: float
    top: float
    width: float
    height: float
    score: float = 1.0


@dataclass(frozen=True)
class Landmarks:
    """Tracked points of one face.

    Attributes:
        points_px: (L, 3) float32; x and y in pixels of the whole picture, z in the same unit,
            negative towards the viewer, 0 where the tracker gives no depth.
        scores: (L,) float32 in [0, 1].
        scheme: which points these are.
        size_hw: size of the picture they were found in.
        box: the detection they came from.
    """

    points_px: FloatArray
    scores: FloatArray
    scheme: LandmarkScheme
    size_hw: tuple[int, int]
    box: FaceBox


@dataclass(frozen=True)
class Camera:
    """Pinhole camera. u = cx + f X / -Z, v = cy - f Y / -Z, with X, Y, Z in the camera frame.

    Attributes:
        focal_px: focal length in pixels.
        centre_px: (cx, cy) principal point in pixels.
        size_hw: picture size in pixels.
    """

    focal_px: float
    centre_px: tuple[float, float]
    size_hw: tuple[int, int]


@dataclass(frozen=True)
class Pose:
    """Head frame to camera frame: X_cam = R X_head + translation.

    R = Rz(roll) Ry(yaw) Rx(-pitch). yaw > 0 turns the face to the image's right (the person's
    left), pitch > 0 lifts the nose, roll > 0 tilts the head counter-clockwise as seen in the image.

    Attributes:
        yaw_rad, pitch_rad, roll_rad: Tait-Bryan angles.
        translation_mm: (x, y, z) of the head origin in the camera frame; z is negative.
    """

    yaw_rad: float = 0.0
    pitch_rad: float = 0.0
    roll_rad: float = 0.0
    translation_mm: tuple[float, float, float] = (0.0, 0.0, -1000.0)

    def rotation(self) -> FloatArray:
        """(3, 3) float32 rotation matrix R."""
        cy, sy = cos(self.yaw_rad), sin(self.yaw_rad)
        cx, sx = cos(-self.pitch_rad), sin(-self.pitch_rad)
        cz, sz = cos(self.roll_rad), sin(self.roll_rad)
        # The product written out: it is asked for many times a picture.
        return np.array([
            (cz * cy, cz * sy * sx - sz * cx, cz * sy * cx + sz * sx),
            (sz * cy, sz * sy * sx + cz * cx, sz * sy * cx - cz * sx),
            (-sy, cy * sx, cy * cx),
        ], np.float32)  # fmt: skip

    def angle_to(self, other: Pose) -> float:
        """Radians 0..pi of the one rotation that leads to another pose."""
        turn = self.rotation().T @ other.rotation()
        return float(np.arccos(np.clip((np.trace(turn) - 1) / 2, -1, 1)))

    @classmethod
    def from_rotation(
        cls, rotation: NDArray[Any], translation_mm: tuple[float, float, float]
    ) -> Pose:
        """The inverse of `rotation`, for a (3, 3) matrix with |yaw| < 90 degrees."""
        yaw = float(np.arcsin(np.clip(-rotation[2, 0], -1.0, 1.0)))
        pitch = -float(np.arctan2(rotation[2, 1], rotation[2, 2]))
        roll = float(np.arctan2(rotation[1, 0], rotation[0, 0]))
        return cls(yaw, pitch, roll, translation_mm)


@dataclass(frozen=True)
class FaceParams:
    """Everything that places one head in one picture.

    Attributes:
        identity: (I,) float32 in standard deviations of the face model.
        expression: (52,) float32 in the order of `ARKIT_NAMES`, usually 0..1. The eight eyeLook
            coefficients are the gaze: there is no second copy of it.
        pose: head to camera.
        camera: camera to picture.
    """

    identity: FloatArray
    expression: FloatArray
    pose: Pose
    camera: Camera

    def same_as(self, other: FaceParams) -> bool:
        """Whether both place the same head in the same picture, exactly."""
        return (
            self.pose == other.pose
            and self.camera == other.camera
            and np.array_equal(self.expression, other.expression)
            and np.array_equal(self.identity, other.identity)
        )

    def with_coefficient(self, name: str, value: float) -> FaceParams:
        """A copy with one ARKit coefficient replaced."""
        expression = self.expression.copy()
        expression[ARKIT_INDEX[name]] = value
        return replace(self, expression=expression)


@dataclass(frozen=True)
class GeometryMaps:
    """What the rasteriser says of each pixel; 0 (NaN for flow) where no surface is.

    Attributes:
        mask: (H, W) uint8 part label, 0 for background (see `facemodels.parts`).
        pncc: (H, W, 3) float32 in [0, 1].
        normal: (H, W, 3) float32 unit vectors in the camera frame.
        depth_mm: (H, W) float32 distance along -z, 0 where empty.
        flow_px: (H, W, 2) float32 absolute source position (x, y) of each pixel, or None.
    """

    mask: ByteArray
    pncc: FloatArray
    normal: FloatArray
    depth_mm: FloatArray
    flow_px: FloatArray | None = None


@dataclass(frozen=True)
class PersonMask:
    """Which part of the picture around the face is the person, hair and clothes included.

    Attributes:
        coverage: (N, N) float32 in 0..1, spread over `box`.
        box: the square of the picture it covers, in pixels; may reach beyond the border.
    """

    coverage: FloatArray
    box: FaceBox


@dataclass(frozen=True)
class Portrait:
    """A photo understood: one picture, one face in it.

    Attributes:
        picture: the upright photo.
        landmarks: tracked points of the chosen face, in pixels of the picture.
        params: the fitted head.
        offsets_mm: (V, 3) float32, head frame: the personal remainder that brings the fitted mesh
            onto the tracked points (the model cannot express every face exactly).
        landmark_error_iod: mean distance between tracked and fitted points without `offsets_mm`,
            over the inter-ocular distance.
        person: where hair and shoulders are, or None when nobody looked.
    """

    picture: Picture
    landmarks: Landmarks
    params: FaceParams
    offsets_mm: FloatArray
    landmark_error_iod: float
    person: PersonMask | None = None


@dataclass(frozen=True)
class RenderResult:
    """One rendered picture, of the size of the portrait that was prepared.

    Attributes:
        pixels: (H, W, 3) RGB, uint8, or uint16 when the portrait has deep pixels.
        alpha: (H, W) of the portrait's alpha dtype, or None when opaque.
        provenance: (H, W) uint8, one of `PROVENANCE` per pixel, or None when not asked for.
        changed_box: (left, top, right, bottom) outside which every pixel is the photo's own;
            empty (0, 0, 0, 0) when nothing changed.
        timings_ms: wall time by stage.
    """

    pixels: NDArray[Any]
    alpha: NDArray[Any] | None
    provenance: ByteArray | None
    changed_box: tuple[int, int, int, int]
    timings_ms: Mapping[str, float] = field(default_factory=dict)


PROVENANCE: dict[str, int] = {"untouched": 0, "seen": 1, "mirrored": 2, "invented": 3}
