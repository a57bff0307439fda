"""Takes: a performance without pixels, and its Live Link Face CSV file.

The file has the header ``Timecode,BlendshapeCount`` and 61 PascalCase columns: the 52 ARKit
coefficients, then head and eye angles. Angles are written in radians, as the phone application
does; files with degrees are recognised by angles beyond a quarter turn. The eyes' direction lives
in the eyeLook coefficients; the eye angles of a file are used only where those are all zero.
Where the head is goes into three more columns of our own, and whether the values are calibrated
into a fourth; other readers pass them by, and files without them are read as ever.
"""

from __future__ import annotations

import csv
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from engine.drivers.take_rows import COLUMNS, RATE_HZ, TakeSheet, header, row
from engine.errors import MediaError
from engine.facemodels.gaze import expression_with_gaze
from engine.media import atomic
from engine.types import ARKIT_INDEX, ARKIT_NAMES

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from numpy.typing import NDArray

    from engine.types import FloatArray

_LARGEST_RADIANS = 1.6


@dataclass(frozen=True)
class Take:
    """A recorded performance.

    Attributes:
        times_s: (N,) float64, rising, starting at 0.
        expression: (N, 52) float32 ARKit coefficients, gaze included.
        head_rad: (N, 3) float32 yaw, pitch, roll as in `Pose`.
        translation_mm: (N, 3) float32 head position in the camera frame; only its changes count.
            Zero where it is unknown: other programs' files do not hold it.
        seen: (N,) bool, False where the tracker had no face and the values are held.
        calibrated: the values are relative to the performer's neutral and range, as those of a
            live session are: all zero is a face at rest.
    """

    times_s: NDArray[np.float64]
    expression: FloatArray
    head_rad: FloatArray
    translation_mm: FloatArray
    seen: NDArray[np.bool_]
    calibrated: bool = False

    @classmethod
    def of(
        cls,
        times_s: NDArray[np.float64],
        expression: NDArray[Any],
        head_rad: NDArray[Any],
        seen: NDArray[np.bool_] | None = None,
    ) -> Take:
        """A take without head positions."""
        still = np.zeros((len(times_s), 3), np.float32)
        return cls(
            times_s,
            expression.astype(np.float32),
            head_rad.astype(np.float32),
            still,
            np.ones(len(times_s), bool) if seen is None else seen,
        )

    def __len__(self) -> int:
        return len(self.times_s)

    @property
    def duration_s(self) -> float:
        """Time from the first to the last frame."""
        return float(self.times_s[-1] - self.times_s[0]) if len(self) else 0.0

    @property
    def fps(self) -> float:
        """Median frame rate, 30 for a take of one frame."""
        if len(self) < 2:
            return 30.0
        return float(1.0 / max(np.median(np.diff(self.times_s)), 1e-3))

    def resampled(self, times_s: NDArray[np.float64]) -> Take:
        """The take at other times, interpolated linearly; ends are held."""
        near = self._around(times_s)
        known_s = self.times_s[near]

        def at(values: FloatArray) -> FloatArray:
            columns = [np.interp(times_s, known_s, column) for column in values[near].T]
            return np.stack(columns, axis=1).astype(np.float32)

        nearest = np.interp(times_s, known_s, self.seen[near].astype(np.float64)) > 0.5
        return Take(
            times_s, at(self.expression), at(self.head_rad), at(self.translation_mm), nearest,
            self.calibrated,
        )  # fmt: skip

    def _around(self, times_s: NDArray[np.float64]) -> slice:
        """The frames that matter at some times: of a long take often a few."""
        if not len(times_s):
            return slice(None)
        first = int(np.searchsorted(self.times_s, times_s.min(), side="right")) - 1
        return slice(max(first, 0), int(np.searchsorted(self.times_s, times_s.max())) + 1)


def write_take(path: Path, take: Take) -> None:
    """Write a Live Link Face CSV, beside and then renamed.

    Raises:
        MediaError: the file cannot be written.
    """
    places = take.translation_mm.any()
    with atomic(path) as part, part.open("w", newline="", encoding="utf-8") as file:
        file.write(header(places=bool(places), calibrated=take.calibrated))
        for time_s, expression, head, place, seen in zip(
            take.times_s, take.expression, take.head_rad, take.translation_mm, take.seen,
            strict=True,
        ):  # fmt: skip
            file.write(row(
                float(time_s), expression, head, place if places else None, seen=seen,
                calibrated=take.calibrated,
            ))  # fmt: skip


def read_take(path: Path) -> Take:
    """Read a Live Link Face CSV.

    Column names are matched without regard to case; angle columns may be missing, as may
    `tongueOut`. Rows in which the recorder saw no face (count 0 or no values) are held.

    Raises:
        MediaError: the file cannot be read or is not such a take; the line is named.
    """
    try:
        with path.open(newline="", encoding="utf-8-sig") as file:
            return _parsed(path.name, csv.reader(file))
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        reason = error.strerror if isinstance(error, OSError) else "it is not a text file"
        raise MediaError(f"The take {path.name} cannot be read: {reason}.") from error


def _parsed(name: str, rows: Iterator[list[str]]) -> Take:
    sheet = TakeSheet(name, next(rows, []))
    for line, cells in enumerate(rows, start=2):
        if any(cell.strip() for cell in cells):
            sheet.add(line, cells)
    if not sheet.times:
        raise MediaError(f"The take {name} holds no frames.")
    table, seen = sheet.table()
    expression, angles, places = np.split(table, [len(ARKIT_NAMES), len(COLUMNS)], axis=1)
    if np.abs(angles).max() > _LARGEST_RADIANS:
        angles = np.radians(angles)
    expression = _with_eye_angles(expression, angles)
    return Take(
        _seconds(sheet.times), expression, angles[:, :3], places, seen, sheet.calibrated
    )


def _seconds(times: Iterable[tuple[float, float]]) -> NDArray[np.float64]:
    """(N,) rising seconds from 0. The frame rate is the least usual one that holds the numbers."""
    whole, frames = (np.array(part) for part in zip(*times, strict=True))
    rate = float(RATE_HZ)
    if whole.max() - whole.min() >= 2:  # a full second was counted, so its last frame was seen
        rate = next((r for r in (24.0, 25.0, 30.0, 60.0) if frames.max() < r), 120.0)
    seconds = whole + frames / rate
    seconds += 86400.0 * np.cumsum(np.diff(seconds, prepend=seconds[0]) < -43200.0)
    # Equal or falling stamps (a phone under load) would break interpolation.
    seconds = np.maximum.accumulate(seconds - seconds[0])
    return seconds + np.arange(len(seconds)) * 1e-9


def _with_eye_angles(expression: FloatArray, angles: FloatArray) -> FloatArray:
    """Fill the eyeLook coefficients from the eye angles where the file has only those."""
    looks = [index for name, index in ARKIT_INDEX.items() if name.startswith("eyeLook")]
    if expression[:, looks].any() or not angles[:, 3:].any():
        return expression
    gazes = angles[:, (3, 4, 6, 7)].reshape(-1, 2, 2)
    return np.stack([expression_with_gaze(e, g) for e, g in zip(expression, gazes, strict=True)])
