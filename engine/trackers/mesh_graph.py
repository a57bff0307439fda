"""MediaPipe's face mesh network on a region of our own choosing.

The ready-made solution of the package detects, crops and tracks by itself. Here only its landmark
stage is built, so that the region, its rotation and the number of passes are ours, and the
presence score, which the solution hides, is read as well.
"""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from engine.media import resample
from engine.media.quiet import hush_environment, quiet_native
from engine.trackers.crops import Roi, Window, cut_window
from engine.trackers.mirror import mirror_table

if TYPE_CHECKING:
    from engine.types import ByteArray, FloatArray

ROI_PX = 288
"""Regions are reduced to this side; the network itself looks at 192 px."""

_PRESENCE = "facelandmarkcpu__face_presence_score"
_GRAPH = f"""
input_stream: "image"
input_stream: "roi"
input_side_packet: "with_attention"
output_stream: "landmarks"
output_stream: "{_PRESENCE}"
node {{
  calculator: "FaceLandmarkCpu"
  input_stream: "IMAGE:image"
  input_stream: "ROI:roi"
  input_side_packet: "WITH_ATTENTION:with_attention"
  output_stream: "LANDMARKS:landmarks"
}}
executor {{
  name: ""
  type: "ApplicationThreadExecutor"
}}
"""
"""All of it runs on the caller's thread: handing each small step to a pool and back took a tenth of
the time, and on busy cores every hand-over waits for its turn."""


class MeshPoints(NamedTuple):
    """478 points in pixels of the picture (z in the same unit) and how sure a face is there."""

    points_px: FloatArray
    presence: float


class MeshGraph:
    """One network instance, 1.5 ms a pass. Not shared between threads."""

    def __init__(self) -> None:
        hush_environment()
        with quiet_native():
            self._start()
            self.points(np.full((64, 64, 3), 127, np.uint8), Roi(32.0, 32.0, 60.0))

    def _start(self) -> None:
        import mediapipe
        from google.protobuf import text_format
        from mediapipe.framework import calculator_pb2
        from mediapipe.python import packet_creator
        from mediapipe.python._framework_bindings import calculator_graph, resource_util

        # The graph names its models relative to the folder the package lies in.
        resource_util.set_resource_dir(str(Path(mediapipe.__file__).parents[1]))
        messages: Any = calculator_pb2  # generated code, opaque to type checkers
        config = text_format.Parse(_GRAPH, messages.CalculatorGraphConfig())
        self._packets: dict[str, Any] = {}
        self._graph: Any = calculator_graph.CalculatorGraph(graph_config=config)
        for stream in ("landmarks", _PRESENCE):
            self._graph.observe_output_stream(stream, self._packets.__setitem__, True)
        self._graph.start_run({"with_attention": packet_creator.create_bool(True)})
        self._tick = 0

    def points(self, pixels: ByteArray, roi: Roi) -> MeshPoints | None:
        """Landmarks of the face that fills a region, or None where the network sees none.

        Args:
            pixels: (H, W, 3) uint8 RGB picture.
            roi: square region, about 1.5 times as wide as the face.
        """
        return self.points_in(cut_window(pixels, roi, ROI_PX), roi)

    def points_in(self, window: Window, roi: Roi, *, mirrored: bool = False) -> MeshPoints | None:
        """As `points`, of a window cut around the region; looked at in a mirror if wanted."""
        found = self._run(window, roi, mirrored=mirrored)
        if found is None:
            return None
        points, presence = found
        if mirrored:
            points = points[mirror_table()]
            points[:, 0] = 1.0 - points[:, 0]
        points *= window.side * window.scale
        # MediaPipe measures from the picture's edge, we from the centre of the first pixel.
        points[:, 0] += window.left - 0.5
        points[:, 1] += window.top - 0.5
        return MeshPoints(points.astype(np.float32), presence)

    def _run(self, window: Window, roi: Roi, *, mirrored: bool) -> tuple[FloatArray, float] | None:
        from mediapipe.framework.formats import rect_pb2
        from mediapipe.python import packet_creator, packet_getter
        from mediapipe.python._framework_bindings import image_frame

        extent = window.side * window.scale
        x, y = (roi.x + 0.5 - window.left) / extent, (roi.y + 0.5 - window.top) / extent
        messages: Any = rect_pb2
        rect = messages.NormalizedRect(
            x_center=1.0 - x if mirrored else x,
            y_center=y,
            width=roi.side / extent,
            height=roi.side / extent,
            rotation=-roi.angle_rad if mirrored else roi.angle_rad,
        )
        pixels = resample.mirrored(window.pixels) if mirrored else window.pixels
        frame = packet_creator.create_image_frame(pixels, image_format=image_frame.ImageFormat.SRGB)
        self._tick += 1
        self._packets.clear()
        self._graph.add_packet_to_input_stream("image", frame.at(self._tick))
        self._graph.add_packet_to_input_stream(
            "roi", packet_creator.create_proto(rect).at(self._tick)
        )
        self._graph.wait_until_idle()
        landmarks, presence = self._packets.get("landmarks"), self._packets.get(_PRESENCE)
        if landmarks is None or presence is None or landmarks.is_empty():
            return None
        proto: Any = packet_getter.get_proto(landmarks)
        return _coordinates(proto), float(packet_getter.get_float(presence))

    def close(self) -> None:
        """Stop the graph; a second call does nothing."""
        if self._graph is not None:
            self._graph.close()
            self._graph = None


class MeshPair:
    """Two networks, so that a region and its mirror image are looked at side by side.

    Belongs to one thread, as its followers do.
    """

    def __init__(self) -> None:
        self._plain, self._mirrored = MeshGraph(), MeshGraph()
        self._beside = ThreadPoolExecutor(1, thread_name_prefix="mesh")

    def points(self, pixels: ByteArray, roi: Roi) -> MeshPoints | None:
        """See `MeshGraph.points`."""
        return self._plain.points(pixels, roi)

    def both_ways(self, pixels: ByteArray, roi: Roi) -> list[MeshPoints | None]:
        """As `points`, of the region as it is and mirrored; both in the picture's coordinates."""
        window = cut_window(pixels, roi, ROI_PX)
        mirrored = self._beside.submit(self._mirrored.points_in, window, roi, mirrored=True)
        return [self._plain.points_in(window, roi), mirrored.result()]

    def close(self) -> None:
        """Stop both; a second call does nothing."""
        self._beside.shutdown()
        self._plain.close()
        self._mirrored.close()


def _coordinates(points: Any) -> FloatArray:
    """(L, 3) x, y and z of a `NormalizedLandmarkList`.

    Taken from its serialised form, field and length of each point and then three floats behind a
    tag each: asking its Python objects takes ten times as long.
    """
    written = np.frombuffer(points.SerializeToString(), np.uint8).reshape(-1, 2 + 3 * 5)
    floats = np.ascontiguousarray(written[:, 2:].reshape(-1, 3, 5)[..., 1:])
    return floats.view("<f4")[..., 0]
