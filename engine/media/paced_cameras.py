"""What stands in for a camera: a video or a folder of pictures, at its own pace."""

from __future__ import annotations

import time
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

from engine.errors import MediaError
from engine.media.pictures import read_picture
from engine.media.resample import resize
from engine.media.video import VideoReader
from engine.types import Frame

if TYPE_CHECKING:
    from collections.abc import Generator

_USUAL_FPS = 30.0
_PICTURES = frozenset({".png", ".jpg", ".jpeg", ".webp", ".tif", ".tiff", ".bmp"})


class _Paced:
    """Stored frames handed out when they are due; those that are long overdue are left out.

    Attributes:
        round_start_s: when the first frame of the present round was due, on `time.monotonic`;
            0 before there was one.
    """

    def __init__(self, name: str, fps: float, loop: bool) -> None:
        self.name, self.fps, self.loop = name, fps, loop
        self.ends = not loop
        self.round_start_s = 0.0
        self._index = 0
        self._frames: Generator[Frame, None, None] | None = None

    def open(self) -> None:
        """See `CameraSource.open`."""
        self.close()
        self.round_start_s = 0.0
        self._frames = self._rounds()

    def read(self) -> Frame | None:
        """See `CameraSource.read`."""
        if self._frames is None:
            return None
        for frame in self._frames:
            due_s = self.round_start_s + frame.time_s
            late_s = time.monotonic() - due_s
            self._index += 1
            if late_s > 1.5 / self.fps:
                continue
            if late_s < 0:
                time.sleep(-late_s)
            return Frame(frame.pixels, due_s, self._index - 1)
        return None

    def close(self) -> None:
        """See `CameraSource.close`."""
        if self._frames is not None:
            self._frames.close()
            self._frames = None

    def _rounds(self) -> Generator[Frame, None, None]:
        while True:
            last_s = 0.0
            with closing(self._once()) as frames:
                for frame in frames:
                    # The clock starts with the first frame: finding it may take a while.
                    self.round_start_s = self.round_start_s or time.monotonic()
                    last_s = frame.time_s
                    yield frame
            if not self.loop:
                return
            self.round_start_s += last_s + 1.0 / self.fps

    def _once(self) -> Generator[Frame, None, None]:
        raise NotImplementedError


class FileCamera(_Paced):
    """A video in place of a camera, at its own pace. See `CameraSource`.

    Args:
        path: the video.
        loop: begin again at its end; otherwise the source ends there.

    Attributes:
        has_sound: whether there is a sound track.

    Raises:
        MediaError: the file cannot be read as a video.
    """

    def __init__(self, path: str | Path, *, loop: bool = True) -> None:
        self._reader = VideoReader(path, exact=False)
        self.path = self._reader.path
        self.has_sound = self._reader.info.has_audio
        super().__init__(self.path.name, self._reader.info.fps, loop)

    def _once(self) -> Generator[Frame, None, None]:
        with self._reader as reader:
            yield from reader


class FolderCamera(_Paced):
    """The pictures of a folder in the order of their names, as a camera. See `CameraSource`.

    Args:
        path: the folder.
        fps: pictures a second.
        loop: begin again after the last one.

    Raises:
        MediaError: there is no picture in it.
    """

    def __init__(self, path: str | Path, *, fps: float = _USUAL_FPS, loop: bool = True) -> None:
        self.path = Path(path)
        self._files = sorted(
            file for file in self.path.iterdir() if file.suffix.lower() in _PICTURES
        )
        if not self._files:
            raise MediaError(f"The folder {self.path.name} holds no picture.")
        super().__init__(self.path.name, fps, loop)

    def _once(self) -> Generator[Frame, None, None]:
        size_hw: tuple[int, int] | None = None
        for index, file in enumerate(self._files):
            pixels = read_picture(file).pixels
            size_hw = size_hw or (pixels.shape[0], pixels.shape[1])
            if pixels.shape[:2] != size_hw:
                pixels = resize(pixels, size_hw)
            yield Frame(pixels, index / self.fps, index)
