"""One picture out of the edits of several faces. No Qt; belongs to one thread."""

from __future__ import annotations

import time
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

import numpy as np

from app.state.faces import Rendered
from engine.drivers.edits import Edit, apply
from engine.drivers.photo import resize_portrait
from engine.renderers import RENDERERS
from engine.types import Picture

if TYPE_CHECKING:
    from collections.abc import Mapping

    from app.state.faces import FaceEdit
    from engine.renderers import PreparedPortrait, Renderer
    from engine.types import ByteArray, Portrait, RenderResult

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


class Composer:
    """Draws requests at one size and keeps what it prepared for the photo.

    Args:
        longest_px: longer side of its pictures, or 0 for the photo's own size.
    """

    def __init__(self, longest_px: int = 0) -> None:
        self._longest_px = longest_px
        self._chosen: tuple[str, Mapping[str, object]] | None = None
        self._renderer: Renderer | None = None
        self._sized: dict[int, tuple[Portrait, Portrait]] = {}
        self._prepared: dict[int, PreparedPortrait] = {}

    def draw(self, request: Request) -> Rendered:
        """The picture a request asks for.

        Raises:
            LikenessError: the renderer cannot run.
        """
        started = time.perf_counter()
        self._turn_to(request)
        base = self._portrait(request, 0).picture.pixels
        out, origin = base, None
        if request.provenance:
            origin = np.zeros(base.shape[:2], np.uint8)
        timings: dict[str, float] = {}
        for face, edit in enumerate(request.edits):
            if edit.empty:
                continue
            prepared = self._prepare(request, face)
            result = prepared.render(
                edit.target(prepared.portrait.params), provenance=request.provenance
            )
            out, origin = _over(out, origin, base, result)
            for stage, ms in result.timings_ms.items():
                timings[stage] = timings.get(stage, 0.0) + ms
        timings["total"] = 1000.0 * (time.perf_counter() - started)
        return Rendered(
            out, request.portraits[0].picture.size_hw, request.revision,
            self._longest_px > 0, timings, origin,
        )  # fmt: skip

    def ready(self, request: Request) -> bool:
        """Whether everything the request needs is prepared."""
        self._turn_to(request)
        return all(
            edit.empty or face in self._prepared for face, edit in enumerate(request.edits)
        )

    def warm(self, request: Request, face: int) -> None:
        """Prepare a face before it is needed, and draw it once: the first picture of a process
        loads the compiled code.
        """
        self._turn_to(request)
        if face not in self._prepared:
            prepared = self._prepare(request, face)
            prepared.render(apply(_NUDGE, prepared.portrait.params), provenance=request.provenance)

    def _turn_to(self, request: Request) -> None:
        """Forget what belongs to another photo or renderer."""
        choice = (request.renderer, request.options)
        if choice != self._chosen:
            self._prepared.clear()
            self._renderer = RENDERERS.load(request.renderer, **request.options)
            self._chosen = choice
        known = {face: whole for face, (whole, _) in self._sized.items()}
        if any(
            face >= len(request.portraits) or request.portraits[face] is not whole
            for face, whole in known.items()
        ):
            self._sized.clear()
            self._prepared.clear()

    def _portrait(self, request: Request, face: int) -> Portrait:
        """The face at this composer's size, on the 8-bit photo."""
        if face not in self._sized:
            whole = request.portraits[face]
            plain = replace(whole, picture=Picture(whole.picture.pixels))
            sized = resize_portrait(plain, self._longest_px) if self._longest_px else plain
            self._sized[face] = (whole, sized)
        return self._sized[face][1]

    def _prepare(self, request: Request, face: int) -> PreparedPortrait:
        if face not in self._prepared:
            assert self._renderer is not None
            self._prepared[face] = self._renderer.prepare(self._portrait(request, face))
        return self._prepared[face]


def _over(
    out: ByteArray, origin: ByteArray | None, base: ByteArray, result: RenderResult
) -> tuple[ByteArray, ByteArray | None]:
    """What one face changed of the photo laid over what others have."""
    left, top, right, bottom = result.changed_box
    if right <= left or bottom <= top:
        return out, origin
    if out is base:
        return result.pixels, result.provenance if origin is not None else None
    box = np.s_[top:bottom, left:right]
    changed = (result.pixels[box] != base[box]).any(axis=2)
    out[box][changed] = result.pixels[box][changed]
    if origin is not None and result.provenance is not None:
        origin[box][changed] = result.provenance[box][changed]
    return out, origin
