"""The open document: one photo, its faces and their edits, as a model with signals."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from app.state.faces import Face, FaceEdit, Rendered
from app.state.history import History
from app.state.project import Project
from engine.errors import UsageError
from engine.renderers import RENDERERS

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from engine.drivers.edits import Edit
    from engine.drivers.takes import Take
    from engine.renderers.headgan.personal import PersonalNetwork
    from engine.types import FaceParams, Picture

    Network = PersonalNetwork | None

__all__ = ["Document", "Face", "FaceEdit", "Project", "Rendered"]

_UNDO_STEPS = 1000


class Document(QObject):
    """What the window shows and the commands change. Lives on the UI thread.

    Attributes:
        picture: the open photo, or None when nothing is open.
        faces: its faces, the largest first.
        active: number of the face the controls speak of.
        revision: rises with every change that changes the picture.
        renderer_name: what draws.
        network: weights of this person, whether or not they draw now.
        path: the project file, or None while there is none.
        relative: whether sliders show differences to the photo (0 = the photo as it is) or
            absolute values.
        symmetric: whether drags move both halves of the face; Shift does the opposite.
        presets, takes: the project's own, by name.
        newest: the newest picture shown, or None.
        undo_stack: everything that was done, in order.

    Signals:
        opened: another photo or project is open; faces and edits are new.
        face_chosen: the active face, by number.
        edited: face and revision; a command changed a face. The face is -1 where the change
            concerns all of them (another renderer).
        achieved_changed: the face whose `achieved` was measured anew.
        rendered: a `Rendered`, from the render loop.
        renderer_changed, library_changed, path_changed, relative_changed: as named.
        dirty_changed: whether there is anything unsaved.
        notice: level ("info", "warning", "error") and one sentence.
    """

    opened = Signal()
    face_chosen = Signal(int)
    edited = Signal(int, int)
    achieved_changed = Signal(int)
    rendered = Signal(object)
    renderer_changed = Signal(str)
    library_changed = Signal()
    path_changed = Signal()
    relative_changed = Signal(bool)
    dirty_changed = Signal(bool)
    notice = Signal(str, str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.picture: Picture | None = None
        self.faces: tuple[Face, ...] = ()
        self.active = 0
        self.revision = 0
        self.renderer_name = RENDERERS.default
        self.renderer_options: dict[str, object] = {}
        self.network: Network = None
        self.path: Path | None = None
        self.photo, self.photo_name = b"", ""
        self.relative, self.symmetric = True, False
        self.presets: dict[str, Edit] = {}
        self.takes: dict[str, Take] = {}
        self.newest: Rendered | None = None
        self._opened_at = self._steps_before = 0
        self._rescued = self._was_dirty = False
        self.undo_stack = History(self)
        self.undo_stack.setUndoLimit(_UNDO_STEPS)
        self.undo_stack.cleanChanged.connect(self._tell_dirty)

    # What is open

    @property
    def dirty(self) -> bool:
        """Whether closing now would lose something."""
        return bool(self.faces) and (self._rescued or not self.undo_stack.isClean())

    @property
    def steps(self) -> int:
        """How many steps of the history led here since the photo or project was opened."""
        return self._steps_before + self.undo_stack.index()

    @property
    def title(self) -> str:
        """Name for a window title: the project file's, or the photo's."""
        return self.path.name if self.path else self.photo_name

    def open(
        self, project: Project, path: Path | None = None, *, rescued: bool = False, steps: int = 0
    ) -> None:
        """Show another project; what was open is forgotten.

        Args:
            project: what to show.
            path: its file, or None for a new photo.
            rescued: it comes from a crash and has never been saved in this state.
            steps: of a history that was lost in that crash.
        """
        self.undo_stack.clear()
        self.picture = project.picture
        self.photo, self.photo_name = project.photo, project.photo_name
        self.faces = tuple(
            Face(portrait, project.edit_of(number).edit, project.edit_of(number).identity)
            for number, portrait in enumerate(project.portraits)
        )
        self.active = min(max(project.active, 0), max(len(self.faces) - 1, 0))
        self.renderer_name, self.network = project.renderer, project.network
        self.renderer_options = dict(project.renderer_options)
        self.presets, self.takes = dict(project.presets), dict(project.takes)
        self.path, self.newest = path, None
        self._rescued, self._steps_before = rescued, steps
        self.revision += 1
        self._opened_at = self.revision
        self.opened.emit()
        self.path_changed.emit()
        self.library_changed.emit()
        self._tell_dirty()

    def snapshot(self) -> Project:
        """The document as a value, for saving on another thread.

        Raises:
            UsageError: nothing is open.
        """
        if self.picture is None:
            raise UsageError("There is no photo open.", "Open one first.")
        return Project(
            photo=self.photo,
            photo_name=self.photo_name,
            picture=self.picture,
            portraits=tuple(face.portrait for face in self.faces),
            edits=tuple(face.state for face in self.faces),
            active=self.active,
            renderer=self.renderer_name,
            renderer_options=dict(self.renderer_options),
            network=self.network,
            presets=dict(self.presets),
            takes=dict(self.takes),
        )

    def mark_saved(self, path: Path, step: int | None = None) -> None:
        """Remember that `path` holds the document.

        Args:
            path: the file.
            step: `undo_stack.index()` when the snapshot was taken; None for now. Edits made
                while the file was being written keep the document dirty.
        """
        self.path = path
        self._rescued = False
        if step is None or step == self.undo_stack.index():
            self.undo_stack.setClean()
        self.path_changed.emit()
        self._tell_dirty()

    # Faces

    @property
    def face(self) -> Face | None:
        """The active face, or None when nothing is open."""
        return self.faces[self.active] if self.faces else None

    def choose_face(self, face: int) -> None:
        """Let the controls speak of another face. Not an edit: nothing in the picture changes."""
        if face != self.active and 0 <= face < len(self.faces):
            self.active = face
            self.face_chosen.emit(face)

    def edit_of(self, face: int) -> Edit:
        """The slider values set and added of a face."""
        return self.faces[face].edit

    def target_of(self, face: int) -> FaceParams:
        """The fitted parameters of a face with its edit applied."""
        return self.faces[face].target()

    def set_relative(self, relative: bool) -> None:
        """Let sliders show differences to the photo, or absolute values."""
        if relative != self.relative:
            self.relative = relative
            self.relative_changed.emit(relative)

    # For commands

    def put_face_state(self, face: int, state: FaceEdit) -> None:
        """Replace what was changed of a face. Only commands call this."""
        self.faces[face].edit, self.faces[face].identity = state.edit, state.identity
        self.revision += 1
        self.edited.emit(face, self.revision)

    def put_renderer(self, name: str, options: Mapping[str, object], network: Network) -> None:
        """Draw with another renderer. Only commands call this."""
        self.renderer_name, self.renderer_options, self.network = name, dict(options), network
        self.revision += 1
        self.renderer_changed.emit(name)
        self.edited.emit(-1, self.revision)

    def put_library(self, presets: Mapping[str, Edit], takes: Mapping[str, Take]) -> None:
        """Replace the project's own presets and takes. Only commands call this."""
        self.presets, self.takes = dict(presets), dict(takes)
        self.library_changed.emit()

    # For the render loop

    def show(self, picture: Rendered) -> None:
        """Take a picture from the render loop unless a newer or better one is shown."""
        newest = self.newest
        if picture.revision < self._opened_at:
            return
        if newest is not None and (picture.revision, not picture.draft) < (
            newest.revision,
            not newest.draft,
        ):
            return
        self.newest = picture
        self.rendered.emit(picture)

    def put_achieved(self, face: int, revision: int, values: Mapping[str, float]) -> None:
        """Take measured slider values unless the face has been changed since."""
        if revision == self.revision and face < len(self.faces):
            self.faces[face].achieved = dict(values)
            self.achieved_changed.emit(face)

    def _tell_dirty(self) -> None:
        if self.dirty != self._was_dirty:
            self._was_dirty = self.dirty
            self.dirty_changed.emit(self._was_dirty)
