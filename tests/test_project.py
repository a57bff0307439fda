"""The repository itself: what lies where, what ships, what must not be in it."""

from __future__ import annotations

import hashlib
import re
import runpy
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
MANIFEST = ROOT / "assets" / "manifest.toml"
TOP_LEVEL = {
    ".ci", ".gitignore", ".gitattributes", "CHANGELOG.md", "LICENSE", "Makefile", "README.md",
    "app", "assets", "engine", "packaging", "pyproject.toml", "tests",
}  # fmt: skip
FREE_LICENCES = {"Apache-2.0", "CC0-1.0", "MIT", "BSD-3-Clause", "LicenseRef-public-domain"}


def tracked_files() -> list[Path]:
    listing = subprocess.run(
        ["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    if listing.returncode:
        pytest.skip("This is not a git checkout.")
    return [ROOT / name for name in listing.stdout.split("\0") if name and (ROOT / name).is_file()]


def entries() -> list[dict[str, str]]:
    return tomllib.loads(MANIFEST.read_text(encoding="utf-8"))["asset"]


def test_every_asset_is_in_the_manifest_and_every_entry_has_its_file() -> None:
    listed = {entry["file"] for entry in entries()}
    on_disk = {
        path.relative_to(ROOT / "assets").as_posix()
        for path in tracked_files()
        if path.is_relative_to(ROOT / "assets") and path != MANIFEST
    }
    assert listed == on_disk


@pytest.mark.parametrize("entry", entries(), ids=lambda entry: entry["id"])
def test_an_asset_is_described_and_unchanged(entry: dict[str, str]) -> None:
    assert set(entry) <= {"id", "file", "source", "licence", "sha256", "credit"}
    assert entry["source"]
    assert entry["licence"] in FREE_LICENCES
    contents = (ROOT / "assets" / entry["file"]).read_bytes()
    assert hashlib.sha256(contents).hexdigest() == entry["sha256"]


def test_asset_ids_are_unique() -> None:
    ids = [entry["id"] for entry in entries()]
    assert len(ids) == len(set(ids))


def test_the_top_level_holds_only_what_it_should() -> None:
    assert {path.relative_to(ROOT).parts[0] for path in tracked_files()} <= TOP_LEVEL


def test_no_path_of_one_machine_is_in_the_tree() -> None:
    machine_path = re.compile(rb"/(?:home|Users|root|work|opt/(?:pypi|wheels))/[a-z]")
    guilty = [
        path.relative_to(ROOT).as_posix()
        for path in tracked_files()
        if path.suffix in {".py", ".md", ".toml", ".sh", ".txt", ".csv", ""}
        and machine_path.search(path.read_bytes())
        and path != Path(__file__).resolve()
    ]
    assert guilty == []


def test_there_is_no_drawer_for_odds_and_ends() -> None:
    banned = {"utils", "helpers", "common", "misc", "util", "helper"}
    assert [path for path in tracked_files() if banned & {*path.parts[:-1], path.stem}] == []


def test_importing_the_engine_and_its_command_line_is_cheap() -> None:
    code = (
        "import sys, engine, engine.cli.program;"
        "print([n for n in ('torch', 'cv2', 'mediapipe', 'numba', 'av', 'scipy', 'PySide6')"
        " if n in sys.modules])"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=ROOT)
    assert run.stdout.strip() == "[]", run.stderr


def test_the_takes_are_what_their_script_writes(tmp_path: Path) -> None:
    script = runpy.run_path(str(ROOT / "packaging" / "make_takes.py"))
    for name in ("idle", "nod", "smile"):
        made = tmp_path / f"{name}.csv"
        script["write_take"](made, script[name]())
        assert made.read_bytes() == (ROOT / "assets" / "takes" / f"{name}.csv").read_bytes()
