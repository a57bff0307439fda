"""Bytes of a picture file -> upright RGB pixels at the file's full depth."""

from __future__ import annotations

import io
import warnings
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import numpy as np
from PIL import ExifTags, Image, ImageCms, UnidentifiedImageError

from engine.errors import MediaError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from numpy.typing import NDArray

SMALLEST_SIDE_PX = 32
LARGEST_PIXELS = 200_000_000
# Pillow opens these as the small preview inside them, which is not the photo.
_RAW_SUFFIXES = frozenset({
    ".dng", ".cr2", ".cr3", ".nef", ".nrw", ".arw", ".orf", ".rw2", ".raf", ".pef", ".srw",
})  # fmt: skip
_KNOWN = "Likeness reads JPEG, PNG, WebP, TIFF, HEIC, AVIF, BMP and GIF."
# Photos of 200 megapixels exist; the size is checked here before anything is decoded.
Image.MAX_IMAGE_PIXELS = None


@contextmanager
def opened(path: Path) -> Iterator[Image.Image]:
    """The picture in `path`, its header read, its pixels not yet decoded.

    Content decides the format, not the name. Inside the block, what Pillow raises about a
    damaged file becomes a MediaError, and it prints no warnings.

    Raises:
        MediaError: not a picture, damaged, or of a size that cannot be worked with.
    """
    if path.suffix.lower() in _RAW_SUFFIXES:
        raise MediaError(
            f"{path.name} is a camera raw file.", "Please export it as TIFF or JPEG first."
        )
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            _register_heif()
            with Image.open(path) as picture:
                _require_workable(path.name, picture)
                yield picture
        except UnidentifiedImageError as error:
            raise MediaError(f"{path.name} is not a picture that can be read.", _KNOWN) from error
        except MemoryError as error:
            raise MediaError(f"{path.name} is too large for this computer's memory.") from error
        except PermissionError as error:
            raise MediaError(f"{path.name} may not be read.") from error
        except MediaError:
            raise
        except Exception as error:  # Decoders raise anything at all on damaged input.
            raise MediaError(
                f"{path.name} is damaged or cut off: its pixels cannot be read.",
                "Please get a fresh copy of the file.",
            ) from error


def rgb_and_alpha(
    picture: Image.Image,
) -> tuple[NDArray[np.uint8], NDArray[np.uint8] | None, bytes]:
    """8-bit pixels of an opened picture, as the file stores them, not yet turned.

    Returns:
        (H, W, 3) RGB, (H, W) alpha or None, and the ICC profile that fits these pixels: the
        file's own for RGB, sRGB where other colours had to be converted, or empty.
    """
    profile = picture.info.get("icc_profile") or b""
    space = profile[16:20]
    has_alpha = picture.has_transparency_data or picture.mode == "PA"
    alpha = np.asarray(picture.convert("RGBA").getchannel("A")) if has_alpha else None
    base = picture.convert("L") if picture.mode in ("LA", "1", "I;16") else picture
    if (base.mode, space) in (("L", b"GRAY"), ("CMYK", b"CMYK"), ("LAB", b"Lab ")):
        converted, profile = _to_srgb(base, profile)
    else:
        converted = picture.convert("RGBA").convert("RGB") if has_alpha else base.convert("RGB")
        profile = profile if space == b"RGB " else b""
    return np.array(converted), alpha, profile


def deep(path: Path) -> tuple[NDArray[np.uint16], NDArray[np.uint16] | None]:
    """16-bit pixels of a PNG or TIFF, which Pillow reduces to 8 bits.

    Returns:
        (H, W, 3) RGB and (H, W) alpha or None; a TIFF upright, a PNG as stored.

    Raises:
        OSError: they cannot be decoded.
    """
    import cv2

    encoded = np.fromfile(path, np.uint8)
    decoded: Any = cv2.imdecode(encoded, cv2.IMREAD_UNCHANGED)
    if decoded is None or decoded.dtype != np.uint16:
        raise OSError(f"no 16-bit pixels in {path.name}")
    if decoded.ndim == 2:
        return np.repeat(decoded[..., None], 3, axis=2), None
    alpha = decoded[..., 3].copy() if decoded.shape[2] == 4 else None
    return np.ascontiguousarray(decoded[..., 2::-1]), alpha


def deep_heif(path: Path) -> NDArray[np.uint16]:
    """(H, W, 3 or 4) pixels of a 10- or 12-bit HEIC, scaled to 16 bits."""
    import pillow_heif

    return np.array(pillow_heif.open_heif(path, convert_hdr_to_8bit=False), np.uint16)


def bits_per_channel(picture: Image.Image) -> int:
    """8 or more, as the file stores them."""
    if "bit_depth" in picture.info:
        return int(picture.info["bit_depth"])
    if picture.mode == "CMYK":
        return 8
    stored = ";16" in str([tile[3] for tile in getattr(picture, "tile", ())])
    return 16 if stored or picture.mode.startswith("I;16") else 8


def orientation(picture: Image.Image) -> int:
    """EXIF orientation 1..8; 1 where there is none or it makes no sense."""
    try:
        value = picture.getexif().get(ExifTags.Base.Orientation, 1)
    except Exception:  # A broken EXIF block must not keep a photo from opening.
        return 1
    return value if value in range(1, 9) else 1


def turned(pixels: NDArray[Any], orientation: int) -> NDArray[Any]:
    """`pixels` (H, W, ...) stored with an EXIF orientation, upright and contiguous."""
    if orientation >= 5:
        pixels = pixels.swapaxes(0, 1)
    if orientation in (3, 4, 7, 8):
        pixels = pixels[::-1]
    if orientation in (2, 3, 6, 7):
        pixels = pixels[:, ::-1]
    return np.ascontiguousarray(pixels)


def _to_srgb(picture: Image.Image, profile: bytes) -> tuple[Image.Image, bytes]:
    """Colour-managed conversion; the plain one where the profile itself is broken."""
    target = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB"))
    try:
        converted = ImageCms.profileToProfile(
            picture, ImageCms.ImageCmsProfile(io.BytesIO(profile)), target, outputMode="RGB"
        )
    except ImageCms.PyCMSError:
        return picture.convert("RGB"), b""
    assert converted is not None
    return converted, target.tobytes()


def _require_workable(name: str, picture: Image.Image) -> None:
    width, height = picture.size
    if min(width, height) < SMALLEST_SIDE_PX:
        raise MediaError(
            f"{name} is too small: {width} x {height} pixels.",
            f"A face needs at least {SMALLEST_SIDE_PX} pixels on each side.",
        )
    if width * height > LARGEST_PIXELS:
        raise MediaError(
            f"{name} is too large: {width} x {height} pixels.",
            f"Please scale it below {LARGEST_PIXELS // 1_000_000} megapixels.",
        )
    if picture.mode in ("F", "I"):
        raise MediaError(
            f"{name} stores 32 bits a channel.", "Please convert it to 16 or 8 bits first."
        )


def _register_heif() -> None:
    if "HEIF" in Image.OPEN:
        return
    try:
        import pillow_heif
    except ImportError:
        return
    Image.init()
    pillow_heif.register_heif_opener()
