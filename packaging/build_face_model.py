"""Build assets/face-model.npz from MakeHuman's raw files.

    python packaging/build_face_model.py --makehuman ../shared/makehuman --out assets
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from face_model.build import build


def main() -> None:
    """Parse the arguments and build."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--makehuman", type=Path, required=True, help="folder of the raw files")
    parser.add_argument("--out", type=Path, default=Path("assets"), help="the assets folder")
    parser.add_argument("--heads", type=int, default=2000, help="heads to sample, before mirroring")
    parser.add_argument("--directions", type=int, default=100, help="identity directions to keep")
    parser.add_argument("--sheets", type=Path, help="folder for the contact sheets")
    arguments = parser.parse_args()
    build(
        arguments.makehuman, arguments.out, arguments.heads, arguments.directions, arguments.sheets
    )


if __name__ == "__main__":
    main()
