"""Still pictures: files <-> `Picture`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from engine.errors import MediaError
from engine.media import decoding, metadata
from engine.media.containers import embedded_xmp, riff_chunks
from engine.media.credentials.reading import generative_origin
from engine.media.credentials.signing import sign
from engine.media.encoding import ENCODERS, encoder_name
from engine.media.files import atomic, require_readable
from engine.types import Picture

if TYPE_CHECKING:
    from PIL import Image

    from engine.media.credentials.signing import Signing


def read_picture(path: str | Path) -> Picture:
    """Decode a picture file: JPEG, PNG, WebP, TIFF, HEIC, AVIF, BMP, GIF.

    It comes upright, with alpha, metadata and all its depth. RGB pixels stay as stored beside
    their ICC profile; CMYK, Lab and profiled greyscale are converted to sRGB. Of an animation
    or a stack of pages the first one is taken and `info["notice"]` says so.

    Raises:
        MediaError: the file is missing, empty, damaged, no picture, under 32 px or over 200
            megapixels.
    """
    source = require_readable(path)
    with decoding.opened(source) as opened:
        bits = decoding.bits_per_channel(opened)
        turn = decoding.orientation(opened)
        notice = _notice(source.name, opened)
        opened.load()
        # Pillow has turned a TIFF by now; what it turned, it no longer reports.
        turn_8bit = decoding.orientation(opened)
        pixels, alpha, profile = decoding.rgb_and_alpha(opened)
        pixels = decoding.turned(pixels, turn_8bit)
        alpha = None if alpha is None else decoding.turned(alpha, turn_8bit)
        deep_pixels = None
        if bits > 8:
            deep_pixels, alpha = _deep(source, opened, turn, pixels, alpha)
            pixels = (deep_pixels >> 8).astype(np.uint8)
        return Picture(
            pixels=pixels,
            alpha=alpha,
            deep_pixels=deep_pixels,
            icc_profile=profile,
            exif=_exif(opened),
            xmp=metadata.xmp_bytes(opened.info),
            source_format="JPEG" if opened.format == "MPO" else opened.format or "",
            info=_flavour(source, opened, bits, notice),
        )


def write_picture(
    path: str | Path,
    picture: Picture,
    *,
    made_by_network: bool,
    format: str = "",
    quality: int = 95,
    title: str = "",
    signing: Signing | None = None,
) -> None:
    """Encode a picture beside `path`, then rename.

    PNG and TIFF are lossless and keep 16 bits and alpha; WebP is lossless at quality 100 or when
    its source was. JPEG is written without chroma subsampling, on white where the picture is
    transparent. EXIF, ICC profile, resolution and XMP are kept, and the file says which program
    made it and how (IPTC digital source type).

    Args:
        path: target; its suffix chooses the format.
        picture: what to write; `deep_pixels`, where present, win over `pixels`.
        made_by_network: whether a trained network painted any of it.
        format: "png", "jpeg", "webp", "tiff", "heic" or "avif", where the suffix should not decide.
        quality: 1..100 for the lossy formats.
        title: dc:title, or empty to keep the source's.
        signing: Content Credentials to put into the file, or None for none. They do not touch its
            pixels; where they cannot be written, no file is.

    Raises:
        MediaError: an unknown suffix, a picture the format cannot hold, or a file that cannot
            be written or signed.
        UnavailableError: it shall be signed, and the package for it is missing.
    """
    name = encoder_name(Path(path), format)
    xmp = metadata.signed_xmp(
        picture.xmp, made_by_network=made_by_network, title=title,
        origin=str(picture.info.get("origin", "")),
    )  # fmt: skip
    with atomic(path) as beside:
        beside.write_bytes(ENCODERS[name](picture, xmp, quality))
        if signing is not None:
            sign(beside, signing, suffix=f".{name}")


def read_digital_source_type(path: str | Path) -> str:
    """The IPTC digital source type a picture or video declares, as a URI, or an empty string.

    Raises:
        MediaError: the file cannot be read.
    """
    source = require_readable(path)
    try:
        with decoding.opened(source) as opened:
            packet = metadata.xmp_bytes(opened.info) or embedded_xmp(source)
            return metadata.source_type(packet)
    except MediaError:
        packet = embedded_xmp(source)
        if packet:
            return metadata.source_type(packet)
        from engine.media.video import source_type_tag

        return source_type_tag(source)


def _deep(source: Path, opened: Image.Image, turn: int, pixels: Any, alpha: Any) -> tuple[Any, Any]:
    """Full-depth pixels and alpha; those given, widened to 16 bits, where none can be had."""
    if opened.format == "HEIF":
        wide = decoding.deep_heif(source)
        return wide[..., :3].copy(), wide[..., 3].copy() if wide.shape[2] == 4 else alpha
    # OpenCV turns a TIFF upright itself, and a PNG never.
    turn = 1 if opened.format == "TIFF" else turn
    try:
        wide, wide_alpha = decoding.deep(source)
    except OSError:
        return pixels * np.uint16(257), None if alpha is None else alpha * np.uint16(257)
    if wide_alpha is None:  # A single transparent colour is known to Pillow alone.
        return decoding.turned(wide, turn), None if alpha is None else alpha * np.uint16(257)
    return decoding.turned(wide, turn), decoding.turned(wide_alpha, turn)


def _notice(name: str, opened: Image.Image) -> str:
    count = getattr(opened, "n_frames", 1)
    if count < 2 or opened.format in ("MPO", "HEIF"):
        return ""
    what = f"{count} pages" if opened.format == "TIFF" else f"{count} frames"
    return f"{name} has {what}; only the first one is used."


def _exif(opened: Image.Image) -> bytes:
    try:
        return metadata.upright_exif(opened.getexif())
    except Exception:  # A broken EXIF block is worth less than the photo around it.
        return b""


def _flavour(source: Path, opened: Image.Image, bits: int, notice: str) -> dict[str, Any]:
    flavour: dict[str, Any] = {"mode": opened.mode, "bits": bits}
    dpi = opened.info.get("dpi")
    if dpi and all(0 < float(value) < 1e5 for value in dpi):
        # PNG counts pixels per metre; two decimals bring a round number back.
        flavour["dpi"] = (round(float(dpi[0]), 2), round(float(dpi[1]), 2))
    if opened.format == "WEBP":
        flavour["lossless"] = b"VP8L" in riff_chunks(source)
    if notice:
        flavour["notice"] = notice
    # Kept apart from the XMP, which a user may drop.
    if origin := metadata.generative_type(opened.info) or generative_origin(source):
        flavour["origin"] = origin
    return flavour
