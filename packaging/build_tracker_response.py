"""Build assets/tracker-response.npz from drawings of portraits; run it after the face model.

    python packaging/build_tracker_response.py --photos ../shared/media/public-domain --out assets

With --check, each person is measured with what all others taught: the table says how well the
response carries over to a stranger.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from engine.facemodels import load_model
from engine.fitting.basis import landmark_basis
from tracker_response.check import check
from tracker_response.learning import learn
from tracker_response.rendering import drawn
from tracker_response.writing import write


def main() -> None:
    """Parse the arguments, draw, learn and write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--photos", type=Path, required=True, help="folder of portraits")
    parser.add_argument("--out", type=Path, default=Path("assets"), help="the assets folder")
    parser.add_argument("--count", type=int, default=300, help="drawings of each photo")
    parser.add_argument("--check", action="store_true", help="measure strangers as well")
    arguments = parser.parse_args()
    photos = sorted(p for p in arguments.photos.iterdir() if p.suffix in {".jpg", ".png"})
    basis = landmark_basis(load_model(), "mediapipe478")
    samples = drawn(photos, arguments.count)
    write(arguments.out, learn(samples, basis))
    if arguments.check:
        check(photos, samples, basis)


if __name__ == "__main__":
    main()
