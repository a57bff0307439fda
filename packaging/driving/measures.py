"""The figures of `make feel`: cold start, drags, large photos."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from PIL import Image

from driving.hand import Drag, Eye, swing
from driving.session import discard

if TYPE_CHECKING:
    from driving.session import Session
    from driving.watch import Block, Heartbeat

LARGE_PX = 40_000_000
_COLD_PATIENCE_S = 180.0


@dataclass
class DragFigures:
    """What one drag felt like; times in milliseconds.

    Attributes:
        name: what was dragged.
        events: mouse events sent.
        answered: of these, how many were followed by a picture that includes them.
        median, p95: from a mouse event to the picture that answers it, of the pictures painted.
        waited: median over all mouse events, those passed over for newer ones too.
        pictures_per_s: different pictures painted.
        full: from the last event to the full picture, None if it never came.
        longest_block: of the UI thread.
        blocks: those longer than 50 ms.
    """

    name: str
    events: int
    answered: int
    median: float
    p95: float
    waited: float
    pictures_per_s: float
    full: float | None
    longest_block: float
    blocks: list[Block] = field(default_factory=list)


def cold_start(code_cached: bool = True) -> dict[str, float]:
    """Seconds from the birth of a process to modules, window and editable sample.

    Args:
        code_cached: False for the very first start, before numba has compiled and kept its code.
    """
    with tempfile.TemporaryDirectory() as folder:
        environment = dict(os.environ)
        if not code_cached:
            environment["NUMBA_CACHE_DIR"] = str(Path(folder) / "numba")
        script = Path(__file__).with_name("cold.py")
        done = subprocess.run(
            [sys.executable, str(script), folder],
            capture_output=True, text=True, timeout=_COLD_PATIENCE_S, env=environment, check=True,
        )  # fmt: skip
    return json.loads(done.stdout.strip().splitlines()[-1])


def drag_slider(session: Session, beat: Heartbeat, name: str, seconds: float) -> DragFigures:
    """Drag a slider of the controls to and fro."""
    assert session.window is not None
    slider = session.window.controls.rows.of(name)[0].slider
    middle = slider.width() / 2, slider.height() / 2
    drag = Drag(slider, middle, swing(middle, (0.35 * slider.width(), 0.0)), seconds)
    return _measured(session, beat, f"slider {name}", drag)


def drag_face(session: Session, beat: Heartbeat, handle: str, seconds: float) -> DragFigures:
    """Take hold of a handle of the face, or of what lies beside it ("turn"), and move it."""
    assert session.window is not None
    canvas = session.window.canvas
    if handle == "turn":
        start = canvas.width() * 0.08, canvas.height() * 0.5
        reach = 60.0, 25.0
    else:
        start = canvas.view.to_widget(*canvas.handles.points()[handle])
        reach = 18.0, 14.0
    drag = Drag(canvas, start, swing(start, reach), seconds)
    return _measured(session, beat, f"face, {handle}", drag)


def _measured(session: Session, beat: Heartbeat, name: str, drag: Drag) -> DragFigures:
    window = session.window
    assert window is not None
    session.pump(0.5)
    eye = Eye(window)
    beat.reset()
    drag.start()
    session.wait(drag.done.is_set, 60.0)
    session.wait(lambda: eye.full_after_ms(drag.moved_s) is not None, 8.0)
    longest, blocks = beat.longest_ms, list(beat.blocks)
    eye.close()
    waits, pictures = eye.latencies_ms(drag.moved_s), eye.pictures_ms(drag.moved_s) or [np.inf]
    middle, high = np.percentile(pictures, [50, 95], method="nearest")
    return DragFigures(
        name, len(drag.moved_s), len(waits), float(middle), float(high),
        float(np.median(waits)) if waits else np.inf, eye.pictures_per_s(drag.moved_s),
        eye.full_after_ms(drag.moved_s), longest, blocks,
    )  # fmt: skip


def enlarged(photo: Path, folder: Path, pixels: int = LARGE_PX) -> Path:
    """The photo with about as many pixels as asked for, as a JPEG in a folder."""
    with Image.open(photo) as picture:
        factor = (pixels / (picture.width * picture.height)) ** 0.5
        size = round(picture.width * factor), round(picture.height * factor)
        path = folder / f"{photo.stem}-{size[0]}x{size[1]}.jpg"
        picture.convert("RGB").resize(size, Image.Resampling.BICUBIC).save(path, quality=92)
    return path


def open_photo(session: Session, beat: Heartbeat, photo: Path) -> tuple[float, float]:
    """Open another photo in the window: seconds until it can be edited, longest block in ms."""
    window = session.window
    assert window is not None
    window.document.undo_stack.setClean()
    before = window.document.picture
    window.ask_to_keep = discard
    beat.reset()
    began = time.monotonic()
    window.open_path(photo)

    def there() -> bool:
        document = window.document
        return document.picture is not before and document.newest is not None \
            and window.canvas.layers.photo_ready  # fmt: skip

    session.wait(there, 60.0)
    return time.monotonic() - began, beat.longest_ms
