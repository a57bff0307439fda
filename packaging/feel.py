"""Measure how the desktop program feels, on a real screen with the real engine.

    xvfb-run -a python packaging/feel.py [--seconds 5] [--photo PORTRAIT]

Prints a table. The aims are those of a two-core computer without a graphics card that does
nothing else.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))

from driving.session import Session

_SLIDER, _HANDLES = "jawOpen", ("mouth_left", "turn")


def main() -> None:
    """Parse the arguments, measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=float, default=5.0, help="length of each drag")
    parser.add_argument("--photo", type=Path, help="portrait to enlarge; the sample by default")
    parser.add_argument("--no-cold", action="store_true", help="leave out the cold starts")
    parser.add_argument("--no-large", action="store_true", help="leave out the 40-megapixel photo")
    arguments = parser.parse_args()
    if not arguments.no_cold:
        _cold()
    session = Session()
    session.open()
    session.wait(lambda: session.window.viewport.content is not None, 3.0)
    session.pump(4.0)
    from driving import measures
    from driving.memory import MemoryWatch
    from driving.watch import Heartbeat

    beat = Heartbeat()
    _drags(session, beat, arguments.seconds)
    if not arguments.no_large:
        from engine import assets

        memory = MemoryWatch()
        with tempfile.TemporaryDirectory() as folder:
            source = arguments.photo or assets.locate("sample-portrait")
            photo = measures.enlarged(source, Path(folder))
            took, longest = measures.open_photo(session, beat, photo)
            print(f"\n{photo.name}: editable after {took:.1f} s, longest block {longest:.0f} ms")
            _blocks(beat.blocks)
            session.pump(3.0)
            _drags(session, beat, arguments.seconds)
        print(f"most memory {memory.stop():.0f} MB (aim 2500)")
    beat.stop()
    session.close()


def _cold() -> None:
    from driving import measures

    print("cold start, s (aim 5)      modules  window  editable")
    for name, cached in (("first ever", False), ("later", True), ("later", True)):
        at = measures.cold_start(cached)
        print(f"{name:26}{at['modules']:8.2f}{at['window']:8.2f}{at['editable']:10.2f}", flush=True)


def _drags(session: Session, beat: object, seconds: float) -> None:
    from driving import measures

    print("\ndrag, ms               events  shown  median   p95  waited  pictures/s", end="")
    print("  full after  block\n" + "(aim)".ljust(40) + "50   100".ljust(36) + "1000     50")
    points = session.window.canvas.handles.points()
    handles = [name if name in points or name == "turn" else next(iter(points))
               for name in _HANDLES]  # fmt: skip
    figures = [measures.drag_slider(session, beat, _SLIDER, seconds)]
    figures += [measures.drag_face(session, beat, handle, seconds) for handle in handles]
    for one in figures:
        full = "never" if one.full is None else f"{one.full:.0f}"
        print(
            f"{one.name:24}{one.events:5}{one.answered:7}{one.median:8.0f}{one.p95:6.0f}"
            f"{one.waited:8.0f}{one.pictures_per_s:12.1f}{full:>12}{one.longest_block:7.0f}"
        )
        _blocks(one.blocks)
    sys.stdout.flush()


def _blocks(blocks: list) -> None:
    for block in sorted(blocks, key=lambda one: -one.ms)[:4]:
        print(f"    {block.ms:.0f} ms (computing {block.cpu_ms:.0f}): {block.where}")


if __name__ == "__main__":
    main()
