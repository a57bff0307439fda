"""One picture out of the edits of several faces. No Qt; belongs to one thread."""

from __future__ import annotations

import time
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from app.jobs.parts import joined
from app.state.faces import Rendered
from engine.device import find_device
from engine.drivers.edits import Edit, apply
from engine.drivers.photo import resize_portrait
from engine.renderers import RENDERERS, Pace, render_part
from engine.types import Picture

if TYPE_CHECKING:
    from collections.abc import Mapping

    from app.state.faces import FaceEdit
    from engine.device import Device
    from engine.renderers import PreparedPortrait, Renderer, RenderPart
    from engine.types import Portrait, RenderResult

_NUDGE = Edit(add={"jawOpen": 0.2, "yaw": 2.0})


@dataclass(frozen=True, eq=False)
class Request:
    """Everything one picture depends on, captured on the UI thread.

    Attributes:
        revision: of the document.
        portraits: the faces of the photo, never empty.
        edits: what was changed of each.
        active: the face to get ready first.
        renderer: its name.
        options: its options.
        provenance: also say where each pixel comes from.
    """

    revision: int
    portraits: tuple[Portrait, ...]
    edits: tuple[FaceEdit, ...]
    active: int = 0
    renderer: str = RENDERERS.default
    options: Mapping[str, object] = field(default_factory=dict)
    provenance: bool = False


@dataclass(frozen=True, eq=False)
class Preparation:
    """Everything a renderer needs to get a face ready; see `Renderer.prepare`."""

    face: int
    renderer: Renderer
    portrait: Portrait
    pace: Pace

    def __call__(self) -> PreparedPortrait:
        return self.renderer.prepare(self.portrait, self.pace)


class Composer:
    """Draws requests at one size and keeps what it prepared for the photo.

    Args:
        longest_px: longer side of its pictures, or 0 for the photo's own size.
        exact: keep all the depth of the photo, as a file wants it; a screen shows 8 bits.
    """

    def __init__(self, longest_px: int = 0, *, exact: bool = False) -> None:
        self.longest_px, self._exact = longest_px, exact
        self._chosen: tuple[str, Mapping[str, object]] | None = None
        self._renderer: Renderer | None = None
        self._device: Device | None = None
        self._sized: dict[int, tuple[Portrait, Portrait]] = {}
        self._prepared: dict[int, PreparedPortrait] = {}

    @property
    def made_by_network(self) -> bool:
        """Whether the renderer of the last request paints with a trained network."""
        return self._renderer is not None and self._renderer.made_by_network

    def draw(self, request: Request) -> Rendered:
        """The picture a request asks for.

        Raises:
            LikenessError: the renderer cannot run.
        """
        started = time.perf_counter()
        part = self._part(request)
        timings = dict(part.timings_ms) | {"total": 1000.0 * (time.perf_counter() - started)}
        return Rendered(
            part, self._portrait(request, 0).picture, request.portraits[0].picture.size_hw,
            request.revision, self.longest_px > 0, timings, self._device,
        )  # fmt: skip

    def compose(self, request: Request) -> RenderResult:
        """All faces of a request in one whole picture.

        Raises:
            LikenessError: the renderer cannot run.
        """
        part = self._part(request)
        photo = self._portrait(request, 0).picture
        return part.in_picture(photo.deepest_pixels, photo.alpha)

    def _part(self, request: Request) -> RenderPart:
        """What all faces of a request change of the photo."""
        self._turn_to(request)
        parts = []
        for face, edit in enumerate(request.edits):
            if not edit.empty:
                prepared = self._prepare(request, face)
                target = edit.target(prepared.portrait.params)
                parts.append(render_part(prepared, target, provenance=request.provenance))
        photo = self._portrait(request, 0).picture
        return joined(parts, photo.deepest_pixels, photo.alpha, provenance=request.provenance)

    def missing(self, request: Request) -> list[int]:
        """Faces that must be prepared before the request can be drawn."""
        self._turn_to(request)
        return [
            face
            for face, edit in enumerate(request.edits)
            if not edit.empty and face not in self._prepared
        ]

    def holds(self, request: Request, face: int) -> bool:
        """Whether a face is prepared."""
        self._turn_to(request)
        return face in self._prepared

    def warm(self, request: Request, face: int) -> None:
        """Prepare a face before it is needed, and draw it once: the first picture of a process
        loads the compiled code.
        """
        self._turn_to(request)
        if face not in self._prepared:
            prepared = self._prepare(request, face)
            prepared.render(apply(_NUDGE, prepared.portrait.params), provenance=request.provenance)

    def preparation(self, request: Request, face: int) -> Preparation:
        """The long work of preparing a face, to be done on any thread; then `adopt` it."""
        self._turn_to(request)
        assert self._renderer is not None
        portrait = self._portrait(request, face)
        pace = Pace.LIVE if self.longest_px else Pace.STILL
        return Preparation(face, self._renderer, portrait, pace)

    def adopt(self, done: Preparation, prepared: PreparedPortrait) -> None:
        """Take a finished preparation, unless its photo or renderer was left meanwhile."""
        known = self._sized.get(done.face)
        if done.renderer is self._renderer and known and known[1] is done.portrait:
            self._prepared.setdefault(done.face, prepared)

    def _turn_to(self, request: Request) -> None:
        """Forget what belongs to another photo or renderer."""
        choice = (request.renderer, request.options)
        if choice != self._chosen:
            self._prepared.clear()
            self._renderer = self._loaded(request)
            self._device = device_of(request.renderer, request.options)
            self._chosen = choice
        known = {face: whole for face, (whole, _) in self._sized.items()}
        if any(
            face >= len(request.portraits) or request.portraits[face] is not whole
            for face, whole in known.items()
        ):
            self._sized.clear()
            self._prepared.clear()

    def _loaded(self, request: Request) -> Renderer:
        """The renderer, or for drafts on the screen what foreshadows its pictures."""
        drafts = self.longest_px > 0 and not self._exact
        draft = RENDERERS.load_draft(request.renderer) if drafts else None
        return draft or RENDERERS.load(request.renderer, **request.options)

    def _portrait(self, request: Request, face: int) -> Portrait:
        """The face at this composer's size."""
        if face not in self._sized:
            whole = request.portraits[face]
            sized = whole
            if not self._exact:
                shown = Picture(whole.picture.pixels, whole.picture.alpha)
                sized = replace(whole, picture=shown)
            if self.longest_px:
                sized = resize_portrait(sized, self.longest_px)
            self._sized[face] = (whole, sized)
        return self._sized[face][1]

    def _prepare(self, request: Request, face: int) -> PreparedPortrait:
        if face not in self._prepared:
            self._prepared[face] = self.preparation(request, face)()
        return self._prepared[face]


def device_of(renderer: str, options: Mapping[str, object]) -> Device:
    """What a renderer calculates on; only networks leave the CPU.

    Raises:
        LikenessError: there is no such device here.
    """
    on_torch = RENDERERS.spec(renderer).on_torch
    return find_device(str(options.get("device", "auto")) if on_torch else "cpu")
