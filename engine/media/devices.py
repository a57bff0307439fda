"""Cameras, sound devices and encoders of this computer, without opening any of them."""

from __future__ import annotations

import os
import sys
import threading
from pathlib import Path

from engine.errors import LikenessError
from engine.media.microphone_list import list_microphones

_V4L = Path("/sys/class/video4linux")
_PROBED_CAMERAS = 3


def cameras(timeout_s: float = 4.0) -> list[str]:
    """Names of the cameras found; "(no permission)" is added to those that cannot be opened.

    Linux lists them; other systems can only be asked by opening the first few, which is given up
    after `timeout_s`.
    """
    if sys.platform == "linux":
        return [_v4l_name(device) for device in sorted(Path("/dev").glob("video*"))]
    found: list[str] = []
    thread = threading.Thread(target=_probe_cameras, args=(found,), daemon=True)
    thread.start()
    thread.join(timeout_s)
    return list(found)


def sound_devices() -> tuple[list[str], str]:
    """Names of the microphones found, and a sentence about why there can be none, or ""."""
    try:
        return [each.name for each in list_microphones()], ""
    except LikenessError as error:
        return [], error.sentence


def encoders(names: tuple[str, ...]) -> dict[str, bool]:
    """Which of these codecs the video library can write."""
    import av.codec

    def has(name: str) -> bool:
        try:
            av.codec.Codec(name, "w")
        except av.codec.codec.UnknownCodecError:
            return False
        return True

    return {name: has(name) for name in names}


def _v4l_name(device: Path) -> str:
    try:
        name = (_V4L / device.name / "name").read_text(encoding="utf-8").strip()
    except OSError:
        name = "unnamed"
    allowed = os.access(device, os.R_OK | os.W_OK)
    return f"{device}: {name}{'' if allowed else ' (no permission)'}"


def _probe_cameras(found: list[str]) -> None:
    import cv2

    for index in range(_PROBED_CAMERAS):
        capture = cv2.VideoCapture(index)
        if capture.isOpened():
            found.append(f"camera {index}")
        capture.release()
