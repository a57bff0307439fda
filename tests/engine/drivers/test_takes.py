"""Live Link Face takes: round trip, real-world quirks, clear refusals."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
import pytest

from engine.drivers.takes import Take, read_take, write_take
from engine.errors import MediaError
from engine.types import ARKIT_INDEX, ARKIT_NAMES

if TYPE_CHECKING:
    from pathlib import Path


def a_take(frames: int = 150, fps: float = 30.0) -> Take:
    random = np.random.default_rng(4)
    return Take.of(
        np.arange(frames) / fps,
        random.random((frames, 52)),
        random.uniform(-0.5, 0.5, (frames, 3)),
    )


def with_line(path: Path, number: int, change: tuple[str, str]) -> None:
    lines = path.read_text().splitlines()
    lines[number - 1] = lines[number - 1].replace(*change)
    path.write_text("\n".join(lines))


@pytest.mark.parametrize("fps", [24.0, 25.0, 29.97, 30.0, 50.0, 60.0])
def test_a_take_survives_its_file(tmp_path: Path, fps: float) -> None:
    take = a_take(fps=fps)
    write_take(tmp_path / "take.csv", take)
    back = read_take(tmp_path / "take.csv")
    np.testing.assert_allclose(back.times_s, take.times_s, atol=1e-4)
    np.testing.assert_allclose(back.expression, take.expression, atol=1e-5)
    np.testing.assert_allclose(back.head_rad, take.head_rad, atol=1e-5)
    assert back.seen.all()


def test_the_file_has_the_usual_layout(tmp_path: Path) -> None:
    write_take(tmp_path / "take.csv", a_take(3))
    header, first, *_ = (tmp_path / "take.csv").read_text().splitlines()
    columns = header.split(",")
    assert columns[:3] == ["Timecode", "BlendshapeCount", "EyeBlinkLeft"]
    assert columns[-10:-6] == ["TongueOut", "HeadYaw", "HeadPitch", "HeadRoll"]
    assert len(columns) == 63
    assert first.startswith("00:00:00:00.000,61,")


@pytest.mark.parametrize("calibrated", [True, False])
def test_whether_a_take_is_calibrated_lies_in_its_file(tmp_path: Path, calibrated: bool) -> None:
    take = replace(a_take(), calibrated=calibrated)
    write_take(tmp_path / "take.csv", take)
    back = read_take(tmp_path / "take.csv")
    assert back.calibrated is calibrated
    assert back.resampled(np.arange(10) / 10.0).calibrated is calibrated
    np.testing.assert_allclose(back.expression, take.expression, atol=1e-5)


def test_degrees_are_recognised(tmp_path: Path) -> None:
    take = a_take()
    degrees = Take.of(take.times_s, take.expression, np.degrees(take.head_rad))
    write_take(tmp_path / "take.csv", degrees)
    np.testing.assert_allclose(read_take(tmp_path / "take.csv").head_rad, take.head_rad, atol=1e-5)


def test_case_order_missing_angles_and_byte_order_mark_do_not_matter(tmp_path: Path) -> None:
    names = [name.upper() for name in reversed(ARKIT_NAMES) if name != "tongueOut"]
    rows = [",".join(["TIMECODE", "BlendShapeCount", *names])]
    rows += [f"23:59:59:{58 + i}.000,61," + ",".join(["0.25"] * 51) for i in range(2)]
    rows += ["00:00:00:00.000,61," + ",".join(["0.5"] * 51), ""]
    (tmp_path / "t.csv").write_text("\ufeff" + "\r\n".join(rows), encoding="utf-8")
    take = read_take(tmp_path / "t.csv")
    np.testing.assert_allclose(take.times_s, [0, 1 / 60, 2 / 60], atol=1e-6)
    assert take.expression[0, ARKIT_INDEX["jawOpen"]] == 0.25
    assert take.expression[0, ARKIT_INDEX["tongueOut"]] == 0.0


def test_rows_without_a_face_are_held(tmp_path: Path) -> None:
    path = tmp_path / "take.csv"
    write_take(path, a_take(4))
    lines = path.read_text().splitlines()
    lines[2] = lines[2].split(",")[0] + ",0"
    path.write_text("\n".join(lines))
    take = read_take(path)
    assert take.seen.tolist() == [True, False, True, True]
    assert np.array_equal(take.expression[0], take.expression[1])


@pytest.mark.parametrize(
    ("line", "change", "words"),
    [
        (1, ("Timecode", "Time"), "Line 1 .* lacks the column timecode"),
        (1, ("JawOpen", "Jaw"), "Line 1 .* lacks the column jawopen"),
        (3, ("00:00:00:02.000", "yesterday"), "Line 3 .* 'yesterday' as its time"),
        (2, ("61,0.", "61,x0."), "Line 2 .* EyeBlinkLeft, not a number"),
        (3, (",", ";"), "Line 3"),
    ],
)
def test_damage_is_named_with_its_line(
    tmp_path: Path, line: int, change: tuple[str, str], words: str
) -> None:
    path = tmp_path / "take.csv"
    write_take(path, a_take(3))
    with_line(path, line, change)
    with pytest.raises(MediaError, match=words):
        read_take(path)


def test_a_cut_off_line_is_named(tmp_path: Path) -> None:
    path = tmp_path / "take.csv"
    write_take(path, a_take(3))
    path.write_text(path.read_text()[:-200])
    with pytest.raises(MediaError, match=r"Line 4 .* ends before the column"):
        read_take(path)


@pytest.mark.parametrize("contents", [b"", b"a,b,c\n1,2,3\n", b"\xff\xfe\x00\x01", b"\x00" * 99])
def test_other_files_are_refused_with_a_sentence(tmp_path: Path, contents: bytes) -> None:
    path = tmp_path / "take.csv"
    path.write_bytes(contents)
    with pytest.raises(MediaError):
        read_take(path)
    with pytest.raises(MediaError):
        read_take(tmp_path / "missing.csv")


def test_a_header_without_frames_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "take.csv"
    write_take(path, a_take(1))
    path.write_text(path.read_text().splitlines()[0])
    with pytest.raises(MediaError, match="no frames"):
        read_take(path)


def test_resampling_interpolates_and_holds_the_ends() -> None:
    take = Take.of(np.array([0.0, 1.0]), np.eye(2, 52), np.zeros((2, 3)))
    values = take.resampled(np.array([0.0, 0.5, 1.0, 2.0])).expression[:, 0]
    assert values.tolist() == [1.0, 0.5, 0.0, 0.0]
