"""Renderers: a prepared portrait and target parameters -> a picture. One folder each."""

from __future__ import annotations

from engine.registry import Registry, Spec
from engine.renderers.base import (
    DrawsInStages,
    Pace,
    PreparedPortrait,
    Renderer,
    RenderPart,
    render_part,
)

RENDERERS = Registry(
    "renderer",
    (
        Spec(
            name="headgan-lite",
            label="HeadGAN lite",
            summary="The warp, the face corrected by a small network: folds, lids, lips.",
            factory="engine.renderers.headgan.lite.renderer:LiteRenderer",
            licence="Apache-2.0",
            needs=("torch", "safetensors", "numba", "cv2"),
            draft="warp",
            unavailable="engine.renderers.headgan.lite.availability:unavailable",
        ),
        Spec(
            name="warp",
            label="Warp",
            summary="Moves the photo's own pixels along the exact flow of the mesh; no network.",
            factory="engine.renderers.warp.renderer:WarpRenderer",
            licence="Apache-2.0",
            needs=("numba", "cv2"),
        ),
        Spec(
            name="headgan",
            label="HeadGAN",
            summary="The published HeadGAN networks at 256 px, for non-commercial use only.",
            factory="engine.renderers.headgan.renderer:HeadganRenderer",
            licence="Apache-2.0 AND CC-BY-NC-SA-4.0",
            needs=("torch", "safetensors", "numba", "cv2"),
            unavailable="engine.renderers.headgan.availability:unavailable",
        ),
    ),
)

__all__ = [
    "RENDERERS", "DrawsInStages", "Pace", "PreparedPortrait", "RenderPart", "Renderer",
    "render_part",
]  # fmt: skip
