"""Takes: a performance without pixels, and its Live Link Face CSV file.

The file has the header ``Timecode,BlendshapeCount`` and 61 PascalCase columns: the 52 ARKit
coefficients, then head and eye angles. Angles are written in radians, as the phone application
does; files with degrees are recognised by angles beyond a quarter turn. The eyes' direction lives
in the eyeLook coefficients; the eye angles of a file are used only where those are all zero.
"""

from __future__ import annotations

import csv
import math
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from engine.errors import MediaError
from engine.facemodels.gaze import expression_with_gaze, gaze_from_expression
from engine.media import atomic
from engine.types import ARKIT_INDEX, ARKIT_NAMES

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from numpy.typing import NDArray

    from engine.types import FloatArray

_ANGLE_COLUMNS = (
    "HeadYaw", "HeadPitch", "HeadRoll",
    "LeftEyeYaw", "LeftEyePitch", "LeftEyeRoll",
    "RightEyeYaw", "RightEyePitch", "RightEyeRoll",
)  # fmt: skip
_COLUMNS = (*(name[0].upper() + name[1:] for name in ARKIT_NAMES), *_ANGLE_COLUMNS)
_RATE_HZ = 60
_TIMECODE = re.compile(r"(\d{1,2}):(\d{1,2}):(\d{1,2})[:;](\d{1,3}(?:\.\d+)?)")
_LARGEST_RADIANS = 1.6


@dataclass(frozen=True)
class Take:
    """A recorded performance.

    Attributes:
        times_s: (N,) float64, rising, starting at 0.
        expression: (N, 52) float32 ARKit coefficients, gaze included.
        head_rad: (N, 3) float32 yaw, pitch, roll as in `Pose`.
        translation_mm: (N, 3) float32 head position in the camera frame; only its changes count.
            Zero where it is unknown: a CSV file does not hold it.
        seen: (N,) bool, False where the tracker had no face and the values are held.
    """

    times_s: NDArray[np.float64]
    expression: FloatArray
    head_rad: FloatArray
    translation_mm: FloatArray
    seen: NDArray[np.bool_]

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

        def at(values: FloatArray) -> FloatArray:
            columns = [np.interp(times_s, self.times_s, column) for column in values.T]
            return np.stack(columns, axis=1).astype(np.float32)

        nearest = np.interp(times_s, self.times_s, self.seen.astype(np.float64)) > 0.5
        return Take(
            times_s, at(self.expression), at(self.head_rad), at(self.translation_mm), nearest
        )


def write_take(path: Path, take: Take) -> None:
    """Write a Live Link Face CSV, beside and then renamed.

    Raises:
        MediaError: the file cannot be written.
    """
    with atomic(path) as part, part.open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(("Timecode", "BlendshapeCount", *_COLUMNS))
        for time_s, expression, head in zip(
            take.times_s, take.expression, take.head_rad, strict=True
        ):
            left, right = gaze_from_expression(expression)
            angles = (*head, *left, 0.0, *right, 0.0)
            numbers = (f"{float(value):.6f}" for value in (*expression, *angles))
            writer.writerow((_timecode(float(time_s)), len(_COLUMNS), *numbers))


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
    columns = _header(name, next(rows, []))
    times: list[tuple[float, float]] = []
    values: list[FloatArray] = []
    seen: list[bool] = []
    for line, row in enumerate(rows, start=2):
        if not any(cell.strip() for cell in row):
            continue
        times.append(_time(name, line, row[columns["timecode"]]))
        numbers = _row(name, line, row, columns)
        seen.append(numbers is not None)
        if numbers is None:
            numbers = values[-1] if values else np.zeros(len(_COLUMNS), np.float32)
        values.append(numbers)
    if not values:
        raise MediaError(f"The take {name} holds no frames.")
    table = np.stack(values)
    angles = table[:, len(ARKIT_NAMES) :]
    if np.abs(angles).max() > _LARGEST_RADIANS:
        angles = np.radians(angles)
    expression = _with_eye_angles(table[:, : len(ARKIT_NAMES)], angles)
    return Take.of(_seconds(times), expression, angles[:, :3], np.array(seen, bool))


def _header(name: str, row: list[str]) -> dict[str, int]:
    found = {cell.strip().lower(): number for number, cell in enumerate(row)}
    needed = {"timecode", *(arkit.lower() for arkit in ARKIT_NAMES)} - {"tongueout"}
    missing = sorted(needed - found.keys())
    if len(missing) > len(needed) // 2:
        raise MediaError(
            f"{name} is not a Live Link Face take.",
            "Its first line should begin with Timecode,BlendshapeCount,EyeBlinkLeft.",
        )
    if missing:
        raise MediaError(f"Line 1 of the take {name} lacks the column {missing[0]}.")
    return found


def _row(name: str, line: int, row: list[str], columns: dict[str, int]) -> FloatArray | None:
    """One line's 61 numbers, or None where the recorder saw no face."""
    count = columns.get("blendshapecount")
    if len(row) <= 2 or (count is not None and count < len(row) and row[count].strip() == "0"):
        return None
    numbers = np.zeros(len(_COLUMNS), np.float32)
    for index, column in enumerate(_COLUMNS):
        place = columns.get(column.lower())
        if place is None:
            continue
        if place >= len(row):
            raise MediaError(
                f"Line {line} of the take {name} ends before the column {column}.",
                "The file may have been cut off.",
            )
        try:
            numbers[index] = float(row[place])
        except ValueError:
            numbers[index] = math.nan
        if not math.isfinite(numbers[index]):
            raise MediaError(
                f"Line {line} of the take {name} has {row[place]!r} as {column}, not a number."
            )
    return numbers


def _time(name: str, line: int, cell: str) -> tuple[float, float]:
    """(whole seconds of the day, frames within the second)."""
    match = _TIMECODE.fullmatch(cell.strip())
    if not match:
        raise MediaError(
            f"Line {line} of the take {name} has {cell!r} as its time.",
            "It should look like 14:03:52:28.207.",
        )
    hours, minutes, seconds = (int(part) for part in match.groups()[:3])
    return hours * 3600.0 + minutes * 60.0 + seconds, float(match[4])


def _seconds(times: Iterable[tuple[float, float]]) -> NDArray[np.float64]:
    """(N,) rising seconds from 0. The frame rate is the least usual one that holds the numbers."""
    whole, frames = (np.array(part) for part in zip(*times, strict=True))
    rate = float(_RATE_HZ)
    if whole.max() - whole.min() >= 2:  # a full second was counted, so its last frame was seen
        rate = next((r for r in (24.0, 25.0, 30.0, 60.0) if frames.max() < r), 120.0)
    seconds = whole + frames / rate
    seconds += 86400.0 * np.cumsum(np.diff(seconds, prepend=seconds[0]) < -43200.0)
    # Equal or falling stamps (a phone under load) would break interpolation.
    seconds = np.maximum.accumulate(seconds - seconds[0])
    return seconds + np.arange(len(seconds)) * 1e-9


def _timecode(time_s: float) -> str:
    thousandths = round(time_s * _RATE_HZ * 1000)
    frames, sub = divmod(thousandths, 1000)
    seconds, frame = divmod(frames, _RATE_HZ)
    return (
        f"{seconds // 3600 % 24:02d}:{seconds // 60 % 60:02d}:{seconds % 60:02d}"
        f":{frame:02d}.{sub:03d}"
    )


def _with_eye_angles(expression: FloatArray, angles: FloatArray) -> FloatArray:
    """Fill the eyeLook coefficients from the eye angles where the file has only those."""
    looks = [index for name, index in ARKIT_INDEX.items() if name.startswith("eyeLook")]
    if expression[:, looks].any() or not angles[:, 3:].any():
        return expression
    gazes = angles[:, (3, 4, 6, 7)].reshape(-1, 2, 2)
    return np.stack([expression_with_gaze(e, g) for e, g in zip(expression, gazes, strict=True)])
