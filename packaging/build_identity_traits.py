"""Build assets/identity-traits.npz; run it after the face model, with as many heads.

    python packaging/build_identity_traits.py --makehuman ../shared/makehuman --out assets
"""

from __future__ import annotations

import argparse
import logging
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from face_model.traits import build_traits


def main() -> None:
    """Parse the arguments and build."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--makehuman", type=Path, required=True, help="folder of the raw files")
    parser.add_argument("--out", type=Path, default=Path("assets"), help="the assets folder")
    parser.add_argument("--heads", type=int, default=2000, help="heads to sample")
    arguments = parser.parse_args()
    logging.basicConfig(level=logging.INFO, format="%(message)s")
    build_traits(arguments.makehuman, arguments.out, arguments.heads)


if __name__ == "__main__":
    main()
