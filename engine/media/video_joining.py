"""Parts of one video put end to end, without encoding them again."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

import av
from av.error import FFmpegError

from engine.errors import MediaError
from engine.media import containers, metadata
from engine.media.credentials.signing import sign
from engine.media.files import atomic
from engine.media.sound import SoundTrack
from engine.media.video_encoding import format_for

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from av.container import OutputContainer
    from av.packet import Packet

    from engine.media.credentials.signing import Signing

JOINABLE = frozenset({".mp4", ".m4v", ".mov"})
"""Endings of films whose parts can be put together. Matroska wants a frame rate that PyAV cannot
state for packets it did not encode."""


def join_video(
    parts: Sequence[Path],
    out: Path,
    *,
    audio_from: Path | None = None,
    made_by_network: bool = False,
    origin: str = "",
    signing: Signing | None = None,
) -> None:
    """Write the parts one after the other; the arguments are those of `VideoWriter`.

    Args:
        parts: MP4 files from the same encoder, of one size and one frame rate.
        out: the film, of one of the `JOINABLE` kinds.

    Raises:
        MediaError: a part cannot be read, or the film cannot be written.
    """
    xmp = metadata.signed_xmp(b"", made_by_network=made_by_network, origin=origin)
    style = format_for(out)
    with atomic(out) as beside:
        try:
            with av.open(
                str(beside), "w", format=style.muxer, container_options=style.muxer_options
            ) as film:
                film.metadata.update({
                    "comment": f"Made with {metadata.PROGRAM}",
                    "DIGITAL_SOURCE_TYPE": metadata.source_type(xmp),
                })  # fmt: skip
                _fill(film, parts, audio_from)
        except FFmpegError as error:
            raise MediaError(f"The parts of {out.name} cannot be put together.") from error
        containers.embed_xmp(beside, xmp)
        if signing is not None:
            sign(beside, signing)


def _fill(film: OutputContainer, parts: Sequence[Path], audio_from: Path | None) -> None:
    with av.open(str(parts[0])) as first:
        stream = film.add_stream_from_template(first.streams.video[0])
    sound = SoundTrack(film, audio_from) if audio_from is not None else None
    try:
        end_s = 0.0
        for packet, start_s in _packets(parts):
            packet.stream = stream
            film.mux(packet)
            if sound is not None and start_s > end_s:
                sound.advance(start_s)
            end_s = max(end_s, start_s)
        if sound is not None:
            sound.advance(end_s + _frame_s(parts[-1]))
    finally:
        if sound is not None:
            sound.close()


def _packets(parts: Sequence[Path]) -> Iterator[tuple[Packet, float]]:
    """Every packet in its place in the film, and when its picture is shown."""
    offset = Fraction(0)
    for part in parts:
        with av.open(str(part)) as container:
            video = container.streams.video[0]
            count = 0
            for packet in container.demux(video):
                if packet.pts is None or packet.dts is None or packet.time_base is None:
                    continue
                shift = round(offset / packet.time_base)
                packet.pts += shift
                packet.dts += shift
                count += 1
                yield packet, float(packet.pts * packet.time_base)
            rate = video.average_rate
            if rate is None or not count:
                raise MediaError(f"The part {part.name} holds no pictures.")
            offset += count / Fraction(rate)


def _frame_s(part: Path) -> float:
    with av.open(str(part)) as container:
        rate = container.streams.video[0].average_rate
        return float(1 / rate) if rate else 0.0
