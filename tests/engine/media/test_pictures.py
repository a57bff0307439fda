"""Every still format there and back, and the table of pictures that must be refused."""

from __future__ import annotations

import io
import struct
import warnings
import zlib
from typing import TYPE_CHECKING, Any

import cv2
import numpy as np
import pytest
from PIL import Image, ImageCms

from engine.errors import MediaError
from engine.media import read_digital_source_type, read_picture, write_picture
from engine.types import Picture

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from numpy.typing import NDArray

SIZE_HW = (48, 64)
RNG = np.random.default_rng(11)
NOISE = RNG.integers(0, 256, (*SIZE_HW, 3), np.uint8)
DEEP = RNG.integers(0, 65536, (*SIZE_HW, 3), np.uint16)
ALPHA = RNG.integers(0, 256, SIZE_HW, np.uint8)
SRGB = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
WIDE = np.dstack(np.broadcast_arrays(*np.ogrid[0:240:48j, 0:250:64j], 99)).astype(np.uint8)
PACKET = b"""<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF
 xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about=""
 xmlns:photoshop="http://ns.adobe.com/photoshop/1.0/" xmlns:xmp="http://ns.adobe.com/xap/1.0/"
 xmlns:hdrgm="http://ns.adobe.com/hdr-gain-map/1.0/" hdrgm:Version="1.0"
 photoshop:Credit="The Agency" xmp:CreatorTool="Camera 1.0"/></rdf:RDF></x:xmpmeta>"""


def saved(path: Path, picture: Image.Image, **options: Any) -> Path:
    picture.save(path, **options)
    return path


def marked() -> NDArray[np.uint8]:
    """A picture of which all eight orientations look different."""
    pixels = WIDE.copy()
    pixels[:16, :20] = (250, 10, 10)
    return pixels


@pytest.mark.parametrize("suffix", [".png", ".tiff"])
@pytest.mark.parametrize("depth", [8, 16])
@pytest.mark.parametrize("has_alpha", [False, True])
def test_lossless_formats_keep_every_bit(
    tmp_path: Path, suffix: str, depth: int, has_alpha: bool
) -> None:
    deep = DEEP if depth == 16 else None
    alpha = (DEEP[..., 0].copy() if depth == 16 else ALPHA) if has_alpha else None
    pixels = (DEEP >> 8).astype(np.uint8) if depth == 16 else NOISE
    picture = Picture(pixels, alpha, deep, icc_profile=SRGB, info={"dpi": (300.0, 300.0)})
    path = tmp_path / f"a{suffix}"
    write_picture(path, picture, made_by_network=False)
    back = read_picture(path)
    np.testing.assert_array_equal(back.pixels, pixels)
    if deep is not None:
        assert back.deep_pixels is not None
        np.testing.assert_array_equal(back.deep_pixels, deep)
    else:
        assert back.deep_pixels is None
    if alpha is not None:
        assert back.alpha is not None
        np.testing.assert_array_equal(back.alpha, alpha)
        assert back.alpha.dtype == alpha.dtype
    else:
        assert back.alpha is None
    assert back.icc_profile == SRGB
    assert back.info["dpi"] == (300.0, 300.0)


@pytest.mark.parametrize("shape", [(1000, 700), (33, 2001)])
def test_tiff_strips_fit_together(tmp_path: Path, shape: tuple[int, int]) -> None:
    deep = np.random.default_rng(2).integers(0, 65536, (*shape, 3), np.uint16)
    picture = Picture((deep >> 8).astype(np.uint8), deep_pixels=deep)
    write_picture(tmp_path / "a.tif", picture, made_by_network=False)
    back = read_picture(tmp_path / "a.tif").deep_pixels
    assert back is not None
    np.testing.assert_array_equal(back, deep)


@pytest.mark.parametrize("suffix", [".jpg", ".webp", ".heic", ".avif"])
def test_lossy_formats_stay_close_and_keep_the_profile(tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"a{suffix}"
    write_picture(path, Picture(WIDE, icc_profile=SRGB), made_by_network=False)
    back = read_picture(path)
    assert np.abs(back.pixels.astype(int) - WIDE).max() <= 8
    assert back.icc_profile == SRGB


@pytest.mark.parametrize("suffix", [".webp", ".heic", ".avif"])
def test_lossy_formats_keep_alpha(tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"a{suffix}"
    alpha = WIDE[..., 1].copy()
    write_picture(path, Picture(WIDE, alpha), made_by_network=False)
    back = read_picture(path)
    assert back.alpha is not None
    assert np.abs(back.alpha.astype(int) - alpha).max() <= 4


def test_webp_stays_lossless_where_it_was(tmp_path: Path) -> None:
    Image.fromarray(NOISE).save(tmp_path / "a.webp", lossless=True, icc_profile=SRGB)
    picture = read_picture(tmp_path / "a.webp")
    write_picture(tmp_path / "b.webp", picture, made_by_network=False)
    np.testing.assert_array_equal(read_picture(tmp_path / "b.webp").pixels, NOISE)


def test_jpeg_has_full_chroma_and_white_under_transparency(tmp_path: Path) -> None:
    picture = Picture(np.zeros((*SIZE_HW, 3), np.uint8), np.zeros(SIZE_HW, np.uint8))
    write_picture(tmp_path / "a.jpg", picture, made_by_network=False)
    assert read_picture(tmp_path / "a.jpg").pixels.min() >= 254
    with Image.open(tmp_path / "a.jpg") as raw:
        assert {layer[1:3] for layer in raw.layer} == {(1, 1)}  # pyright: ignore


def test_ten_bit_heic_keeps_its_depth(tmp_path: Path) -> None:
    deep = WIDE * np.uint16(257)
    path = tmp_path / "a.heic"
    write_picture(path, Picture(WIDE, deep_pixels=deep), made_by_network=False, quality=100)
    back = read_picture(path)
    assert back.deep_pixels is not None
    assert np.abs(back.deep_pixels.astype(int) - deep).mean() < 256


@pytest.mark.parametrize("orientation", range(1, 9))
@pytest.mark.parametrize("suffix", [".jpg", ".png", ".webp", ".tiff"])
def test_orientation_is_applied_and_reset(tmp_path: Path, orientation: int, suffix: str) -> None:
    stored = {
        1: lambda a: a, 2: np.fliplr, 3: lambda a: np.rot90(a, 2), 4: np.flipud,
        5: lambda a: a.swapaxes(0, 1), 6: lambda a: np.rot90(a, 1),
        7: lambda a: np.rot90(a.swapaxes(0, 1), 2), 8: lambda a: np.rot90(a, -1),
    }[orientation](marked())  # fmt: skip
    exif = Image.Exif()
    exif[274], exif[271] = orientation, "Maker"
    path = saved(tmp_path / f"a{suffix}", Image.fromarray(np.ascontiguousarray(stored)), exif=exif)
    picture = read_picture(path)
    assert picture.size_hw == SIZE_HW
    assert np.abs(picture.pixels.astype(int) - marked()).mean() < 4
    write_picture(path, picture, made_by_network=False)
    with Image.open(path) as raw:
        tags = raw.getexif()
        assert (tags.get(274), tags.get(271)) == (1, "Maker")
        assert str(tags.get(305)).startswith("Likeness")


@pytest.mark.parametrize("orientation", range(1, 9))
def test_deep_tiff_is_turned_too(tmp_path: Path, orientation: int) -> None:
    deep = marked() * np.uint16(256) + np.uint16(7)
    write_picture(
        tmp_path / "a.tiff",
        Picture(marked(), deep_pixels=deep),
        made_by_network=False,
    )
    data = (tmp_path / "a.tiff").read_bytes()
    entry = struct.pack("<HHIH", 274, 3, 1, 1)
    assert data.count(entry) == 1
    (tmp_path / "a.tiff").write_bytes(
        data.replace(entry, struct.pack("<HHIH", 274, 3, 1, orientation))
    )
    with Image.open(tmp_path / "a.tiff") as raw:
        expected = np.asarray(raw.convert("RGB"))
    picture = read_picture(tmp_path / "a.tiff")
    np.testing.assert_array_equal(picture.pixels, expected)
    assert picture.deep_pixels is not None
    np.testing.assert_array_equal(picture.deep_pixels, expected.astype(np.uint16) * 256 + 7)


def test_exif_is_kept_without_the_old_preview(tmp_path: Path) -> None:
    exif = Image.Exif()
    exif[271], exif[315] = "Maker", "Somebody"
    exif.get_ifd(0x8769)[0x9003] = "2020:01:02 03:04:05"
    exif.get_ifd(0x8825)[1] = "N"
    path = saved(tmp_path / "a.jpg", Image.fromarray(WIDE), exif=exif)
    write_picture(tmp_path / "b.jpg", read_picture(path), made_by_network=False)
    with Image.open(tmp_path / "b.jpg") as raw:
        kept = raw.getexif()
        assert (kept[271], kept[315]) == ("Maker", "Somebody")
        assert kept.get_ifd(0x8769)[0x9003] == "2020:01:02 03:04:05"
        assert kept.get_ifd(0x8769)[0xA002] == SIZE_HW[1]
        assert kept.get_ifd(0x8825)[1] == "N"
        assert not kept.get_ifd(1)


@pytest.mark.parametrize("suffix", [".png", ".jpg", ".webp", ".tiff", ".heic", ".avif"])
@pytest.mark.parametrize(
    ("by_network", "term"),
    [(True, "compositeWithTrainedAlgorithmicMedia"), (False, "humanEdits")],
)
def test_files_say_how_they_were_made(
    tmp_path: Path, suffix: str, by_network: bool, term: str
) -> None:
    path = tmp_path / f"a{suffix}"
    write_picture(path, Picture(WIDE, xmp=PACKET), made_by_network=by_network, title="Ein Bild ä")
    assert read_digital_source_type(path).rpartition("/")[2] == term
    packet = read_picture(path).xmp.decode()
    assert "The Agency" in packet
    assert "photoshop:Credit" in packet
    assert "Ein Bild ä" in packet
    assert "Likeness" in packet
    assert "Camera 1.0" not in packet
    assert "hdrgm" not in packet


def test_what_was_generative_stays_generative(tmp_path: Path) -> None:
    write_picture(tmp_path / "a.png", Picture(WIDE), made_by_network=True)
    write_picture(tmp_path / "b.png", read_picture(tmp_path / "a.png"), made_by_network=False)
    assert read_digital_source_type(tmp_path / "b.png").endswith("TrainedAlgorithmicMedia")


@pytest.mark.parametrize(
    "packet",
    [
        b"<broken",
        b"\xff\xfe\x00",
        b"<a/>",
        b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>',
        b"x" * 90_000,
    ],
)
def test_a_broken_packet_is_replaced(tmp_path: Path, packet: bytes) -> None:
    write_picture(tmp_path / "a.jpg", Picture(WIDE, xmp=packet), made_by_network=False)
    assert read_digital_source_type(tmp_path / "a.jpg").endswith("humanEdits")


def test_metadata_too_large_for_a_jpeg_does_not_stop_it(tmp_path: Path) -> None:
    exif = Image.Exif()
    exif[271] = "Maker"
    exif.get_ifd(0x8769)[0x927C] = bytes(70_000)
    long_packet = PACKET.replace(b"The Agency", b"The Agency" * 9000)
    picture = Picture(WIDE, exif=exif.tobytes(), xmp=long_packet)
    write_picture(tmp_path / "a.jpg", picture, made_by_network=True)
    assert read_digital_source_type(tmp_path / "a.jpg").endswith("TrainedAlgorithmicMedia")
    with Image.open(tmp_path / "a.jpg") as raw:
        assert raw.getexif()[271] == "Maker"


def test_no_edit_leaves_png_pixels_alone(tmp_path: Path, portrait_paths: list[Path]) -> None:
    for path in portrait_paths:
        picture = read_picture(path)
        write_picture(tmp_path / "a.png", picture, made_by_network=False)
        np.testing.assert_array_equal(read_picture(tmp_path / "a.png").pixels, picture.pixels)


def grey_deep(path: Path) -> None:
    path.write_bytes(cv2.imencode(".png", DEEP[..., 0])[1].tobytes())


def palette_with_transparency(path: Path) -> None:
    picture = Image.fromarray(WIDE).quantize(16)
    picture.save(path, "PNG", transparency=3)


def cmyk_with_profile(path: Path) -> None:
    Image.fromarray(WIDE).convert("CMYK").save(path, "TIFF", icc_profile=b"\0" * 128)


def animation(path: Path) -> None:
    frames = [Image.fromarray(np.roll(WIDE, shift, 1)) for shift in range(0, 30, 10)]
    frames[0].save(path, "GIF", save_all=True, append_images=frames[1:])


def rotten_exif(path: Path) -> None:
    Image.fromarray(WIDE).save(path, "JPEG", exif=b"Exif\0\0II*\0\xff\xff\xff\x7frubbish")


@pytest.mark.parametrize(
    ("name", "make", "mode"),
    [
        ("grey.png", lambda p: Image.fromarray(WIDE[..., 0]).save(p), "L"),
        ("greyalpha.png", lambda p: Image.fromarray(np.dstack([ALPHA, ALPHA])).save(p), "LA"),
        ("deepgrey.png", grey_deep, "I;16"),
        ("palette.png", palette_with_transparency, "P"),
        ("bilevel.png", lambda p: Image.fromarray(WIDE[..., 0] > 99).save(p), "1"),
        ("cmyk.jpg", lambda p: Image.fromarray(WIDE).convert("CMYK").save(p), "CMYK"),
        ("badprofile.tif", cmyk_with_profile, "CMYK"),
        ("moving.gif", animation, "P"),
        ("plain.bmp", lambda p: Image.fromarray(WIDE).save(p), "RGB"),
        ("png-named.jpg", lambda p: Image.fromarray(WIDE).save(p, "PNG"), "RGB"),
        ("no-ending", lambda p: Image.fromarray(WIDE).save(p, "JPEG"), "RGB"),
        ("rotten-exif.jpg", rotten_exif, "RGB"),
        ("smallest.png", lambda p: Image.fromarray(WIDE[:32, :32].copy()).save(p), "RGB"),
    ],
)  # fmt: skip
def test_unusual_pictures_open(
    tmp_path: Path, name: str, make: Callable[[Path], Any], mode: str
) -> None:
    make(tmp_path / name)
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        picture = read_picture(tmp_path / name)
    assert picture.pixels.dtype == np.uint8
    assert picture.pixels.shape == (*picture.size_hw, 3)
    assert picture.pixels.flags.c_contiguous
    assert picture.info["mode"] == mode
    assert (picture.alpha is not None) == (name in ("greyalpha.png", "palette.png"))
    assert ("only the first one" in picture.info.get("notice", "")) == (name == "moving.gif")
    write_picture(tmp_path / "out.png", picture, made_by_network=False)


def test_deep_grey_keeps_its_depth(tmp_path: Path) -> None:
    grey_deep(tmp_path / "a.png")
    picture = read_picture(tmp_path / "a.png")
    assert picture.deep_pixels is not None
    np.testing.assert_array_equal(picture.deep_pixels, np.repeat(DEEP[..., :1], 3, axis=2))


def test_deep_grey_with_alpha(tmp_path: Path) -> None:
    def chunk(kind: bytes, body: bytes) -> bytes:
        check = struct.pack(">I", zlib.crc32(kind + body))
        return struct.pack(">I", len(body)) + kind + body + check

    pairs = DEEP[..., :2].astype(">u2")
    rows = b"".join(b"\0" + row.tobytes() for row in pairs)
    header = struct.pack(">IIBBBBB", SIZE_HW[1], SIZE_HW[0], 16, 4, 0, 0, 0)
    body = chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")
    (tmp_path / "a.png").write_bytes(b"\x89PNG\r\n\x1a\n" + body)
    picture = read_picture(tmp_path / "a.png")
    assert picture.deep_pixels is not None
    assert picture.alpha is not None
    np.testing.assert_array_equal(picture.deep_pixels, np.repeat(DEEP[..., :1], 3, axis=2))
    np.testing.assert_array_equal(picture.alpha, DEEP[..., 1])


def test_cmyk_goes_through_its_profile(tmp_path: Path) -> None:
    picture = Image.fromarray(WIDE).convert("CMYK")
    fake = bytearray(SRGB)
    fake[16:20] = b"CMYK"
    picture.save(tmp_path / "a.jpg", icc_profile=bytes(fake))
    assert read_picture(tmp_path / "a.jpg").icc_profile == b""


def test_a_grey_profile_is_not_put_on_colours(tmp_path: Path) -> None:
    fake = bytearray(SRGB)
    fake[16:20] = b"GRAY"
    Image.fromarray(WIDE[..., 0]).save(tmp_path / "a.png", icc_profile=bytes(fake))
    assert read_picture(tmp_path / "a.png").icc_profile[16:20] in (b"", b"RGB ")


def huge_header() -> bytes:
    def chunk(kind: bytes, body: bytes) -> bytes:
        check = struct.pack(">I", zlib.crc32(kind + body))
        return struct.pack(">I", len(body)) + kind + body + check

    header = struct.pack(">IIBBBBB", 30_000, 30_000, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(b""))


def encoded(format: str, pixels: NDArray[Any] = NOISE) -> bytes:
    file = io.BytesIO()
    Image.fromarray(pixels).save(file, format)
    return file.getvalue()


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("empty.jpg", b"", "empty"),
        ("words.jpg", b"once upon a time\n" * 50, "not a picture"),
        ("noise.png", bytes(range(256)) * 9, "not a picture"),
        ("cut.jpg", encoded("JPEG")[:1200], "damaged or cut off"),
        ("cut.png", encoded("PNG")[:1200], "damaged or cut off"),
        ("cut.webp", encoded("WEBP")[:900], "damaged or cut off|not a picture"),
        ("cut.tiff", encoded("TIFF")[:2000], "damaged or cut off|not a picture"),
        ("header.png", encoded("PNG")[:20], "damaged or cut off|not a picture"),
        ("dot.png", encoded("PNG", NOISE[:1, :1].copy()), "too small: 1 x 1"),
        ("thin.png", encoded("PNG", NOISE[:31].copy()), "too small: 64 x 31"),
        ("huge.png", huge_header(), "too large: 30000 x 30000"),
        ("float.tiff", encoded("TIFF", NOISE[..., 0].astype(np.float32)), "32 bits"),
        ("camera.dng", encoded("TIFF"), "camera raw"),
        ("drawing.svg", b"<svg xmlns='http://www.w3.org/2000/svg'/>", "not a picture"),
    ],
)
def test_bad_pictures_get_one_sentence(
    tmp_path: Path, name: str, content: bytes, words: str
) -> None:
    (tmp_path / name).write_bytes(content)
    with pytest.raises(MediaError, match=words) as caught:
        read_picture(tmp_path / name)
    assert name in caught.value.sentence
    assert caught.value.sentence.endswith(".")
    assert "\n" not in str(caught.value)


def test_missing_files_and_folders(tmp_path: Path) -> None:
    with pytest.raises(MediaError, match="There is no file"):
        read_picture(tmp_path / "missing.jpg")
    with pytest.raises(MediaError, match="is a folder"):
        read_picture(tmp_path)


@pytest.mark.parametrize("name", ["a.bmp", "a.xyz", "a", "a.gif"])
def test_formats_that_are_not_written(tmp_path: Path, name: str) -> None:
    with pytest.raises(MediaError, match="does not write"):
        write_picture(tmp_path / name, Picture(WIDE), made_by_network=False)
    assert list(tmp_path.iterdir()) == []


def test_a_named_format_wins_over_the_suffix(tmp_path: Path) -> None:
    write_picture(tmp_path / "a.dat", Picture(WIDE), made_by_network=False, format="PNG")
    assert read_picture(tmp_path / "a.dat").source_format == "PNG"


def test_pictures_too_wide_for_a_format_leave_nothing(tmp_path: Path) -> None:
    wide = Picture(np.zeros((32, 17_000, 3), np.uint8))
    with pytest.raises(MediaError, match="at most 16383"):
        write_picture(tmp_path / "a.webp", wide, made_by_network=False)
    assert list(tmp_path.iterdir()) == []
