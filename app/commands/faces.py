"""Actions that need nothing but the document: each pushes one undo command."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

from app.commands.edits import ApplyPreset, ReplaceEdit, ResetFace, SetSliders, tr
from app.state import values
from engine.drivers.edits import Edit
from engine.drivers.frontal import frontal
from engine.drivers.presets import PRESETS, preset
from engine.types import ARKIT_NAMES

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from app.state.document import Document

_POSE = ("yaw", "pitch", "roll")
_GAZE = tuple(name for name in ARKIT_NAMES if name.startswith("eyeLook"))
_MIXED = 2
_SIGNED = frozenset({"yaw", "roll", "gazeYaw", "x"})


def undo(document: Document) -> None:
    """Take back the last step."""
    document.undo_stack.undo()


def redo(document: Document) -> None:
    """Do the step again."""
    document.undo_stack.redo()


def reset_face(document: Document) -> None:
    """The active face as the photo shows it."""
    document.undo_stack.push(ResetFace(document, document.active))


def neutralise(document: Document) -> None:
    """The active face at rest."""
    document.undo_stack.push(ApplyPreset(document, document.active, preset("neutral")))


def frontalise(document: Document) -> None:
    """The active head turned to the camera, its eyes into the lens."""
    face = document.faces[document.active]
    turned = frontal(face.target())
    photo = face.portrait.params
    wanted = {name: values.value_of(name, turned, photo) for name in (*_POSE, *_GAZE)}
    command = SetSliders(
        document, document.active, wanted, tr("Frontalise"), relative=False
    )
    document.undo_stack.push(command)


def randomise(document: Document, chance: random.Random | None = None) -> None:
    """A random natural expression: a mixture of two presets and a small turn of the head."""
    chance = chance or random.Random()
    mixed: dict[str, float] = {}
    whole = [one for one in PRESETS.values() if "jawOpen" in one.region and one.name != "neutral"]
    for one in chance.sample(whole, _MIXED):
        share = chance.uniform(0.25, 0.6)
        for name, value in one.values.items():
            mixed[name] = min(mixed.get(name, 0.0) + share * value, 1.0)
    mixed |= {"gazeYaw": chance.uniform(-12, 12), "gazePitch": chance.uniform(-6, 6)}
    face = document.faces[document.active]
    pose = {"yaw": chance.uniform(-10, 10), "pitch": chance.uniform(-5, 5)}
    edit = values.changed(Edit(), face, dict.fromkeys(preset("neutral").region, 0.0) | mixed,
                          relative=False)  # fmt: skip
    edit = values.changed(edit, face, pose, relative=True)
    document.undo_stack.push(ReplaceEdit(document, document.active, edit, tr("Randomise")))


def mirror_edit(document: Document) -> None:
    """Swap what the two halves of the face do."""
    edit = document.edit_of(document.active)
    swapped = Edit(_mirrored(edit.set), _mirrored(edit.add))
    command = ReplaceEdit(document, document.active, swapped, tr("Mirror left and right"))
    document.undo_stack.push(command)


def next_face(document: Document) -> None:
    """Let the controls speak of the next face."""
    document.choose_face((document.active + 1) % len(document.faces))


def previous_face(document: Document) -> None:
    """Let the controls speak of the face before."""
    document.choose_face((document.active - 1) % len(document.faces))


def _mirrored(wanted: Mapping[str, float]) -> dict[str, float]:
    return {
        mirrored_name(name): -value if name in _SIGNED else value
        for name, value in wanted.items()
    }


def mirrored_name(name: str) -> str:
    """The slider of the other half of the face; the slider itself when it has none."""
    for suffix, other in (("Left", "Right"), ("Right", "Left")):
        if name.endswith(suffix):
            return name.removesuffix(suffix) + other
    return name


ACTIONS: dict[str, Callable[[Document], None]] = {
    function.__name__: function
    for function in (
        undo, redo, reset_face, neutralise, frontalise, randomise, mirror_edit, next_face,
        previous_face,
    )
}  # fmt: skip
