"""Landmarks -> parameters of the head."""

from engine.fitting.changes import ChangeFitter
from engine.fitting.identity import shared_identity
from engine.fitting.known import KnownFace, known_face
from engine.fitting.photo import Fit, fit_photo, projected_landmarks
from engine.fitting.video import VideoFitter

__all__ = [
    "ChangeFitter",
    "Fit",
    "KnownFace",
    "VideoFitter",
    "fit_photo",
    "known_face",
    "projected_landmarks",
    "shared_identity",
]
