"""A recording: the take, the movie, or both, with the same sound on the same clock."""

from __future__ import annotations

import threading
import time
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from engine.drivers.take_recorder import TakeRecorder
from engine.errors import MediaError
from engine.live.movie import Movie, MovieStage

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from engine.drivers.performance import Performance
    from engine.live.receiving import SoundSource
    from engine.live.shown import Shown
    from engine.live.stage import StageStatus
    from engine.sound.ring import SoundReader

_PATIENCE_S = 60.0


@dataclass(frozen=True)
class Recorded:
    """What a recording left.

    Attributes:
        take: the performance, or None.
        sound: the take's sound, or None.
        moments: lines of the take.
        movie: the finished MP4, or None.
        frames, seconds: of the movie.
        lost: pictures that the movie had no time for.
    """

    take: Path | None = None
    sound: Path | None = None
    moments: int = 0
    movie: Path | None = None
    frames: int = 0
    seconds: float = 0.0
    lost: int = 0


class Recording:
    """Writes a take and a movie while they happen.

    Args:
        take: CSV to be, or None.
        movie: MP4 to be, or None.
        microphone: whose sound belongs to them, or None.
        fps: about how many pictures come in a second.
        delay_s: how much later than its stamps the sound belongs.
        made_by_network: whether a trained network paints the pictures.
        tell: hears a sentence when the writing fails; the other file goes on.

    Raises:
        MediaError: a file cannot be written.
    """

    def __init__(
        self,
        take: Path | None,
        movie: Path | None,
        microphone: SoundSource | None,
        *,
        fps: float,
        delay_s: float,
        made_by_network: bool,
        tell: Callable[[str], None],
    ) -> None:
        self._tell = tell
        self._delay_s = delay_s
        self._lock = threading.Lock()
        self._moments = 0
        self._take = TakeRecorder(take) if take else None
        self._reader: SoundReader | None = microphone.reader() if microphone and take else None
        self._movie: MovieStage | None = None
        if movie:
            sink = Movie(
                movie,
                time.monotonic(),
                reader=microphone.reader() if microphone else None,
                rate_hz=microphone.rate_hz if microphone else 0,
                delay_s=delay_s,
                made_by_network=made_by_network,
            )
            self._movie = MovieStage(sink, fps, tell)
            self._movie.start()

    def keep(self, moment: Performance) -> None:
        """Add a calibrated moment to the take; does not wait for the disk."""
        with self._lock:
            if self._take is None:
                return
            try:
                self._take.frame(moment.time_s, moment.params() if moment.seen else None)
                self._hear(self._take)
                self._moments += 1
            except MediaError as error:
                self._tell(f"{error.sentence} The take ends; what was written before is kept.")
                self._close_take()

    def show(self, shown: Shown) -> None:
        """Add a picture to the movie; does not wait for the disk."""
        if self._movie is not None:
            self._movie.slot.put(shown)

    def status(self) -> list[StageStatus]:
        """How the movie's thread fares."""
        return [self._movie.status()] if self._movie is not None else []

    def finish(self) -> Recorded:
        """Complete the files; waits for what is still to be written.

        Raises:
            MediaError: the end of the take could not be written.
        """
        movie = self._movie
        if movie is not None:
            movie.finish()
            movie.join(_PATIENCE_S)
        with self._lock:
            take, self._take = self._take, None
            moments = self._moments
        kept = None
        if take is not None:
            self._hear(take)
            kept = take.close()
        return Recorded(
            take=kept.path if kept else None,
            sound=kept.sound if kept else None,
            moments=moments,
            movie=movie.movie.finished if movie else None,
            frames=movie.movie.frames if movie else 0,
            seconds=movie.movie.seconds if movie else 0.0,
            lost=movie.drops if movie else 0,
        )

    def _hear(self, take: TakeRecorder) -> None:
        for block in self._reader.read() if self._reader else ():
            take.sound(replace(block, time_s=block.time_s + self._delay_s))

    def _close_take(self) -> None:
        take, self._take = self._take, None
        if take is not None:
            try:
                take.close()
            except MediaError:
                return  # It says the same again.
