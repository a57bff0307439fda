"""HeadGAN's 84 low-level audio features for each video frame, as sound comes or all at once.

For video frame i: means and standard deviations of 42 short-term features (21 and their changes)
over the eight video frames that follow. Short windows last half a video frame and begin every
sixteenth of one. Both are rounded to whole samples, and so is the frame step in windows, so the
features' clock drifts where the sample rate does not divide (1760 instead of 1764 samples a frame
at 44.1 kHz and 25 fps); published weights were trained with it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Self

import numpy as np

from engine.errors import UsageError
from engine.sound.short_term import FEATURES, features

if TYPE_CHECKING:
    from numpy.typing import NDArray

    DoubleArray = NDArray[np.float64]

SIZE = 4 * FEATURES
_WINDOWS_A_FRAME = 16
_FRAMES_AHEAD = 8
_AT_ONCE = 2048
"""Windows computed together: keeps hours of sound within some ten megabytes."""


@dataclass(frozen=True)
class Loudness:
    """What samples are brought to a common level with: (x - mean) / peak.

    The published code measures both over the whole recording. A stream cannot know them yet: it
    is given those of a calibration, or of what was heard so far.

    Attributes:
        mean: of all samples.
        peak: largest magnitude, before the mean is taken off.
    """

    mean: float = 0.0
    peak: float = 1.0

    @classmethod
    def of(cls, samples: NDArray[Any]) -> Self:
        """Measured over a whole recording."""
        if not len(samples):
            return cls()
        return cls(float(samples.mean(dtype=np.float64)), float(np.abs(samples).max()))

    def level(self, samples: NDArray[Any]) -> DoubleArray:
        """(N,) samples at the common level."""
        return (samples.astype(np.float64) - self.mean) / (self.peak + 1e-10)


def low_level(
    samples: NDArray[Any], rate_hz: int, fps: float, loudness: Loudness | None = None
) -> DoubleArray:
    """The features of a whole recording.

    Args:
        samples: (N,) mono in [-1, 1].
        rate_hz: sample rate.
        fps: video frames a second.
        loudness: what to level with; None to measure it over the recording, as published.

    Returns:
        (F, 84): 42 means, then 42 population standard deviations. F may be one or two less than
        the frames of the video; HeadGAN repeats the last row then.
    """
    stream = LowLevelStream(rate_hz, fps, loudness or Loudness.of(samples))
    return np.vstack([stream.push(samples), stream.finish()])


class LowLevelStream:
    """The same features from blocks of any size; a frame's row comes eight frames later.

    Args:
        rate_hz: sample rate.
        fps: video frames a second.
        loudness: what to level with.

    Raises:
        UsageError: the windows would hold too few samples for their ten blocks.
    """

    def __init__(self, rate_hz: int, fps: float, loudness: Loudness) -> None:
        self._rate_hz = rate_hz
        self._loudness = loudness
        self._size = round(rate_hz * 0.5 / fps)
        self._hop = round(rate_hz / (_WINDOWS_A_FRAME * fps))
        if self._size < 20 or self._hop < 1:
            raise UsageError(
                f"Sound of {rate_hz} Hz is too coarse for {fps:g} frames a second.",
                "Use at least 1600 Hz.",
            )
        self._step = round((rate_hz / fps) / self._hop)
        self._ahead = round((rate_hz * _FRAMES_AHEAD / fps) / self._hop)
        self._samples = np.zeros(0)
        self._spectrum: DoubleArray | None = None
        self._windows = np.zeros((0, FEATURES))
        self._last: DoubleArray | None = None
        self._changes = np.zeros((0, FEATURES))

    def push(self, samples: NDArray[Any]) -> DoubleArray:
        """Add (N,) samples; gives the (F, 84) rows that are complete now."""
        self._samples = np.concatenate([self._samples, self._loudness.level(samples)])
        while (count := self._ready()) > 0:
            self._compute(min(count, _AT_ONCE))
        rows = []
        while len(self._windows) >= self._ahead:
            rows.append(self._row())
        return np.array(rows).reshape(-1, SIZE)

    def finish(self) -> DoubleArray:
        """The (F, 84) rows of the last frames, whose look ahead is cut short by the end."""
        rows = []
        while len(self._windows):
            rows.append(self._row())
        return np.array(rows).reshape(-1, SIZE)

    def _ready(self) -> int:
        """Windows that lie fully inside what was heard."""
        return (len(self._samples) - self._size) // self._hop + 1

    def _compute(self, count: int) -> None:
        span = (count - 1) * self._hop + self._size
        views = np.lib.stride_tricks.sliding_window_view(self._samples[:span], self._size)
        windows = views[:: self._hop]
        found, self._spectrum = features(windows, self._rate_hz, self._spectrum)
        before = found[:1] if self._last is None else self._last
        self._windows = np.vstack([self._windows, found])
        self._changes = np.vstack([self._changes, np.diff(found, axis=0, prepend=before)])
        self._last = found[-1:]
        self._samples = self._samples[count * self._hop :]

    def _row(self) -> DoubleArray:
        both = np.hstack([self._windows[: self._ahead], self._changes[: self._ahead]])
        self._windows = self._windows[self._step :]
        self._changes = self._changes[self._step :]
        return np.concatenate([both.mean(axis=0), both.std(axis=0)])
