"""XMP packets inside media containers that their libraries do not write or read themselves.

MP4 and MOV take a `uuid` box at the end of the file, WebP a chunk, GIF an application
extension (Adobe XMP specification, part 3: storage in files).
"""

from __future__ import annotations

import struct
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path
    from typing import BinaryIO

_MP4_UUID = bytes.fromhex("be7acfcb97a942e89c71999491e3afac")
_GIF_HEAD = b"\x21\xff\x0bXMP DataXMP"
# Lets a reader that takes the packet for GIF sub-blocks slide to its end.
_GIF_SLIDE = b"\x01" + bytes(range(255, -1, -1)) + b"\x00"
_GIF_TAIL = 1 << 16
_WEBP_XMP_FLAG = 0x04
_MP4_SUFFIXES = frozenset({".mp4", ".m4v", ".mov"})


def embed_xmp(path: Path, xmp: bytes) -> None:
    """Add a packet to a finished MP4, MOV, GIF or extended WebP; other files stay as they are.

    Args:
        path: the file, which carries no packet yet.
        xmp: XMP packet bytes.
    """
    with path.open("r+b") as file:
        head = file.read(21)
        if path.suffix.lower() in _MP4_SUFFIXES:
            file.seek(0, 2)
            file.write(struct.pack(">I4s", 24 + len(xmp), b"uuid") + _MP4_UUID + xmp)
        elif head.startswith(b"GIF89a"):
            file.seek(-1, 2)
            if file.read(1) == b"\x3b":
                file.seek(-1, 2)
                file.write(_GIF_HEAD + xmp + _GIF_SLIDE + b"\x3b")
        elif head[12:16] == b"VP8X":
            file.seek(0, 2)
            file.write(b"XMP " + struct.pack("<I", len(xmp)) + xmp + b"\0" * (len(xmp) % 2))
            end = file.tell()
            file.seek(4)
            file.write(struct.pack("<I", end - 8))
            file.seek(20)
            file.write(bytes([head[20] | _WEBP_XMP_FLAG]))


def embedded_xmp(path: Path) -> bytes:
    """The packet of an MP4, MOV or GIF file, or empty bytes."""
    with path.open("rb") as file:
        if file.read(4) == b"GIF8":
            return _last_gif_packet(file)
        file.seek(0)
        for kind, size in _boxes(file):
            if kind == b"uuid" and file.read(16) == _MP4_UUID:
                return file.read(size - 16)
    return b""


def riff_chunks(path: Path) -> list[bytes]:
    """Four-letter names of the chunks of a WebP file, in file order."""
    names = []
    with path.open("rb") as file:
        file.seek(12)
        while len(head := file.read(8)) == 8:
            names.append(head[:4])
            (size,) = struct.unpack("<I", head[4:])
            file.seek(size + size % 2, 1)
    return names


def _last_gif_packet(file: BinaryIO) -> bytes:
    length = file.seek(0, 2)
    file.seek(max(0, length - _GIF_TAIL))
    _, found, packet = file.read().rpartition(_GIF_HEAD)
    return packet.partition(_GIF_SLIDE)[0] if found else b""


def _boxes(file: BinaryIO) -> Iterator[tuple[bytes, int]]:
    """Top-level boxes: name and body size, the file standing at the body."""
    while len(head := file.read(8)) == 8:
        size, kind = struct.unpack(">I4s", head)
        body = size - 8
        if size == 1:
            body = struct.unpack(">Q", file.read(8).rjust(8, b"\0"))[0] - 16
        if body < 0:
            return
        start = file.tell()
        yield kind, body
        file.seek(start + body)
