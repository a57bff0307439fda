"""What commands take out of a project, and what they put into it."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from engine import assets
from engine.cli.program import app
from engine.drivers.project_files import project_network, project_photo, store_network
from engine.errors import MediaError, UsageError
from engine.media import read_picture
from engine.renderers.headgan.lite.availability import bundled
from engine.renderers.headgan.personal import PersonalNetwork, read_personal


@pytest.fixture
def network() -> PersonalNetwork:
    return read_personal(bundled())


def _project(path: Path, **other: Any) -> Path:
    photo = assets.locate("sample-portrait")
    described = {
        "schema_version": 1, "photo": "me.png", "faces": [{"kept": True}],
        "renderer": {"name": "warp", "options": {"device": "cpu"}},
    }  # fmt: skip
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as out:
        out.writestr("project.json", json.dumps(described | other))
        out.writestr("photo/photo.png", photo.read_bytes(), zipfile.ZIP_STORED)
        out.writestr("faces/0/offsets.f32", b"\x00" * 4000)
    return path


def test_weights_are_stored_and_all_else_stays(tmp_path: Path, network: PersonalNetwork) -> None:
    path = _project(tmp_path / "me.likeness")
    assert project_network(path) is None
    for _ in range(2):
        store_network(path, network)
    assert project_network(path) == network
    assert project_photo(path) == ("me.png", assets.locate("sample-portrait").read_bytes())
    with zipfile.ZipFile(path) as zipped:
        assert len(zipped.namelist()) == 4
        assert zipped.read("faces/0/offsets.f32") == b"\x00" * 4000
        data = json.loads(zipped.read("project.json"))
    assert data["faces"] == [{"kept": True}]
    assert data["renderer"]["name"] == "headgan-lite"
    assert data["renderer"]["options"] == {"device": "cpu"}
    assert not [one for one in tmp_path.iterdir() if one != path]


@pytest.mark.parametrize(
    "other",
    [{"schema_version": 2}, {"schema_version": "1"}, {"renderer": 7}, {"renderer": {"name": []}}],
)
def test_a_project_that_is_not_understood_stays_as_it_was(
    tmp_path: Path, network: PersonalNetwork, other: dict[str, Any]
) -> None:
    path = _project(tmp_path / "me.likeness", **other)
    before = path.read_bytes()
    with pytest.raises(MediaError):
        store_network(path, network)
    assert path.read_bytes() == before


@pytest.mark.parametrize("digest", ["../../etc/passwd", "0" * 64, 7, ["a"]])
def test_a_project_names_weights_by_their_hash_alone(tmp_path: Path, digest: object) -> None:
    renderer = {"name": "headgan-lite", "options": {}, "personalised": True}
    path = _project(tmp_path / "me.likeness", network=digest, renderer=renderer)
    with pytest.raises(MediaError):
        project_network(path)


def test_commands_draw_a_project_with_its_weights(
    tmp_path: Path, network: PersonalNetwork
) -> None:
    plain, own = _project(tmp_path / "plain.likeness"), _project(tmp_path / "own.likeness")
    store_network(own, network)
    photo = str(assets.locate("sample-portrait"))
    pictures = {}
    for name, arguments in {
        "own": [str(own)],
        "weights": [photo, "--weights", str(own)],
        "lite": [photo],
        "plain": [str(plain)],
        "asked": [str(own), "--renderer", "warp"],
        "warp": [photo, "--renderer", "warp"],
    }.items():
        out = tmp_path / f"{name}.png"
        more = ["-o", str(out), "--set", "jawOpen=0.5"]
        answer = CliRunner().invoke(app, ["edit", *arguments, *more])
        assert answer.exit_code == 0, answer.output
        pictures[name] = read_picture(out).pixels.tobytes()
    assert pictures["own"] == pictures["weights"] == pictures["lite"] != pictures["warp"]
    assert pictures["plain"] == pictures["asked"] == pictures["warp"]
    arguments = ["edit", photo, "-o", str(tmp_path / "o.png"), "--weights", str(plain)]
    answer = CliRunner().invoke(app, arguments)
    assert isinstance(answer.exception, UsageError)
