"""A film being drawn and written, at one go or in parts that outlive the program."""

from __future__ import annotations

from contextlib import closing
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING, Any

from engine.drivers.jobs import CancelledError, Job
from engine.drivers.prefetch import prefetched
from engine.export.drawing import drawn
from engine.export.parts import Parts
from engine.media import VideoWriter
from engine.media.credentials.signing import require_signable
from engine.media.video_joining import JOINABLE, join_video
from engine.renderers import Pace

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Iterator
    from pathlib import Path

    from numpy.typing import NDArray

    from engine.export.assistant import Assistant
    from engine.media.credentials.signing import Signing
    from engine.renderers import Renderer
    from engine.types import FaceParams, Portrait

_PART_S = 4.0
_FEWEST_PARTS = 2
"""A film of so few parts is written at one go."""


@dataclass(frozen=True)
class Film:
    """A film to be made.

    Attributes:
        out: where.
        count: frames.
        fps: their rate.
        portrait: what is shown, with 8 bits and opaque.
        renderer: who draws.
        targets: gives the heads to draw, from the first one on.
        origin: IPTC source type of the photo, where it is generative.
        signing: Content Credentials, or None.
        assistant: another process that draws as `renderer` does, or None.
    """

    out: Path
    count: int
    fps: float
    portrait: Portrait
    renderer: Renderer
    targets: Callable[[], Iterator[FaceParams]]
    origin: str
    signing: Signing | None
    assistant: Assistant | None = None

    @property
    def is_long(self) -> bool:
        """Whether it is worth while, and possible, to write it in parts."""
        long = self.count > _FEWEST_PARTS * self.part_frames
        return long and self.out.suffix.lower() in JOINABLE

    @property
    def part_frames(self) -> int:
        """Frames of one part."""
        return max(round(_PART_S * self.fps), 1)

    def at_one_go(self, sound: Path | None, job: Job) -> None:
        """Write it; on an error nothing is left behind.

        Raises:
            MediaError: it cannot be written.
            CancelledError: the user stopped.
        """
        writing = VideoWriter(
            self.out,
            self.portrait.picture.size_hw,
            self.fps,
            audio_from=sound,
            made_by_network=self.renderer.made_by_network,
            origin=self.origin,
            signing=self.signing,
        )
        with writing as writer, closing(self._pictures(0)) as stream:
            for done, pixels in enumerate(stream, start=1):
                writer.write(pixels)
                job.step(done, self.count)

    def in_parts(self, fingerprint: str, sound: Path | None, job: Job) -> None:
        """Write it part by part, going on where an earlier run of the same film ended.

        Raises:
            MediaError: it cannot be written; the finished parts are kept for the next run.
            CancelledError: the user stopped; nothing is left behind.
        """
        if self.signing is not None:
            require_signable(self.out)
        parts = Parts(self.out)
        try:
            made = parts.begin(fingerprint)
            done = min(len(made) * self.part_frames, self.count)
            if done:
                job.notice(f"Going on after frame {done} of {self.count}, where the last run was.")
            self._write_parts(parts, made, done, job)
            join_video(
                made, self.out, audio_from=sound, origin=self.origin, signing=self.signing,
                made_by_network=self.renderer.made_by_network,
            )  # fmt: skip
        except CancelledError:
            parts.clear()
            raise
        except BaseException:
            parts.clear_if_useless()
            raise
        parts.clear()

    def _write_parts(self, parts: Parts, made: list[Path], done: int, job: Job) -> None:
        with closing(self._pictures(done)) as stream:
            while done < self.count:
                path = parts.path(len(made))
                with VideoWriter(path, self.portrait.picture.size_hw, self.fps) as writer:
                    for pixels in islice(stream, self.part_frames):
                        writer.write(pixels)
                        done += 1
                        job.step(done, self.count)
                made.append(path)

    def _pictures(self, first: int) -> Generator[NDArray[Any], None, None]:
        """Frames from number `first` on."""
        return prefetched(self._drawn(islice(self.targets(), first, None)))

    def _drawn(self, targets: Iterator[FaceParams]) -> Generator[NDArray[Any], None, None]:
        assisted = self.assistant is not None and self.assistant.begin(self.portrait, self.renderer)
        prepared = self.renderer.prepare(self.portrait, Pace.FILM)
        yield from drawn(prepared, targets, self.assistant if assisted else None)
