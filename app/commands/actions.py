"""The table of actions: what menus, shortcuts and the command palette offer, as data.

Texts are marked for translation in the context "Actions"; the window translates them when it
makes its menus. Shortcuts are portable texts; a name beginning with "std:" is one of Qt's
standard keys, which differ from system to system.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication

from app.commands import faces
from app.state.texts import marked as _T

if TYPE_CHECKING:
    from collections.abc import Callable

    from app.state.document import Document


@dataclass(frozen=True)
class ActionSpec:
    """One action.

    Attributes:
        id: identifier; for actions of the window also the name of its method.
        text: what menus show, with a mnemonic.
        tooltip: one line of help.
        shortcut: default keys, or empty.
        menu: "file", "edit", "face", "view", "window" or "help", with "/" before a submenu; empty
            for actions the palette alone offers.
        enabled_when: a name in `CONDITIONS`.
        checkable: it is a switch.
        held: it acts while its key is held down and ends when it is let go.
    """

    id: str
    text: str
    tooltip: str
    shortcut: str = ""
    menu: str = ""
    enabled_when: str = "always"
    checkable: bool = False
    held: bool = False


def _at(stack_question: str) -> Callable[[Document], bool]:
    return lambda document: bool(getattr(document.undo_stack, stack_question)())


CONDITIONS: dict[str, Callable[[Document], bool]] = {
    "always": lambda document: True,
    "photo": lambda document: document.picture is not None,
    "face": lambda document: bool(document.faces),
    "faces": lambda document: len(document.faces) > 1,
    "edited": lambda document: document.face is not None and not document.face.state.empty,
    "any_edited": lambda document: any(not face.state.empty for face in document.faces),
    "dirty": lambda document: document.dirty,
    "take": lambda document: bool(document.faces) and bool(document.takes),
    "can_undo": _at("canUndo"),
    "can_redo": _at("canRedo"),
}
"""When an action can be used, by name."""

ACTIONS: tuple[ActionSpec, ...] = (
    ActionSpec("open_file", _T("Actions", "&Open…"),
               _T("Actions", "Open a photo or a project"), "std:Open", "file"),
    ActionSpec("open_recent", _T("Actions", "Open &Recent"),
               _T("Actions", "Open one of the files used last"), "", "file"),
    ActionSpec("open_sample", _T("Actions", "Open the Sample &Portrait"),
               _T("Actions", "Open the portrait that comes with the program"), "", "file"),
    ActionSpec("new_window", _T("Actions", "New &Window"),
               _T("Actions", "Open another window"), "std:New", "file"),
    ActionSpec("save", _T("Actions", "&Save"),
               _T("Actions", "Save the project"), "std:Save", "file", "photo"),
    ActionSpec("save_as", _T("Actions", "Save &As…"),
               _T("Actions", "Save the project under another name"), "Ctrl+Shift+S", "file",
               "photo"),
    ActionSpec("export_picture", _T("Actions", "&Picture…"),
               _T("Actions", "Write the edited photo"), "Ctrl+E", "file/export", "face"),
    ActionSpec("export_clip", _T("Actions", "&Clip…"),
               _T("Actions", "Write a video of the face performing a take"), "Ctrl+Shift+E",
               "file/export", "face"),
    ActionSpec("export_mesh", _T("Actions", "&Mesh…"),
               _T("Actions", "Write the head as GLB, OBJ or PLY"), "", "file/export", "face"),
    ActionSpec("export_take", _T("Actions", "&Take…"),
               _T("Actions", "Write a performance as Live Link Face CSV"), "", "file/export",
               "take"),
    ActionSpec("export_pncc", _T("Actions", "P&NCC…"),
               _T("Actions", "Write the head as a picture of surface coordinates"), "",
               "file/export", "face"),
    ActionSpec("batch", _T("Actions", "&Batch…"),
               _T("Actions", "Apply this edit to many photos"), "Ctrl+B", "file", "face"),
    ActionSpec("verify", _T("Actions", "&Verify…"),
               _T("Actions", "Say how a picture or a clip was made"), "", "file"),
    ActionSpec("import_take", _T("Actions", "&Import Take…"),
               _T("Actions", "Read a performance from a CSV file or a video"), "", "file", "face"),
    ActionSpec("open_take", _T("Actions", "Open &Take in Timeline…"),
               _T("Actions", "See and edit a performance over time"), "Ctrl+Shift+O", "file"),
    ActionSpec("close_window", _T("Actions", "&Close"),
               _T("Actions", "Close this window"), "std:Close", "file"),
    ActionSpec("quit", _T("Actions", "&Quit"),
               _T("Actions", "Close every window"), "Ctrl+Q", "file"),
    ActionSpec("undo", _T("Actions", "&Undo"),
               _T("Actions", "Take back the last step"), "std:Undo", "edit", "can_undo"),
    ActionSpec("redo", _T("Actions", "&Redo"),
               _T("Actions", "Do the step again"), "std:Redo", "edit", "can_redo"),
    ActionSpec("copy_picture", _T("Actions", "&Copy Picture"),
               _T("Actions", "Copy the edited photo"), "Ctrl+Shift+C", "edit", "face"),
    ActionSpec("copy_edit", _T("Actions", "Copy &Edit"),
               _T("Actions", "Copy the sliders of this face"), "std:Copy", "edit", "face"),
    ActionSpec("paste_edit", _T("Actions", "Paste E&dit"),
               _T("Actions", "Apply copied sliders to this face"), "std:Paste", "edit", "face"),
    ActionSpec("preferences", _T("Actions", "&Preferences…"),
               _T("Actions", "Change how the program looks and works"), "Ctrl+,", "edit"),
    ActionSpec("shortcuts", _T("Actions", "&Keyboard Shortcuts…"),
               _T("Actions", "See and change keys"), "Ctrl+Alt+K", "edit"),
    ActionSpec("reset_face", _T("Actions", "&Reset Face"),
               _T("Actions", "Bring the face back to the photo"), "Ctrl+R", "face", "edited"),
    ActionSpec("neutralise", _T("Actions", "&Neutralise"),
               _T("Actions", "Bring the face to rest"), "Ctrl+Shift+N", "face", "face"),
    ActionSpec("frontalise", _T("Actions", "&Frontalise"),
               _T("Actions", "Turn the head to the camera"), "Ctrl+Shift+F", "face", "face"),
    ActionSpec("randomise", _T("Actions", "Rando&mise"),
               _T("Actions", "Try a random expression"), "Ctrl+Shift+R", "face", "face"),
    ActionSpec("mirror_edit", _T("Actions", "M&irror Left and Right"),
               _T("Actions", "Swap what the two halves of the face do"), "Ctrl+M", "face",
               "edited"),
    ActionSpec("save_preset", _T("Actions", "Save as &Preset…"),
               _T("Actions", "Keep this expression under a name"), "Ctrl+Alt+S", "face", "face"),
    ActionSpec("take_expression", _T("Actions", "Take &Expression from Photo…"),
               _T("Actions", "Copy the expression of another photo"), "", "face", "face"),
    ActionSpec("personalise", _T("Actions", "Per&sonalise…"),
               _T("Actions", "Teach the network the face of this person"), "", "face", "face"),
    ActionSpec("next_face", _T("Actions", "Ne&xt Face"),
               _T("Actions", "Edit the next person in the photo"), "Ctrl+PgDown", "face", "faces"),
    ActionSpec("previous_face", _T("Actions", "Pre&vious Face"),
               _T("Actions", "Edit the previous person in the photo"), "Ctrl+PgUp", "face",
               "faces"),
    ActionSpec("live", _T("Actions", "&Live"),
               _T("Actions", "Let a camera move the face"), "F9", "face/live", "face", True),
    ActionSpec("live_record", _T("Actions", "&Record"),
               _T("Actions", "Record the live performance"), "Shift+F9", "face/live", "face",
               True),
    ActionSpec("live_calibrate", _T("Actions", "&Calibrate"),
               _T("Actions", "Ten guided seconds before the camera"), "Ctrl+F9", "face/live",
               "face"),
    ActionSpec("live_neutral", _T("Actions", "This Is &Neutral"),
               _T("Actions", "Take the face before the camera for the face at rest"),
               "Ctrl+Shift+F9", "face/live", "face"),
    ActionSpec("live_window", _T("Actions", "&Window"),
               _T("Actions", "Show the live picture in a bare window, for other programs"), "F8",
               "face/live", "face", True),
    ActionSpec("live_full", _T("Actions", "&Full Screen"),
               _T("Actions", "Fill a display with the live picture"), "Shift+F8", "face/live",
               "face", True),
    ActionSpec("zoom_in", _T("Actions", "Zoom &In"),
               _T("Actions", "Show the photo larger"), "std:ZoomIn", "view", "photo"),
    ActionSpec("zoom_out", _T("Actions", "Zoom &Out"),
               _T("Actions", "Show the photo smaller"), "std:ZoomOut", "view", "photo"),
    ActionSpec("zoom_fit", _T("Actions", "&Fit in Window"),
               _T("Actions", "Show the whole photo"), "Ctrl+0", "view", "photo"),
    ActionSpec("zoom_actual", _T("Actions", "&Actual Size"),
               _T("Actions", "One pixel of the photo for one of the screen"), "Ctrl+1", "view",
               "photo"),
    ActionSpec("zoom_face", _T("Actions", "Zoom to F&ace"),
               _T("Actions", "Fill the view with the face"), "Ctrl+2", "view", "face"),
    ActionSpec("show_before", _T("Actions", "&Before"),
               _T("Actions", "Show the photo while the key is held"), "\\", "view", "photo",
               held=True),
    ActionSpec("split_view", _T("Actions", "Before and After &Split"),
               _T("Actions", "Compare with a line that can be dragged"), "Y", "view", "photo",
               checkable=True),
    ActionSpec("overlay_landmarks", _T("Actions", "&Landmarks"),
               _T("Actions", "Show the tracked points"), "Alt+1", "view/overlays", "face", True),
    ActionSpec("overlay_wireframe", _T("Actions", "&Wireframe"),
               _T("Actions", "Show the mesh"), "Alt+2", "view/overlays", "face", True),
    ActionSpec("overlay_pncc", _T("Actions", "&PNCC"),
               _T("Actions", "Show surface coordinates as colours"), "Alt+3", "view/overlays",
               "face", True),
    ActionSpec("overlay_provenance", _T("Actions", "&Origin of Pixels"),
               _T("Actions", "Show what was seen, mirrored or invented"), "Alt+4",
               "view/overlays", "face", True),
    ActionSpec("overlay_confidence", _T("Actions", "&Confidence"),
               _T("Actions", "Show how far the fit is to be trusted"), "Alt+5", "view/overlays",
               "face", True),
    ActionSpec("overlay_handles", _T("Actions", "&Handles"),
               _T("Actions", "Show every point that can be taken hold of"), "H", "view/overlays",
               "face", True),
    ActionSpec("show_viewport", _T("Actions", "&3D View"),
               _T("Actions", "Show the head in three dimensions"), "F3", "view", "always", True),
    ActionSpec("show_timeline", _T("Actions", "&Timeline"),
               _T("Actions", "Show the curves and keyframes of a take"), "F4", "view", "always",
               True),
    ActionSpec("full_screen", _T("Actions", "F&ull Screen"),
               _T("Actions", "Fill the screen"), "F11", "view", "always", True),
    ActionSpec("absolute_sliders", _T("Actions", "Absolute &Values"),
               _T("Actions", "Sliders show values instead of differences to the photo"), "Ctrl+T",
               "view", "always", True),
    ActionSpec("theme_system", _T("Actions", "&System"),
               _T("Actions", "Follow the system's theme"), "", "view/theme", "always", True),
    ActionSpec("theme_light", _T("Actions", "&Light"),
               _T("Actions", "Use the light theme"), "", "view/theme", "always", True),
    ActionSpec("theme_dark", _T("Actions", "&Dark"),
               _T("Actions", "Use the dark theme"), "", "view/theme", "always", True),
    ActionSpec("reset_layout", _T("Actions", "&Reset Layout"),
               _T("Actions", "Bring all panels back to their places"), "", "window"),
    ActionSpec("find_slider", _T("Actions", "Find &Slider"),
               _T("Actions", "Search the controls by name"), "std:Find", "window", "face"),
    ActionSpec("command_palette", _T("Actions", "&Command Palette…"),
               _T("Actions", "Find and run any action"), "Ctrl+Shift+P", "help"),
    ActionSpec("open_log", _T("Actions", "Show &Log File"),
               _T("Actions", "Open the folder with the program's log"), "", "help"),
    ActionSpec("about", _T("Actions", "&About Likeness"),
               _T("Actions", "Version, licences and credits"), "", "help"),
)  # fmt: skip

_BY_ID = {spec.id: spec for spec in ACTIONS}


def action(action_id: str) -> ActionSpec:
    """The action called `action_id`."""
    return _BY_ID[action_id]


def translated(text: str) -> str:
    """A text of the table in the user's language."""
    return QCoreApplication.translate("Actions", text)


def enabled(spec: ActionSpec, document: Document) -> bool:
    """Whether the action can be used now."""
    return CONDITIONS[spec.enabled_when](document)


def run(action_id: str, window: Any, *arguments: Any) -> None:
    """Do what an action says.

    Actions on the document's faces are done here; every other one is a method of the window
    that has the action's id as its name. Switches get their new state as an argument.

    Args:
        action_id: which.
        window: has `document` and the methods.
    """
    spec = _BY_ID[action_id]
    if not enabled(spec, window.document):
        return
    on_document = faces.ACTIONS.get(action_id)
    if on_document:
        on_document(window.document)
    else:
        getattr(window, action_id)(*arguments)
