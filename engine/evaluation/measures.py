"""What is measured of a picture, as data: names, units and which way is better."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Mapping

    Values = Mapping[str, np.ndarray[tuple[int], np.dtype[np.float64]]]


@dataclass(frozen=True)
class Measure:
    """One figure.

    Attributes:
        name: in JSON.
        label: in tables, with the unit.
        digits: after the point.
        more_is_better: for PSNR and SSIM.
        summary: one sentence for the reader of a report.
    """

    name: str
    label: str
    digits: int
    summary: str
    more_is_better: bool = False


def _likeness(prefix: str, where: str, of: str, sharp: str) -> tuple[Measure, ...]:
    start = f"{where} " if where else ""
    return (
        Measure(f"{prefix}l1", f"{start}L1", 4, f"Mean absolute difference{of}, 0 to 1."),
        Measure(f"{prefix}psnr_db", f"{start}PSNR dB", 2, f"Signal-to-noise ratio{of}.", True),
        Measure(f"{prefix}ssim", f"{start}SSIM", 4, f"Structural similarity{of}.", True),
        Measure(f"{prefix}detail", f"{start}detail".capitalize(), 3, f"How alike the contrast of "
                f"fine detail is{sharp}: 1 is right, blurred or noisy pictures have less.", True),
    )  # fmt: skip


MEASURES: tuple[Measure, ...] = (
    *_likeness("", "", " of the whole picture", " on the head"),
    *_likeness("mouth_", "Mouth", *2 * (" in a box around the mouth",)),
    *_likeness("eyes_", "Eyes", *2 * (" in boxes around the eyes",)),
    Measure("akd_px", "AKD px", 2, "Mean distance of the tracked points, in a 256 px picture."),
    Measure("flow_px", "Flow error px", 3, "How far what is painted lies from where it should be, "
            "in a 256 px picture: the displacement from picture to truth by optical flow."),
    Measure("pose_deg", "Pose deg", 2, "Mean difference of yaw, pitch and roll as tracked."),
    Measure("expression", "Expression", 4, "Mean difference of the 52 coefficients as tracked."),
    Measure("gaze_deg", "Gaze deg", 2, "Angle between the directions of gaze as tracked."),
    Measure("lost", "Lost", 3, "Share of pictures in which the tracker finds no face."),
    Measure("jitter", "Jitter", 4, "Change from frame to frame outside the person, where the clip "
            "itself stands still, 0 to 1."),
    Measure("flicker", "Flicker", 4, "In a slow turn: the second difference of a skin point's "
            "colour along the turn, 0 to 1. A blurred picture flickers less."),
    Measure("unrest", "Unrest", 4, "In a slow turn: the second difference of the background, "
            "well away from the person, 0 to 1."),
    Measure("seam", "Seam levels", 2, "How much harder the step at the rim of the changed area is "
            "than in the photo, of 255 levels."),
    Measure("strays", "Strays", 4, "Share of pixels outside the reported box that differ from the "
            "photo; must be 0."),
    Measure("render_ms", "Render ms", 1, "Wall time of one picture."),
)  # fmt: skip

BY_NAME: dict[str, Measure] = {measure.name: measure for measure in MEASURES}


@dataclass(frozen=True)
class Unit:
    """One clip, or one synthetic person.

    Attributes:
        name: which one.
        values: by contender, then by measure: (N,) one value a frame, NaN where there is none.
    """

    name: str
    values: Mapping[str, Values]
