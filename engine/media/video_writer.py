"""Writing video: frames in, a finished file out, or none at all."""

from __future__ import annotations

import queue
import threading
from contextlib import ExitStack
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING, Self

from engine.errors import MediaError
from engine.media import containers, metadata
from engine.media.credentials.signing import Signing, require_signable, sign
from engine.media.files import atomic
from engine.media.gif_encoding import GifEncoder
from engine.media.video_encoding import Encoder, format_for

if TYPE_CHECKING:
    from types import TracebackType

    import numpy as np
    from numpy.typing import NDArray

_QUEUED_FRAMES = 6
DEFAULT_CRF = 18
DEFAULT_PRESET = "veryfast"


class VideoWriter:
    """A video file that appears, complete, when the `with` block ends without an error.

    Encoding runs in a thread of its own behind a short queue. The suffix chooses the format:
    .mp4 .mov .mkv (H.264), .webm (VP9), .gif and .webp (animated, without sound). H.264 and VP9
    take even sizes only: an odd side is padded by one pixel that repeats the edge.

    Args:
        path: target.
        size_hw: size of every frame in pixels.
        fps: frames a second.
        crf: constant quality of H.264 and VP9; lower is better, 18 looks lossless.
        preset: speed of H.264, x264's names.
        audio_from: file whose sound is carried over, cut to the length of the clip; time zero is
            the first picture of that file. None for silence.
        made_by_network: whether a trained network painted any of it.
        origin: IPTC source type of the photo the frames are made of, where that is generative.
        signing: Content Credentials to put into the finished file, or None for none.

    Raises:
        MediaError: an unknown suffix, a target that cannot be written, no sound in `audio_from`.
        UnavailableError: it shall be signed, and this kind of file cannot be.
    """

    def __init__(
        self,
        path: str | Path,
        size_hw: tuple[int, int],
        fps: float | Fraction,
        *,
        crf: int = DEFAULT_CRF,
        preset: str = DEFAULT_PRESET,
        audio_from: str | Path | None = None,
        made_by_network: bool = False,
        origin: str = "",
        signing: Signing | None = None,
    ) -> None:
        self.path = Path(path)
        self.size_hw = size_hw
        self.fps = Fraction(fps).limit_denominator(1001)
        self.frames = 0
        self._format = format_for(self.path)
        self._settings = {"crf": str(crf), "preset": preset}
        self._audio_from = None if audio_from is None else Path(audio_from)
        self._xmp = metadata.signed_xmp(b"", made_by_network=made_by_network, origin=origin)
        self._signing = signing
        if signing is not None:
            require_signable(self.path)
        self._exit = ExitStack()
        self._queue: queue.Queue[tuple[NDArray[np.uint8], float] | None]
        self._queue = queue.Queue(_QUEUED_FRAMES)
        self._failure: BaseException | None = None

    def __enter__(self) -> Self:
        with ExitStack() as guard:
            beside = guard.enter_context(atomic(self.path))
            kind = GifEncoder if self._format.muxer == "gif" else Encoder
            tags = {"DIGITAL_SOURCE_TYPE": metadata.source_type(self._xmp)}
            self._encoder = kind(
                beside,
                self._format,
                self.size_hw,
                self.fps,
                settings=self._settings,
                tags=tags,
                audio_from=self._audio_from,
            )
            self._beside = beside
            self._exit = guard.pop_all()
        self._thread = threading.Thread(target=self._encode, name="encode", daemon=True)
        self._thread.start()
        return self

    def write(self, pixels: NDArray[np.uint8], time_s: float | None = None) -> None:
        """Queue one frame; waits while the encoder is busy.

        Args:
            pixels: (H, W, 3) uint8 RGB of the writer's size; not to be changed afterwards.
            time_s: when it is shown, increasing; None for the next tick of the frame rate.

        Raises:
            MediaError: the encoder has failed, for instance because the disk is full.
            ValueError: the frame has another size.
        """
        if pixels.shape != (*self.size_hw, 3):
            raise ValueError(f"a frame of {(*self.size_hw, 3)} was expected, not {pixels.shape}")
        if self._failure is not None:
            raise self._failure
        moment = float(self.frames / self.fps) if time_s is None else time_s
        self.frames += 1
        self._queue.put((pixels, moment))

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if error is not None:
            self._cancel()
        self._queue.put(None)
        self._thread.join()
        try:
            self._complete(failed=error is not None)
        except BaseException as late:
            if not self._exit.__exit__(type(late), late, late.__traceback__):
                raise
        else:
            self._exit.__exit__(kind, error, trace)

    def _complete(self, *, failed: bool) -> None:
        if failed:
            return
        if self._failure is not None:
            raise self._failure
        if not self.frames:
            raise MediaError(f"{self.path.name} was not written: there were no frames.")
        containers.embed_xmp(self._beside, self._xmp)
        if self._signing is not None:
            sign(self._beside, self._signing)

    def _cancel(self) -> None:
        """Throw away what still waits, so that the thread ends soon."""
        self._failure = self._failure or MediaError(f"{self.path.name} was not written.")

    def _encode(self) -> None:
        try:
            while (item := self._queue.get()) is not None:
                if self._failure is None:
                    self._step(item)
            if self._failure is None and self.frames:
                self._encoder.finish()
        except BaseException as error:
            self._failure = error
        finally:
            self._close()

    def _step(self, item: tuple[NDArray[np.uint8], float]) -> None:
        try:
            self._encoder.write(*item)
        except Exception as error:
            self._failure = error

    def _close(self) -> None:
        try:
            self._encoder.abandon()
        except Exception as error:  # A full disk may only show when the file is closed.
            self._failure = self._failure or error
