"""What a drag on the picture does to the edit: one gesture, one undo step."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from app.commands.edits import FaceChange, SetSliders, new_gesture
from app.state.texts import words
from app.state.values import value_of
from app.ui.canvas.handle_names import handle_words
from engine.drivers.grab import drag
from engine.facemodels import load_model

if TYPE_CHECKING:
    from app.state.document import Document
    from app.state.texts import Words
    from engine.drivers.grab import Handle
    from engine.drivers.sight import Sight

Point = tuple[float, float]
FRONT_OF_HEAD_MM = 90.0
"""The face lies about this far in front of the axis the head turns about, so that turning it by
the angle of a drag of that length keeps the skin under the pointer."""
_SCALE_PER_STEP = 1.04


class Gesture:
    """Base: an edit under way, from press to release.

    Args:
        document: what is edited.
        text: what the history shows.
    """

    def __init__(self, document: Document, text: Words) -> None:
        self.document = document
        self.face = document.active
        self.text = text
        self.params = document.target_of(self.face)
        self._number = new_gesture()
        self._before = document.faces[self.face].state
        self._pushed = False

    def move(self, at: Point, *, symmetric: bool = False) -> None:
        """Follow the pointer to a point of the photo."""
        raise NotImplementedError

    def cancel(self) -> None:
        """Leave no trace: the face as before, and no step in the history."""
        if self._pushed:
            back = FaceChange(self.document, self.face, self._before, self.text, self._number)
            self.document.undo_stack.push(back)
            self._pushed = False

    def _set(self, wanted: dict[str, float]) -> None:
        command = SetSliders(
            self.document, self.face, wanted, self.text, self._number, absolute=True
        )
        if not command.isObsolete():
            self.document.undo_stack.push(command)
            self._pushed = True

    def _value(self, name: str) -> float:
        return value_of(name, self.params, self.document.faces[self.face].portrait.params)

    @property
    def _px_per_mm(self) -> float:
        return self.params.camera.focal_px / -self.params.pose.translation_mm[2]


class HandleDrag(Gesture):
    """A point of the face follows the pointer; the sliders that bring it there are solved for.

    Args:
        handle: what was taken hold of.
        place: where it lies in the photo.
        grabbed: where the pointer took it; the distance between the two is kept.
        sight: what places are seen through; the photo's camera by default.
    """

    def __init__(
        self, document: Document, handle: Handle, place: Point, grabbed: Point,
        sight: Sight | None = None,
    ) -> None:  # fmt: skip
        super().__init__(document, words("Canvas", "Drag: {part}", part=handle_words(handle)))
        self.handle, self._sight = handle, sight
        self._offset = place[0] - grabbed[0], place[1] - grabbed[1]

    def move(self, at: Point, *, symmetric: bool = False) -> None:
        to = at[0] + self._offset[0], at[1] + self._offset[1]
        portrait = self.document.faces[self.face].portrait
        wanted = drag(
            load_model(), portrait, self.params, self.handle, to,
            symmetric=symmetric, sight=self._sight,
        )  # fmt: skip
        self._set(wanted)


class HeadTurn(Gesture):
    """The head turns as if the pointer had hold of its skin."""

    def __init__(self, document: Document, grabbed: Point) -> None:
        super().__init__(document, words("Canvas", "Turn head"))
        self._from = grabbed
        self._yaw, self._pitch = self._value("yaw"), self._value("pitch")

    def move(self, at: Point, *, symmetric: bool = False) -> None:
        degrees = math.degrees(1.0 / (FRONT_OF_HEAD_MM * self._px_per_mm))
        right, down = at[0] - self._from[0], at[1] - self._from[1]
        self._set({"yaw": self._yaw + right * degrees, "pitch": self._pitch - down * degrees})


class HeadRoll(Gesture):
    """The head tilts about a point of the photo, following the pointer around it."""

    def __init__(self, document: Document, grabbed: Point, about: Point) -> None:
        super().__init__(document, words("Canvas", "Tilt head"))
        self._about = about
        self._start = self._angle(grabbed)
        self._roll = self._value("roll")

    def move(self, at: Point, *, symmetric: bool = False) -> None:
        turned = (self._angle(at) - self._start + 180.0) % 360.0 - 180.0
        self._set({"roll": self._roll + turned})

    def _angle(self, at: Point) -> float:
        """Degrees, counter-clockwise as seen."""
        return math.degrees(math.atan2(self._about[1] - at[1], at[0] - self._about[0]))


class HeadMove(Gesture):
    """The head is carried across the photo."""

    def __init__(self, document: Document, grabbed: Point) -> None:
        super().__init__(document, words("Canvas", "Move head"))
        self._from = grabbed
        self._x, self._y = self._value("x"), self._value("y")

    def move(self, at: Point, *, symmetric: bool = False) -> None:
        right = (at[0] - self._from[0]) / self._px_per_mm
        down = (at[1] - self._from[1]) / self._px_per_mm
        self._set({"x": self._x + right, "y": self._y - down})


class HeadScale(Gesture):
    """The head grows and shrinks by wheel steps."""

    def __init__(self, document: Document) -> None:
        super().__init__(document, words("Canvas", "Scale head"))
        self._scale = self._value("scale")
        self._steps = 0.0

    def step(self, steps: float) -> None:
        """Larger by so many wheel steps; negative for smaller."""
        self._steps += steps
        self._set({"scale": self._scale * _SCALE_PER_STEP**self._steps})
