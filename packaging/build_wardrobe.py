"""Build assets/wardrobe.npz, what the synthetic people wear, from MakeHuman's raw files.

    python packaging/build_wardrobe.py --makehuman ../shared/makehuman --out assets
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from wardrobe.build import build


def main() -> None:
    """Parse the arguments and build."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--makehuman", type=Path, required=True, help="folder of the raw files")
    parser.add_argument("--out", type=Path, default=Path("assets"), help="the assets folder")
    arguments = parser.parse_args()
    build(arguments.makehuman, arguments.out)


if __name__ == "__main__":
    main()
