"""Video in and out: times, turns, sound, damage, and files that appear only when complete."""

from __future__ import annotations

from fractions import Fraction
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import av
import numpy as np
import psutil
import pytest

from engine.errors import MediaError
from engine.media import VideoReader, VideoWriter, probe, read_digital_source_type

if TYPE_CHECKING:
    from pathlib import Path

    from numpy.typing import NDArray

SIZE_HW = (96, 128)


def corner_frame(step: int = 0, size_hw: tuple[int, int] = SIZE_HW) -> NDArray[np.uint8]:
    """Grey with a red top-left and a blue top-right quarter; `step` moves a bright bar."""
    height, width = size_hw
    pixels = np.full((height, width, 3), 90, np.uint8)
    pixels[: height // 2, : width // 2] = (220, 30, 30)
    pixels[: height // 2, width // 2 :] = (30, 30, 220)
    pixels[height * 3 // 4 :, step % width : step % width + 8] = 240
    return pixels


def write_clip(path: Path, frames: int = 20, fps: float = 25, **options: object) -> Path:
    with VideoWriter(path, SIZE_HW, fps, **options) as writer:  # pyright: ignore[reportArgumentType]
        for step in range(frames):
            writer.write(corner_frame(step))
    return path


def raw_clip(path: Path, ticks: list[int], turn_degrees: int = 0) -> Path:
    """A clip as a phone may write it: own times (in ms), own display matrix."""
    with av.open(str(path), "w") as container:
        stream = container.add_stream("libx264", rate=30, options={"g": "8", "bf": "0"})
        stream.height, stream.width, stream.pix_fmt = *SIZE_HW, "yuv420p"
        stream.time_base = stream.codec_context.time_base = Fraction(1, 1000)
        if turn_degrees:
            stream.set_display_rotation(turn_degrees)
        for number, tick in enumerate(ticks):
            frame = av.VideoFrame.from_ndarray(corner_frame(3 * number), format="rgb24")
            frame.pts, frame.time_base = tick, Fraction(1, 1000)
            container.mux(stream.encode(frame))
        container.mux(stream.encode(None))
    return path


def write_clicks(path: Path, codec: str, at_s: tuple[float, ...], length_s: float) -> Path:
    """Sound with short bursts at known moments."""
    rate = 48_000
    samples = np.zeros((1, int(length_s * rate)), np.float32)
    for moment in at_s:
        start = int(moment * rate)
        samples[0, start : start + 480] = 0.9 * np.sin(np.arange(480) * 0.4)
    with av.open(str(path), "w") as container:
        stream: Any = container.add_stream(codec, rate=rate, layout="mono")
        resampler = av.AudioResampler(stream.format, "mono", rate, stream.codec_context.frame_size)
        frame = av.AudioFrame.from_ndarray(samples, format="fltp", layout="mono")
        frame.sample_rate, frame.pts = rate, 0
        for part in [*resampler.resample(frame), *resampler.resample(None)]:
            container.mux(stream.encode(part))
        container.mux(stream.encode(None))
    return path


def click_times(path: Path) -> list[float]:
    """Moments of the bursts, relative to the first picture."""
    with av.open(str(path)) as container:
        video: Any = container.streams.video[0]
        zero = float((video.start_time or 0) * video.time_base)
        heard: list[NDArray[np.float32]] = []
        times: list[NDArray[np.float64]] = []
        resampler = av.AudioResampler("flt", "mono", 48_000)
        for decoded in container.decode(audio=0):
            frame: Any
            for frame in resampler.resample(decoded):
                heard.append(np.abs(frame.to_ndarray()[0]))
                times.append(frame.time + np.arange(frame.samples) / 48_000)
    loud = np.concatenate(times)[np.concatenate(heard) > 0.3] - zero
    return [
        float(loud[0]),
        *(float(b) for a, b in pairwise(loud) if b - a > 0.1),
    ]


@pytest.mark.parametrize("suffix", [".mp4", ".mov", ".mkv", ".webm", ".gif"])
def test_round_trip(tmp_path: Path, suffix: str) -> None:
    path = write_clip(tmp_path / f"clip{suffix}", made_by_network=True)
    with VideoReader(path) as reader:
        frames = list(reader)
    assert reader.damage == ""
    assert reader.info.size_hw == SIZE_HW
    assert reader.info.frames == len(frames) == 20
    assert reader.info.fps == pytest.approx(25, rel=0.01)
    assert [frame.time_s for frame in frames] == pytest.approx(np.arange(20) / 25, abs=0.002)
    error = np.abs(frames[7].pixels.astype(int) - corner_frame(7)).mean()
    assert error < 6
    assert read_digital_source_type(path).endswith("compositeWithTrainedAlgorithmicMedia")


def test_colours_survive(tmp_path: Path) -> None:
    skin = np.full((*SIZE_HW, 3), (200, 150, 120), np.uint8)
    with VideoWriter(tmp_path / "skin.mp4", SIZE_HW, 25) as writer:
        for _ in range(5):
            writer.write(skin)
    last = list(VideoReader(tmp_path / "skin.mp4"))[-1]
    np.testing.assert_allclose(last.pixels.mean((0, 1)), (200, 150, 120), atol=1.5)


def test_animated_webp_can_be_opened(tmp_path: Path) -> None:
    from PIL import Image

    path = write_clip(tmp_path / "clip.webp")
    with Image.open(path) as picture:
        assert (getattr(picture, "n_frames", 1), picture.size) == (20, SIZE_HW[::-1])
        picture.seek(19)
    assert read_digital_source_type(path).endswith("humanEdits")


def test_gif_keeps_still_parts_still(tmp_path: Path) -> None:
    frames = list(VideoReader(write_clip(tmp_path / "clip.gif")))
    still = np.s_[: SIZE_HW[0] // 2]
    assert all((frame.pixels[still] == frames[0].pixels[still]).all() for frame in frames)


def test_odd_sizes_are_padded_by_one_pixel(tmp_path: Path) -> None:
    with VideoWriter(tmp_path / "odd.mp4", (95, 127), 25) as writer:
        writer.write(corner_frame(size_hw=(95, 127)))
    assert probe(tmp_path / "odd.mp4").size_hw == SIZE_HW


@pytest.mark.parametrize("fps", [23.976, 24, 29.97, 30, 59.94])
def test_frame_rates_are_exact(tmp_path: Path, fps: float) -> None:
    assert probe(write_clip(tmp_path / "c.mp4", 30, fps)).fps == pytest.approx(fps, abs=2e-3)


@pytest.mark.parametrize("degrees", [90, 180, 270])
def test_turned_clips_come_upright(tmp_path: Path, degrees: int) -> None:
    upright = corner_frame()
    # The matrix turns counter-clockwise for display, as np.rot90 does.
    expected = np.rot90(upright, degrees // 90)
    path = raw_clip(tmp_path / "turned.mp4", [0, 40, 80], degrees)
    with VideoReader(path) as reader:
        first = next(iter(reader))
    assert reader.info.size_hw == expected.shape[:2] == first.pixels.shape[:2]
    assert reader.info.rotation == (360 - degrees) % 360
    assert np.abs(first.pixels.astype(int) - expected).mean() < 8


def test_variable_frame_rate_keeps_its_times(tmp_path: Path) -> None:
    ticks = [100, 133, 210, 500, 510, 900]
    path = raw_clip(tmp_path / "vfr.mp4", ticks)
    times = [frame.time_s for frame in VideoReader(path)]
    assert times == pytest.approx([(tick - 100) / 1000 for tick in ticks], abs=1e-3)
    with VideoWriter(tmp_path / "again.mp4", SIZE_HW, 30) as writer:
        for frame in VideoReader(path):
            writer.write(frame.pixels, frame.time_s)
    again = [frame.time_s for frame in VideoReader(tmp_path / "again.mp4")]
    assert again == pytest.approx(times, abs=1e-3)


def test_a_reader_can_be_read_twice(tmp_path: Path) -> None:
    with VideoReader(write_clip(tmp_path / "clip.mp4", 5)) as reader:
        assert [f.index for f in reader] == [f.index for f in reader] == [0, 1, 2, 3, 4]


@pytest.mark.parametrize(
    ("sound", "codec", "suffix"),
    [
        ("a.m4a", "aac", ".mp4"),
        ("a.wav", "pcm_s16le", ".mp4"),
        ("a.mp3", "libmp3lame", ".mp4"),
        ("a.flac", "flac", ".mkv"),
        ("a.m4a", "aac", ".webm"),
    ],
)
def test_sound_is_carried_in_sync_and_cut(
    tmp_path: Path, sound: str, codec: str, suffix: str
) -> None:
    moments = (0.2, 0.75, 1.3)
    source = write_clicks(tmp_path / sound, codec, (*moments, 2.6), 3.0)
    path = write_clip(tmp_path / f"with{suffix}", 40, 25, audio_from=source)
    tolerance = 0.045 if sound.endswith("mp3") else 0.015
    assert click_times(path) == pytest.approx(moments, abs=tolerance)
    with av.open(str(path)) as container:
        assert container.duration is not None
        assert container.duration / 1e6 == pytest.approx(1.6, abs=0.08)


def test_sound_of_a_clip_keeps_its_place(tmp_path: Path) -> None:
    source = write_clicks(tmp_path / "a.wav", "pcm_s16le", (0.2, 1.0), 2.0)
    first = write_clip(tmp_path / "first.mp4", 40, 25, audio_from=source)
    second = write_clip(tmp_path / "second.mkv", 40, 25, audio_from=first)
    assert click_times(second) == pytest.approx([0.2, 1.0], abs=0.02)
    assert probe(second).has_audio
    assert not probe(write_clip(tmp_path / "silent.mp4", 5)).has_audio


def test_half_a_file_gives_half_the_frames(tmp_path: Path) -> None:
    whole = write_clip(tmp_path / "whole.mp4", 200)
    data = whole.read_bytes()
    (tmp_path / "half.mp4").write_bytes(data[: len(data) * 6 // 10])
    with VideoReader(tmp_path / "half.mp4") as reader:
        count = sum(1 for _ in reader)
    assert 20 < count < 190
    assert reader.damage.startswith("half.mp4 is damaged")


def test_garbage_in_the_middle_does_not_end_the_program(tmp_path: Path) -> None:
    whole = write_clip(tmp_path / "whole.mkv", 200)
    data = bytearray(whole.read_bytes())
    middle = len(data) // 2
    data[middle : middle + 400] = np.random.default_rng(3).bytes(400)
    (tmp_path / "hurt.mkv").write_bytes(data)
    with VideoReader(tmp_path / "hurt.mkv") as reader:
        count = sum(1 for _ in reader)
    assert count > 50
    assert reader.damage


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("empty.mp4", b"", "empty"),
        ("noise.mp4", bytes(range(256)) * 40, "not a video that can be read"),
        ("words.mp4", b"once upon a time\n" * 99, "not a video"),
    ],
)
def test_what_is_no_video_is_refused(tmp_path: Path, name: str, content: bytes, words: str) -> None:
    (tmp_path / name).write_bytes(content)
    with pytest.raises(MediaError, match=words):
        VideoReader(tmp_path / name)


def test_refusals_that_need_files(tmp_path: Path) -> None:
    with pytest.raises(MediaError, match="There is no file"):
        VideoReader(tmp_path / "missing.mp4")
    with pytest.raises(MediaError, match="folder"):
        VideoReader(tmp_path)
    with pytest.raises(MediaError, match="sound but no video"):
        VideoReader(write_clicks(tmp_path / "a.m4a", "aac", (0.1,), 0.5))
    whole = write_clip(tmp_path / "whole.mp4", 50).read_bytes()
    (tmp_path / "cut.mp4").write_bytes(whole[:500])
    with pytest.raises(MediaError):
        VideoReader(tmp_path / "cut.mp4")
    with pytest.raises(MediaError, match="holds no sound"):
        write_clip(tmp_path / "o.mp4", audio_from=tmp_path / "whole.mp4")
    with pytest.raises(MediaError, match="does not write"):
        VideoWriter(tmp_path / "o.xyz", SIZE_HW, 25)
    with pytest.raises(MediaError, match="does not exist"):
        write_clip(tmp_path / "nowhere" / "o.mp4")
    with pytest.raises(MediaError, match="no frames"):
        write_clip(tmp_path / "o.mp4", 0)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.m4a", "cut.mp4", "whole.mp4"]


@pytest.mark.parametrize("error", [RuntimeError, KeyboardInterrupt])
def test_nothing_is_left_when_the_job_fails(tmp_path: Path, error: type[BaseException]) -> None:
    def fail_half_way() -> None:
        with VideoWriter(tmp_path / "o.mp4", SIZE_HW, 25) as writer:
            for step in range(10):
                writer.write(corner_frame(step))
            raise error

    with pytest.raises(error):
        fail_half_way()
    assert list(tmp_path.iterdir()) == []


def test_an_encoder_that_fails_is_reported_and_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from engine.media import video_encoding

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(video_encoding.Encoder, "_mux", full)
    with pytest.raises(MediaError, match="disk is full"):
        write_clip(tmp_path / "o.mp4", 120)
    assert list(tmp_path.iterdir()) == []


def test_frames_of_another_size_are_a_bug(tmp_path: Path) -> None:
    with (
        pytest.raises(ValueError, match="was expected"),
        VideoWriter(tmp_path / "o.mp4", SIZE_HW, 25) as writer,
    ):
        writer.write(corner_frame(size_hw=(50, 50)))


def test_memory_does_not_grow_with_length(tmp_path: Path) -> None:
    """600 frames of 512 x 512 px would be 470 MB."""
    picture = np.random.default_rng(0).integers(0, 256, (512, 512, 3), np.uint8)

    def play(frames: int) -> None:
        with VideoWriter(tmp_path / "a.mp4", (512, 512), 25, preset="ultrafast") as writer:
            for step in range(frames):
                writer.write(np.full_like(picture, step % 250) if step % 50 else picture)
        with VideoReader(tmp_path / "a.mp4") as reader:
            assert sum(1 for _ in reader) == frames

    process = psutil.Process()
    play(60)
    before = process.memory_info().rss
    play(600)
    assert process.memory_info().rss - before < 60_000_000


def test_real_clips(shared_media: Path) -> None:
    for path in sorted((shared_media / "peer-examples").glob("*.mp4")):
        with VideoReader(path) as reader:
            count = sum(1 for _ in reader)
        assert count == reader.info.frames
        assert reader.damage == ""
