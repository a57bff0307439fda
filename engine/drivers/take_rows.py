"""The lines of a Live Link Face CSV: moments of a performance as text, and back."""

from __future__ import annotations

import math
import re
from typing import TYPE_CHECKING

import numpy as np

from engine.errors import MediaError
from engine.facemodels.gaze import gaze_from_expression
from engine.types import ARKIT_NAMES

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from engine.types import FloatArray

ANGLE_COLUMNS = (
    "HeadYaw", "HeadPitch", "HeadRoll",
    "LeftEyeYaw", "LeftEyePitch", "LeftEyeRoll",
    "RightEyeYaw", "RightEyePitch", "RightEyeRoll",
)  # fmt: skip
COLUMNS = (*(name[0].upper() + name[1:] for name in ARKIT_NAMES), *ANGLE_COLUMNS)
"""The 61 values that the format knows."""

PLACE_COLUMNS = ("HeadXmm", "HeadYmm", "HeadZmm")
"""Our own, behind the others, where other readers pass them by."""

CALIBRATED_COLUMN = "Calibrated"
"""Our own, the last: in a file that has it, all zero is a face at rest."""

RATE_HZ = 60
"""Timecodes count frames of a sixtieth of a second, and thousandths of those."""


_TIMECODE = re.compile(r"(\d{1,2}):(\d{1,2}):(\d{1,2})[:;](\d{1,3}(?:\.\d+)?)")


def header(*, places: bool, calibrated: bool) -> str:
    """The first line, with its end.

    Args:
        places: adds where the head is.
        calibrated: says that the values are relative to the performer's neutral.
    """
    mark = (CALIBRATED_COLUMN,) if calibrated else ()
    names = (*COLUMNS, *(PLACE_COLUMNS if places else ()), *mark)
    return ",".join(("Timecode", "BlendshapeCount", *names)) + "\n"


def row(
    time_s: float,
    expression: FloatArray,
    head_rad: FloatArray,
    place_mm: FloatArray | None = None,
    *,
    seen: bool = True,
    calibrated: bool = False,
) -> str:
    """One line, with its end.

    Args:
        time_s: since the start of the take.
        expression: (52,) ARKit coefficients, gaze included.
        head_rad: (3,) yaw, pitch, roll.
        place_mm: (3,) where the head is, or None to leave it out.
        seen: False writes the count 0, as the phone application does when it has lost the face.
        calibrated: as the header says.
    """
    left, right = gaze_from_expression(expression)
    places = () if place_mm is None else place_mm
    values = (*expression, *head_rad, *left, 0.0, *right, 0.0, *places)
    count = len(COLUMNS) if seen else 0
    numbers = ",".join(f"{float(value):.6f}" for value in values)
    return f"{_timecode(time_s)},{count},{numbers}{',1' if calibrated else ''}\n"


def _timecode(time_s: float) -> str:
    thousandths = round(time_s * RATE_HZ * 1000)
    frames, sub = divmod(thousandths, 1000)
    seconds, frame = divmod(frames, RATE_HZ)
    return (
        f"{seconds // 3600 % 24:02d}:{seconds // 60 % 60:02d}:{seconds % 60:02d}"
        f":{frame:02d}.{sub:03d}"
    )


class TakeSheet:
    """The lines of one file as they are read.

    Column names are matched without regard to case; angles, places and `tongueOut` may be missing.

    Args:
        name: of the file, for messages.
        first: cells of its first line.

    Attributes:
        times: (whole seconds of the day, frames within the second) of each line.
        calibrated: whether the file says that its values are relative to neutral.

    Raises:
        MediaError: this is not the first line of a take.
    """

    def __init__(self, name: str, first: list[str]) -> None:
        self.times: list[tuple[float, float]] = []
        self._name = name
        self._places = _places(name, first)
        self._values: list[FloatArray | None] = []
        self.calibrated = CALIBRATED_COLUMN.lower() in self._places

    def add(self, line: int, cells: list[str]) -> None:
        """One more line.

        Raises:
            MediaError: it is cut off or holds something that is not a number.
        """
        self.times.append(self._time(line, cells[self._places["timecode"]]))
        self._values.append(self._numbers(line, cells))

    def table(self) -> tuple[FloatArray, NDArray[np.bool_]]:
        """(N, 64) values in the order of the columns, and (N,) whether the face was seen.

        Lines without a face hold the last values, the first ones those of the first face.
        """
        seen = np.array([values is not None for values in self._values], bool)
        known = [values for values in self._values if values is not None]
        if not known:
            return np.zeros((len(seen), len(COLUMNS) + len(PLACE_COLUMNS)), np.float32), seen
        return np.stack(known)[np.maximum(np.cumsum(seen) - 1, 0)], seen

    def _numbers(self, line: int, cells: list[str]) -> FloatArray | None:
        """One line's values, or None where the recorder saw no face."""
        count = self._places.get("blendshapecount")
        if len(cells) <= 2 or (
            count is not None and count < len(cells) and cells[count].strip() == "0"
        ):
            return None
        numbers = np.zeros(len(COLUMNS) + len(PLACE_COLUMNS), np.float32)
        for index, column in enumerate((*COLUMNS, *PLACE_COLUMNS)):
            place = self._places.get(column.lower())
            if place is None:
                continue
            if place >= len(cells):
                raise MediaError(
                    f"Line {line} of the take {self._name} ends before the column {column}.",
                    "The file may have been cut off.",
                )
            numbers[index] = _number(cells[place])
            if not math.isfinite(numbers[index]):
                raise MediaError(
                    f"Line {line} of the take {self._name} has {cells[place]!r} as {column}, "
                    "not a number."
                )
        return numbers

    def _time(self, line: int, cell: str) -> tuple[float, float]:
        match = _TIMECODE.fullmatch(cell.strip())
        if not match:
            raise MediaError(
                f"Line {line} of the take {self._name} has {cell!r} as its time.",
                "It should look like 14:03:52:28.207.",
            )
        hours, minutes, seconds = (int(part) for part in match.groups()[:3])
        return hours * 3600.0 + minutes * 60.0 + seconds, float(match[4])


def _places(name: str, first: list[str]) -> dict[str, int]:
    found = {cell.strip().lower(): number for number, cell in enumerate(first)}
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


def _number(cell: str) -> float:
    try:
        return float(cell)
    except ValueError:
        return math.nan
