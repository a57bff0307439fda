"""Bad input: one clear sentence, a non-zero exit, no traceback, nothing half-written.

And odd input that is fine: it must simply work.
"""

from __future__ import annotations

import errno
import os
import struct
import wave
import zlib
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from engine import assets
from engine.media import VideoWriter, read_picture

Make = Callable[[Path], object]


def _png_header_only(path: Path) -> None:
    """A PNG that claims 30000 x 30000 pixels in a few bytes."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        checked = kind + data
        return struct.pack(">I", len(data)) + checked + struct.pack(">I", zlib.crc32(checked))

    header = struct.pack(">IIBBBBB", 30000, 30000, 8, 2, 0, 0, 0)
    rows = zlib.compress(bytes(90001))
    chunks = chunk(b"IHDR", header) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")
    path.write_bytes(b"\x89PNG\r\n\x1a\n" + chunks)


def _portrait() -> Image.Image:
    return Image.open(assets.locate("sample-portrait"))


def _damaged_jpeg(path: Path) -> None:
    _portrait().save(path, "JPEG")
    path.write_bytes(path.read_bytes()[:600])


def _wave(path: Path) -> None:
    with wave.open(str(path), "wb") as sound:
        sound.setparams((1, 2, 8000, 0, "NONE", ""))
        sound.writeframes(bytes(16000))


def _grey_clip(path: Path) -> None:
    with VideoWriter(path, (96, 96), 10.0) as writer:
        for level in range(12):
            writer.write(np.full((96, 96, 3), 20 * level, np.uint8))


BAD_PHOTOS: dict[str, tuple[str, Make]] = {
    "empty": ("empty.jpg", lambda path: path.write_bytes(b"")),
    "truncated": ("cut.jpg", _damaged_jpeg),
    "no picture": ("letter.png", lambda path: path.write_text("Dear reader, " * 50)),
    "one pixel": ("dot.png", lambda path: Image.new("RGB", (1, 1)).save(path)),
    "30000 x 30000": ("huge.png", _png_header_only),
    "no face": ("blue.png", lambda path: Image.new("RGB", (400, 300), "navy").save(path)),
    "a folder": ("folder.png", lambda path: path.mkdir()),
    "missing": ("nowhere.png", lambda path: None),
}


def check(outcome: object, *words: str) -> None:
    """One sentence and perhaps a hint, on stderr alone."""
    code, out, err = outcome.code, outcome.out, outcome.err  # type: ignore[attr-defined]
    assert code not in (0, 1), err
    assert "Traceback" not in out + err
    assert out == ""
    lines = [line for line in err.splitlines() if line.strip()]
    assert lines[-1].startswith(("likeness: ", "          ")), err
    assert sum(line.startswith("likeness: ") for line in lines) == 1
    sentence = next(line for line in lines if line.startswith("likeness: "))
    assert sentence.endswith((".", "?")), err
    assert all(word in err for word in words), err


@pytest.mark.parametrize("command", ["fit", "edit", "frontalize"])
@pytest.mark.parametrize("kind", BAD_PHOTOS)
def test_bad_photos(likeness: Callable, tmp_path: Path, kind: str, command: str) -> None:
    name, make = BAD_PHOTOS[kind]
    make(tmp_path / name)
    out = tmp_path / "out"
    out.mkdir()
    suffix = "json" if command == "fit" else "png"
    check(likeness(command, tmp_path / name, "-o", out / f"o.{suffix}"))
    assert list(out.iterdir()) == []


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["--set", "jawopn=1"], ["Did you mean jawOpen?"]),
        (["--set", "xyzzy=1"], ["no slider called 'xyzzy'"]),
        (["--set", "jawOpen"], ["NAME=VALUE"]),
        (["--set", "jawOpen=much"], ["needs a number"]),
        (["--set", "yaw=nan"], ["finite"]),
        (["--set", "yaw=900", "--strict"], ["outside -60 to 60"]),
        (["--preset", "smirk"], ["no preset called 'smirk'"]),
        (["--renderer", "wrap"], ["Did you mean warp?"]),
        (["--tracker", "mediapip"], ["Did you mean mediapipe?"]),
        (["--size", "3"], ["not a size"]),
        (["--size", "large"], ["not a size"]),
        (["--face", "2"], ["only one face"]),
        (["--face", "first"], ["not a face"]),
        (["--face", "0"], ["not a face"]),
        (["--from-photo", "nowhere.jpg"], ["nowhere.jpg"]),
    ],
    ids=lambda value: " ".join(value),
)
def test_bad_edits(
    likeness: Callable, sample: Path, tmp_path: Path, arguments: list[str], words: list[str]
) -> None:
    check(likeness("edit", sample, "-o", tmp_path / "o.png", *arguments), *words)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("name", ["nowhere/o.png", "o.xyz", "o", "taken/"])
def test_bad_places_to_write(likeness: Callable, sample: Path, tmp_path: Path, name: str) -> None:
    (tmp_path / "taken").mkdir()
    check(likeness("edit", sample, "-o", f"{tmp_path}/{name}", "--preset", "smile"))
    assert [path.name for path in tmp_path.iterdir()] == ["taken"]


def test_a_photo_is_never_replaced_by_its_edit(
    likeness: Callable, sample: Path, tmp_path: Path
) -> None:
    photo = tmp_path / "me.png"
    photo.write_bytes(sample.read_bytes())
    check(likeness("edit", photo, "-o", photo, "--preset", "smile"), "its own source")
    assert photo.read_bytes() == sample.read_bytes()


def test_one_file_cannot_be_two_outputs(likeness: Callable, sample: Path, tmp_path: Path) -> None:
    same = tmp_path / "same.png"
    check(likeness("fit", sample, "--overlay", same, "--pncc", same), "same name")


@pytest.mark.parametrize("command", ["edit", "frontalize"])
def test_a_full_disk(
    likeness: Callable,
    sample: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    command: str,
) -> None:
    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(os, "replace", full)
    monkeypatch.setattr(os, "fsync", full)
    check(likeness(command, sample, "-o", tmp_path / "o.png"), "disk is full")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("name", "make"),
    [
        ("empty.mp4", lambda path: path.write_bytes(b"")),
        ("letter.mp4", lambda path: path.write_text("Dear reader, " * 50)),
        ("sound.mp4", _wave),
        ("letter.wav", lambda path: path.write_text("Dear reader, " * 50)),
        ("still.png", lambda path: Image.new("RGB", (64, 64)).save(path)),
        ("table.csv", lambda path: path.write_text("a,b\n1,2\n")),
        ("empty.csv", lambda path: path.write_bytes(b"")),
        ("grey.mp4", _grey_clip),
        ("nowhere.mp4", lambda path: None),
        ("nowhere.csv", lambda path: None),
    ],
)
def test_bad_performances(
    likeness: Callable, sample: Path, tmp_path: Path, name: str, make: Make
) -> None:
    make(tmp_path / name)
    out = tmp_path / "out"
    out.mkdir()
    check(likeness("reenact", sample, tmp_path / name, "-o", out / "o.mp4"), name)
    assert list(out.iterdir()) == []


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["--mode", "sideways"], ["relative, absolute"]),
        (["--region", "nose"], ["lips"]),
        (["--smooth", "5"], ["0 to 1"]),
        (["--size", "huge"], ["not a size"]),
        (["--renderer", "oils"], ["no renderer called"]),
    ],
    ids=lambda value: " ".join(value),
)
def test_bad_reenactments(
    likeness: Callable, sample: Path, tmp_path: Path, arguments: list[str], words: list[str]
) -> None:
    take = assets.locate("take-nod")
    check(likeness("reenact", sample, take, "-o", tmp_path / "o.mp4", *arguments), *words)
    check(likeness("reenact", sample, take, "-o", tmp_path / "o.txt"))
    assert list(tmp_path.iterdir()) == []


def test_takes_are_csv_files(likeness: Callable, tmp_path: Path) -> None:
    _grey_clip(tmp_path / "grey.mp4")
    check(likeness("track", tmp_path / "grey.mp4", "-o", tmp_path / "t.json"), ".csv")
    check(likeness("track", tmp_path / "grey.mp4", "-o", tmp_path / "t.csv"), "No frame")
    check(likeness("evaluate", tmp_path / "grey.mp4"), "No frame")
    assert [path.name for path in tmp_path.iterdir()] == ["grey.mp4"]


def _animated(path: Path) -> None:
    frames = [_portrait(), _portrait().transpose(Image.Transpose.FLIP_LEFT_RIGHT)]
    frames[0].save(path, save_all=True, append_images=frames[1:])


def _deep(path: Path) -> None:
    import cv2

    pixels = np.asarray(_portrait()).astype(np.uint16) * 257
    cv2.imwrite(str(path), pixels[..., ::-1])


def _transparent(path: Path) -> None:
    picture = _portrait().convert("RGBA")
    picture.putalpha(Image.linear_gradient("L").resize(picture.size))
    picture.save(path)


def _sideways(path: Path) -> None:
    exif = Image.Exif()
    exif[0x0112] = 6
    _portrait().transpose(Image.Transpose.ROTATE_90).save(path, exif=exif, quality=95)


def _crowd(path: Path) -> None:
    face = _portrait().crop((110, 10, 330, 230)).resize((200, 200))
    canvas = Image.new("RGB", (1000, 800), "white")
    for number in range(20):
        canvas.paste(face, (number % 5 * 200, number // 5 * 200))
    canvas.save(path)


@pytest.mark.parametrize(
    ("name", "make"),
    [
        ("print.jpg", lambda path: _portrait().convert("CMYK").save(path)),
        ("deep.png", _deep),
        ("grey.png", lambda path: _portrait().convert("L").save(path)),
        ("palette.png", lambda path: _portrait().convert("P").save(path)),
        ("clear.png", _transparent),
        ("moving.gif", _animated),
        ("wrong-name.jpg", lambda path: _portrait().save(path, "PNG")),
        ("sideways.jpg", _sideways),
        ("crowd.png", _crowd),
        ("tight.png", lambda path: _portrait().crop((165, 40, 290, 190)).save(path)),
    ],
)
def test_odd_photos_work(likeness: Callable, tmp_path: Path, name: str, make: Make) -> None:
    make(tmp_path / name)
    out = tmp_path / "out.png"
    outcome = likeness("edit", tmp_path / name, "-o", out, "--preset", "surprise")
    assert outcome.code == 0, outcome.err
    made, photo = read_picture(out), read_picture(tmp_path / name)
    assert made.size_hw == photo.size_hw
    assert (made.alpha is None) == (photo.alpha is None)
    assert (made.deep_pixels is None) == (photo.deep_pixels is None)
    assert not np.array_equal(made.pixels, photo.pixels)


def test_a_crowd_is_listed(likeness: Callable, tmp_path: Path) -> None:
    _crowd(tmp_path / "crowd.png")
    outcome = likeness("fit", tmp_path / "crowd.png", "--face", "7")
    assert outcome.code == 0, outcome.err
    assert "shows 20 faces" in outcome.err
    check(likeness("fit", tmp_path / "crowd.png", "--face", "21"), "only 20 faces")


def test_half_a_face_works_or_is_refused_in_a_sentence(likeness: Callable, tmp_path: Path) -> None:
    _portrait().crop((222, 20, 400, 260)).save(tmp_path / "half.png")
    outcome = likeness("edit", tmp_path / "half.png", "-o", tmp_path / "o.png", "--set", "yaw=5")
    if outcome.code:
        check(outcome)
        assert not (tmp_path / "o.png").exists()
    else:
        assert (tmp_path / "o.png").exists()
