"""One undo command per edit. A gesture, such as a drag of a slider, becomes one step.

Every command keeps what was before and what comes after as small values, so undo and redo only
put one of them back. Two commands of the same kind with the same gesture number merge.
"""

from __future__ import annotations

import itertools
from dataclasses import replace
from typing import TYPE_CHECKING

from app.state import values
from app.state.faces import FaceEdit
from app.state.history import Change
from app.state.preset_names import preset_words
from app.state.slider_groups import linkable, slider_words
from app.state.texts import Words
from engine.drivers.edits import Edit
from engine.drivers.handles import mirrored
from engine.drivers.sliders import slider

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from app.state.document import Document
    from app.state.faces import Face
    from engine.drivers.presets import Preset

_GAZE = frozenset({"gazeYaw", "gazePitch"})
_gestures = itertools.count(1)


def new_gesture() -> int:
    """A number for one press, drag and release; hand it to every command of the gesture."""
    return next(_gestures)


def tr(text: str, **filling: object) -> Words:
    """The text in any language, with names in braces filled."""
    return Words("Commands", text, tuple(filling.items()))


class FaceChange(Change):
    """One face brought from one state to another.

    Args:
        document: where.
        face: which.
        after: the state to bring about.
        text: what the history shows.
        gesture: number of the gesture it belongs to, or None for a step of its own.
    """

    def __init__(
        self,
        document: Document,
        face: int,
        after: FaceEdit,
        text: Words | str,
        gesture: int | None = None,
    ) -> None:
        super().__init__(text, document.faces[face].state, after, gesture)
        self.document, self.face = document, face

    @property
    def place(self) -> object:
        """The face of the document."""
        return self.document, self.face

    def put(self, value: FaceEdit) -> None:
        if self.document.faces[self.face].state != value:
            self.document.put_face_state(self.face, value)


class SetSliders(FaceChange):
    """Sliders brought to values.

    Args:
        wanted: slider name -> value.
        text: what the history shows; empty to name the slider.
        relative: whether the values are differences to the photo; None for what the panel shows
            (`Document.relative`).
        absolute: the values are absolute whatever the panel shows, as `grab.drag` gives them;
            they are kept the panel's way. A gaze is kept as a difference to the photo: what is
            set is the same for both eyes, and hardly anybody's eyes are quite parallel.
    """

    def __init__(
        self,
        document: Document,
        face: int,
        wanted: Mapping[str, float],
        text: Words | str = "",
        gesture: int | None = None,
        *,
        relative: bool | None = None,
        absolute: bool = False,
    ) -> None:
        one = document.faces[face]
        mode = document.relative if relative is None else relative
        differing = dict(wanted) if absolute and mode else {}
        if absolute and not mode:
            differing = {name: value for name, value in wanted.items() if name in _GAZE}
        edit = values.changed(one.edit, one, _differences(differing, one), relative=True)
        rest = {name: value for name, value in wanted.items() if name not in differing}
        edit = values.changed(edit, one, rest, relative=mode)
        text = text or _what(tuple(wanted))
        super().__init__(document, face, replace(one.state, edit=edit), text, gesture)


class ResetSliders(FaceChange):
    """Some sliders back to the photo."""

    def __init__(self, document: Document, face: int, names: Iterable[str]) -> None:
        names = tuple(names)
        one = document.faces[face]
        edit = Edit(
            {name: value for name, value in one.edit.set.items() if name not in names},
            {name: value for name, value in one.edit.add.items() if name not in names},
        )
        text = tr("Reset {what}", what=_what(names))
        super().__init__(document, face, replace(one.state, edit=edit), text)


class ResetFace(FaceChange):
    """A face as the photo shows it."""

    def __init__(self, document: Document, face: int) -> None:
        super().__init__(document, face, FaceEdit(), tr("Reset face"))


class ReplaceEdit(FaceChange):
    """A whole edit at once: an expression taken from a photo, a pasted or a random one."""

    def __init__(
        self,
        document: Document,
        face: int,
        edit: Edit,
        text: Words | str,
        gesture: int | None = None,
    ) -> None:
        state = replace(document.faces[face].state, edit=edit)
        super().__init__(document, face, state, text, gesture)


class SetIdentity(FaceChange):
    """Identity directions moved.

    Args:
        wanted: direction -> offset in standard deviations; others stay.
    """

    def __init__(
        self,
        document: Document,
        face: int,
        wanted: Mapping[int, float],
        text: Words | str = "",
        gesture: int | None = None,
    ) -> None:
        state = document.faces[face].state
        offsets = list(state.identity) + [0.0] * (max(wanted, default=-1) + 1)
        for direction, offset in wanted.items():
            offsets[direction] = float(offset)
        while offsets and offsets[-1] == 0.0:
            offsets.pop()
        state = replace(state, identity=tuple(offsets))
        super().__init__(document, face, state, text or tr("Change the face's shape"), gesture)


class ApplyPreset(FaceChange):
    """A preset at a strength: 0 leaves its region as in the photo, 1 is the preset itself.

    The result depends on the photo and the strength only, so a strength slider can be moved to
    and fro within one gesture.
    """

    def __init__(
        self,
        document: Document,
        face: int,
        preset: Preset,
        strength: float = 1.0,
        gesture: int | None = None,
    ) -> None:
        one = document.faces[face]
        blended = {}
        for name, value in preset.edit().set.items():
            own = values.resting(name, one, relative=False)
            blended[name] = own + strength * (value - own)
        edit = values.changed(one.edit, one, blended, relative=False)
        text = tr("Preset {name}", name=preset_words(preset.name))
        if strength != 1.0:
            share = f"{strength:.0%}"
            text = tr("Preset {name}, {share}", name=preset_words(preset.name), share=share)
        super().__init__(document, face, replace(one.state, edit=edit), text, gesture)


def _differences(wanted: Mapping[str, float], face: Face) -> dict[str, float]:
    """Absolute values as differences to the photo; a factor is one already."""
    out = {}
    for name, value in wanted.items():
        rest = 0.0 if slider(name).unit == "x" else values.resting(name, face, relative=False)
        out[name] = value - rest
    return out


class _BothHalves(Words):
    """A slider without its side, which is the last word of a name."""

    def __str__(self) -> str:
        return super().__str__().rpartition(" ")[0].rstrip(",")


def _what(names: tuple[str, ...]) -> Words:
    if len(names) == 1:
        return slider_words(names[0])
    if len(names) == 2 and linkable(names[0]) and names[1] == mirrored(names[0]):
        one = slider_words(names[0])
        return _BothHalves(one.context, one.template)
    return tr("{count} sliders", count=len(names))
