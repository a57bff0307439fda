"""Picture -> landmarks: the registry of trackers."""

from engine.registry import Registry, Spec

TRACKERS = Registry(
    "tracker",
    (
        Spec(
            name="mediapipe",
            label="MediaPipe Face Mesh",
            summary="478 points with irises; its models are bundled and it works offline.",
            factory="engine.trackers.mediapipe_mesh:MediaPipeTracker",
            licence="Apache-2.0",
            needs=("mediapipe",),
        ),
        Spec(
            name="face-alignment",
            label="face-alignment (FAN)",
            summary="68 points; slow on a CPU; its weights are downloaded on first use.",
            factory="engine.trackers.face_alignment_points:FaceAlignmentTracker",
            licence="BSD-3-Clause",
            needs=("face_alignment", "torch"),
        ),
    ),
)
