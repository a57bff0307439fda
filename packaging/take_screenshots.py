"""Take the pictures of the README anew: the program as it is, with the bundled portrait.

    xvfb-run -a -s "-screen 0 1600x1000x24" python packaging/take_screenshots.py [--only NAME]
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

sys.path.insert(0, str(Path(__file__).resolve().parent))

from driving.session import Session

if TYPE_CHECKING:
    from collections.abc import Callable

    from app.ui.main_window import MainWindow

FOLDER = Path(__file__).with_name("screenshots")
_SIZE = 1560, 960
_SETTLED_S = 4.0


def main() -> None:
    """Parse the arguments and write the files."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--only", choices=sorted(_SCENES), help="one of them")
    chosen = parser.parse_args().only
    for name, (theme, prepare) in _SCENES.items():
        if chosen in (None, name):
            _take(name, theme, prepare)


def _take(name: str, theme: str, prepare: Callable[[Session, MainWindow], None]) -> None:
    session = Session()
    session.settings.set("theme", theme)
    window = session.open()
    window.resize(*_SIZE)
    getattr(window, f"theme_{theme}")(True)
    session.pump(_SETTLED_S)
    prepare(session, window)
    session.pump(_SETTLED_S)
    window.grab().save(str(FOLDER / f"{name}.png"))
    print(FOLDER / f"{name}.png", flush=True)
    session.close()


def _edit(window: MainWindow, **values: float) -> None:
    from app.commands.edits import SetSliders

    document = window.document
    document.undo_stack.push(SetSliders(document, document.active, values, relative=True))


def _laughing(session: Session, window: MainWindow) -> None:
    _edit(window, jawOpen=0.25, mouthSmileLeft=0.2, mouthSmileRight=0.2, yaw=12.0, pitch=-4.0)
    session.pump(1.0)
    window.viewport.content.set_look("wireframe")


def _compared(session: Session, window: MainWindow) -> None:
    _edit(window, eyeBlinkLeft=0.9, browOuterUpRight=0.5, mouthSmileRight=0.3, roll=6.0)
    session.pump(1.0)
    window.viewport.content.set_look("pncc")
    window.split_view(True)


def _timeline(session: Session, window: MainWindow) -> None:
    from app.commands import timeline as commands

    window.open_bundled_take("take-talking")
    session.pump(2.0)
    timeline = window.timeline_panel.timeline
    timeline.fold("jaw", False)
    timeline.choose("jawOpen")
    commands.add_key(timeline, "jawOpen", 1.2)
    timeline.seek(1.2)
    window.take_preview.start()


_SCENES = {
    "window-dark": ("dark", _laughing),
    "window-light": ("light", _compared),
    "timeline": ("dark", _timeline),
}


if __name__ == "__main__":
    main()
