"""`Picture` -> bytes of each format that can be written."""

from __future__ import annotations

import io
import struct
import zlib
from typing import TYPE_CHECKING, Any

import numpy as np
from PIL import Image, TiffImagePlugin

from engine.errors import MediaError
from engine.media.metadata import (
    PROGRAM,
    WITHOUT_NETWORK,
    signed_exif,
    signed_xmp,
    source_type,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from numpy.typing import NDArray

    from engine.types import Picture

_SUFFIXES = {
    ".png": "png",
    ".jpg": "jpeg",
    ".jpeg": "jpeg",
    ".webp": "webp",
    ".tif": "tiff",
    ".tiff": "tiff",
    ".heic": "heic",
    ".heif": "heic",
    ".avif": "avif",
}
# One marker segment of a JPEG holds 64 KiB less its own length and name.
_JPEG_SEGMENT = 65_502
_LONGEST_SIDE_PX = {"jpeg": 65_535, "webp": 16_383}


def encoder_name(path: Path, format: str = "") -> str:
    """The key of `ENCODERS` for a format name, or else for the suffix of `path`.

    Raises:
        MediaError: pictures cannot be written like that.
    """
    wanted = f".{format.lower().lstrip('.')}" if format else path.suffix.lower()
    if wanted in _SUFFIXES:
        return _SUFFIXES[wanted]
    what = f"files ending in {wanted}" if wanted.strip(".") else "a file without an ending"
    raise MediaError(
        f"Likeness does not write {what}.", f"It writes {', '.join(_SUFFIXES)} pictures."
    )


def _png(picture: Picture, xmp: bytes, quality: int) -> bytes:
    import cv2

    channels = _channels(picture)
    order = [2, 1, 0, 3][: channels.shape[2]]
    done, encoded = cv2.imencode(".png", channels[..., order], [cv2.IMWRITE_PNG_COMPRESSION, 4])
    if not done:
        raise MediaError("The picture could not be written as PNG.")
    plain = encoded.tobytes()
    header_end = 8 + 25
    return plain[:header_end] + b"".join(_png_chunks(picture, xmp)) + plain[header_end:]


def _png_chunks(picture: Picture, xmp: bytes) -> Iterator[bytes]:
    def chunk(kind: bytes, body: bytes) -> bytes:
        return (
            struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))
        )

    if picture.icc_profile:
        yield chunk(b"iCCP", b"ICC Profile\0\0" + zlib.compress(picture.icc_profile))
    if "dpi" in picture.info:
        across, down = (round(value / 0.0254) for value in picture.info["dpi"])
        yield chunk(b"pHYs", struct.pack(">IIB", across, down, 1))
    yield chunk(b"eXIf", signed_exif(picture.exif, picture.size_hw).tobytes()[len(b"Exif\0\0") :])
    yield chunk(b"tEXt", b"Software\0" + PROGRAM.encode("latin-1"))
    yield chunk(b"iTXt", b"XML:com.adobe.xmp\0\0\0\0\0" + xmp)


def _jpeg(picture: Picture, xmp: bytes, quality: int) -> bytes:
    exif = signed_exif(picture.exif, picture.size_hw).tobytes()
    if len(exif) > _JPEG_SEGMENT:
        exif = signed_exif(picture.exif, picture.size_hw, slim=True).tobytes()
    if len(exif) > _JPEG_SEGMENT:
        exif = signed_exif(b"", picture.size_hw).tobytes()
    if len(xmp) > _JPEG_SEGMENT:
        xmp = signed_xmp(b"", made_by_network=source_type(xmp) != WITHOUT_NETWORK)
    return _by_pillow(
        picture, _on_white(picture), "JPEG",
        xmp=xmp, exif=exif, quality=quality, subsampling=0, optimize=True,
        **({"dpi": picture.info["dpi"]} if "dpi" in picture.info else {}),
    )  # fmt: skip


def _webp(picture: Picture, xmp: bytes, quality: int) -> bytes:
    return _by_pillow(
        picture, _eight_bits(picture), "WEBP",
        xmp=xmp, exif=signed_exif(picture.exif, picture.size_hw), quality=quality,
        lossless=quality >= 100 or bool(picture.info.get("lossless")), exact=True,
    )  # fmt: skip


def _heic(picture: Picture, xmp: bytes, quality: int) -> bytes:
    try:
        import pillow_heif
    except ImportError as error:
        raise MediaError("This installation cannot write HEIC.", "Choose PNG or JPEG.") from error
    channels = _channels(picture)
    mode = "RGBA"[: channels.shape[2]] + (";16" if channels.itemsize == 2 else "")
    height, width = picture.size_hw
    heif = pillow_heif.from_bytes(mode, (width, height), np.ascontiguousarray(channels).tobytes())
    if picture.icc_profile:
        heif.info["icc_profile"] = picture.icc_profile
        heif.info["icc_profile_type"] = "prof"
    exif = signed_exif(picture.exif, picture.size_hw).tobytes()
    file = io.BytesIO()
    # The default preset takes eight times as long for a sixth less space, at a lower fidelity.
    options = {"preset": "ultrafast"}
    heif.save(file, quality=quality, chroma=444, exif=exif, xmp=xmp, enc_params=options)
    return file.getvalue()


def _avif(picture: Picture, xmp: bytes, quality: int) -> bytes:
    exif = signed_exif(picture.exif, picture.size_hw).tobytes()
    return _by_pillow(
        picture, _eight_bits(picture), "AVIF",
        xmp=xmp, exif=exif, quality=quality, subsampling="4:4:4", speed=8,
    )  # fmt: skip


def _tiff(picture: Picture, xmp: bytes, quality: int) -> bytes:
    """Deflate strips with the directory that Pillow writes; it cannot write 16-bit RGB itself."""
    channels = _channels(picture)
    count, bits = channels.shape[2], 8 * channels.itemsize
    directory = TiffImagePlugin.ImageFileDirectory_v2()
    exif = signed_exif(picture.exif, picture.size_hw)
    for tag, value in exif.items():
        directory[tag] = exif.get_ifd(tag) if tag in _TIFF_FOLDERS else value
    across, down = picture.info.get("dpi", (72.0, 72.0))
    rows = max(1, (1 << 20) // channels[0].nbytes)
    strips = list(_tiff_strips(channels, rows))
    tags: dict[int, Any] = {
        256: channels.shape[1], 257: channels.shape[0], 258: (bits,) * count,
        259: 8, 262: 2, 277: count, 278: rows, 273: tuple(_starts(strips)),
        279: tuple(map(len, strips)), 282: across, 283: down, 296: 2, 317: 2,
    }  # fmt: skip
    if count == 4:
        tags[338] = 2
    for tag, value in tags.items():
        directory[tag] = value
    for tag, block in ((700, xmp), (34675, picture.icc_profile)):
        if block:
            directory.tagtype[tag] = 7 if tag == 34675 else 1
            directory[tag] = block
    file = io.BytesIO()
    directory.save(file)
    return file.getvalue() + b"".join(strips)


_TIFF_FOLDERS = (34665, 34853)


def _tiff_strips(channels: NDArray[Any], rows: int) -> Iterator[bytes]:
    """Compressed strips of some rows, each row as differences to the pixel on its left."""
    little = channels.astype(channels.dtype.newbyteorder("<"), copy=False)
    for first in range(0, len(little), rows):
        strip = little[first : first + rows].copy()
        strip[:, 1:] = np.diff(strip, axis=1)
        yield zlib.compress(strip.tobytes(), 4)


def _starts(strips: list[bytes]) -> Iterator[int]:
    start = 0
    for strip in strips:
        yield start
        start += len(strip)


def _by_pillow(picture: Picture, pixels: NDArray[Any], format: str, **options: Any) -> bytes:
    file = io.BytesIO()
    longest = _LONGEST_SIDE_PX.get(format.lower(), max(picture.size_hw))
    if max(picture.size_hw) > longest:
        raise MediaError(f"{format} holds at most {longest} pixels on a side.", "Choose PNG.")
    if picture.icc_profile:
        options["icc_profile"] = picture.icc_profile
    try:
        Image.fromarray(pixels).save(file, format, **options)
    except (KeyError, ValueError, RuntimeError) as error:
        raise MediaError(f"The picture could not be written as {format}: {error}.") from error
    return file.getvalue()


def _channels(picture: Picture) -> NDArray[Any]:
    """(H, W, 3 or 4) at the picture's full depth; alpha is brought to the same depth."""
    if picture.deep_pixels is None:
        return _eight_bits(picture)
    if picture.alpha is None:
        return picture.deep_pixels
    alpha = picture.alpha
    if alpha.dtype != np.uint16:
        alpha = alpha.astype(np.uint16) * 257
    return np.dstack([picture.deep_pixels, alpha])


def _eight_bits(picture: Picture) -> NDArray[np.uint8]:
    """(H, W, 3 or 4) uint8."""
    if picture.alpha is None:
        return picture.pixels
    shift = 8 * (picture.alpha.itemsize - 1)
    return np.dstack([picture.pixels, (picture.alpha >> shift).astype(np.uint8)])


def _on_white(picture: Picture) -> NDArray[np.uint8]:
    """(H, W, 3) uint8 with transparent parts over white, for formats without alpha."""
    channels = _eight_bits(picture)
    if channels.shape[2] == 3:
        return channels
    cover = channels[..., 3:].astype(np.float32) / 255
    return np.rint(255 - (255 - channels[..., :3].astype(np.float32)) * cover).astype(np.uint8)


ENCODERS: dict[str, Callable[[Picture, bytes, int], bytes]] = {
    "png": _png,
    "jpeg": _jpeg,
    "webp": _webp,
    "tiff": _tiff,
    "heic": _heic,
    "avif": _avif,
}
"""(picture, signed XMP, quality 1..100) -> file contents, by format name."""
