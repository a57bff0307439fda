"""Project files: what was saved comes back, and what is hostile does not come in."""

from __future__ import annotations

import contextlib
import json
import stat
import zipfile
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest

from app.state.faces import FaceEdit
from app.state.migrations import MIGRATIONS, SCHEMA_VERSION, migrated
from app.state.project import Project, with_network
from app.state.project_file import read_project, write_project
from engine import assets
from engine.drivers.edits import Edit
from engine.drivers.takes import read_take
from engine.errors import LikenessError, MediaError
from engine.media import archive
from engine.renderers.headgan.lite.availability import bundled
from engine.renderers.headgan.personal import MOST_BYTES, read_personal

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


@pytest.fixture
def rich(sample_project: Project) -> Project:
    """A project with something of everything."""
    return replace(
        sample_project,
        edits=(FaceEdit(Edit({"yaw": 4.5}, {"jawOpen": 0.25}), (0.0, -1.5)),),
        presets={"Grüße": Edit({"mouthSmileLeft": 0.5})},
        takes={"nod": replace(read_take(assets.locate("take-nod")), calibrated=True)},
    )


@pytest.fixture
def saved(rich: Project, tmp_path: Path) -> Path:
    path = tmp_path / "one.likeness"
    write_project(path, rich)
    return path


def test_round_trip_is_exact(rich: Project, saved: Path) -> None:
    back = read_project(saved)
    one, other = rich.portraits[0], back.portraits[0]
    assert back.photo == rich.photo
    assert back.photo_name == rich.photo_name
    assert back.edits == rich.edits
    assert back.presets == rich.presets
    for a, b in (
        (one.params.identity, other.params.identity),
        (one.params.expression, other.params.expression),
        (one.offsets_mm, other.offsets_mm),
        (one.landmarks.points_px, other.landmarks.points_px),
        (one.picture.pixels, other.picture.pixels),
        (rich.takes["nod"].expression, back.takes["nod"].expression),
        (rich.takes["nod"].times_s, back.takes["nod"].times_s),
    ):
        np.testing.assert_array_equal(a, b)
    assert back.takes["nod"].calibrated
    assert one.params.pose == other.params.pose
    assert one.params.camera == other.params.camera
    assert one.landmarks.box == other.landmarks.box
    assert (one.person is None) == (other.person is None)


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ({"device": "cuda:0"}, {"device": "cuda:0"}),
        ({"weights": "//elsewhere/share/w.safetensors", "base": "warp"}, {}),
        ({"device": ["cpu"], "network": {}}, {}),
    ],
)
def test_a_file_chooses_no_more_of_a_renderer_than_the_window_offers(
    saved: Path, written: dict[str, object], read: dict[str, object]
) -> None:
    renderer = {"name": "headgan-lite", "options": written, "personalised": True}
    other = _rewritten(saved, lambda data: data.update(renderer=renderer))
    assert read_project(other).renderer_options == read


@pytest.fixture
def personal(rich: Project) -> Project:
    """The project drawn with weights of its own."""
    network = read_personal(bundled())
    options = with_network({"device": "cpu"}, network)
    return replace(rich, renderer="headgan-lite", renderer_options=options, network=network)


def test_weights_of_the_person_come_back_without_a_place_in_the_file(
    personal: Project, tmp_path: Path
) -> None:
    path, network = tmp_path / "me.likeness", personal.network
    assert network is not None
    write_project(path, personal)
    with zipfile.ZipFile(path) as zipped:
        described = zipped.read("project.json").decode()
    assert network.sha256 in described
    assert str(network.path.parent) not in described
    network.path.unlink()
    back = read_project(path)
    assert back.network == network
    assert back.personalised
    assert back.renderer_options == personal.renderer_options
    assert network.path.read_bytes() == network.data
    write_project(path, replace(personal, renderer="warp", renderer_options={}))
    back = read_project(path)
    assert (back.network, back.renderer, back.personalised) == (network, "warp", False)


def _foreign(zipped: zipfile.ZipFile, entry: str) -> None:
    zipped.writestr(entry, b"\x80\x04K\x01." * 1000)


def _large(zipped: zipfile.ZipFile, entry: str) -> None:
    zipped.writestr(entry, np.random.default_rng(1).bytes(MOST_BYTES + 1))


@pytest.mark.parametrize("fill", [_foreign, _large, lambda zipped, entry: None])
def test_a_project_opens_without_weights_that_are_not_what_they_say(
    personal: Project, tmp_path: Path, fill: Callable[[zipfile.ZipFile, str], None]
) -> None:
    path, told = tmp_path / "me.likeness", list[str]()
    write_project(path, personal)
    other = tmp_path / "other.likeness"
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(other, "w") as new:
        for info in old.infolist():
            if info.filename.startswith("networks/"):
                fill(new, info.filename)
            else:
                new.writestr(info.filename, old.read(info))
    back = read_project(other, told.append)
    assert (back.network, back.renderer, back.personalised) == (None, "headgan-lite", False)
    assert back.renderer_options == {"device": "cpu"}
    assert len(told) == 1
    assert told[0].startswith("other.likeness is drawn with the ordinary weights. ")


def test_saving_replaces_the_file_or_leaves_it(
    saved: Path, rich: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = saved.read_bytes()

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(zipfile.ZipFile, "writestr", full)
    with pytest.raises(MediaError, match="full"):
        write_project(saved, rich)
    assert saved.read_bytes() == before
    assert list(saved.parent.iterdir()) == [saved]


def _rewritten(source: Path, change: Callable[[dict[str, Any]], None]) -> Path:
    """A copy with another project.json."""
    out = source.with_name("other.likeness")
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(out, "w") as new:
        for info in old.infolist():
            data = old.read(info)
            if info.filename == "project.json":
                content = json.loads(data)
                change(content)
                data = json.dumps(content).encode()
            new.writestr(info.filename, data)
    return out


def _nan(data: dict[str, Any]) -> None:
    data["faces"][0]["fit"]["expression"][3] = float("nan")


DAMAGE: dict[str, Callable[[dict[str, Any]], None]] = {
    "no faces": lambda data: data.update(faces=[]),
    "faces are a number": lambda data: data.update(faces=7),
    "a thousand faces": lambda data: data.update(faces=data["faces"] * 1000),
    "a face without a fit": lambda data: data["faces"][0].pop("fit"),
    "an expression too short": lambda data: data["faces"][0]["fit"]["expression"].pop(),
    "not a number": _nan,
    "head behind the camera": lambda data: data["faces"][0]["fit"]["pose"].update(
        translation_mm=[0, 0, 5]
    ),
    "another model": lambda data: data["faces"][0]["fit"].update(vertices=10**12),
    "a huge mask": lambda data: data["faces"][0]["fit"]["person"].update(side=10**6),
    "an unknown slider": lambda data: data["faces"][0]["edit"]["set"].update(evil=1),
    "an endless slider": lambda data: data["faces"][0]["edit"]["set"].update(yaw=float("inf")),
    "an identity of words": lambda data: data["faces"][0].update(identity=["a"]),
    "an unknown renderer": lambda data: data["renderer"].update(name="os.system"),
    "a renderer that is a list": lambda data: data.update(renderer=[]),
    "another photo": lambda data: data.update(photo="../../etc/passwd"),
    "a take that is not there": lambda data: data.update(takes=["a", "b"]),
    "no version": lambda data: data.pop("schema_version"),
    "a version of words": lambda data: data.update(schema_version="1; rm"),
    "version true": lambda data: data.update(schema_version=True),
    "version zero": lambda data: data.update(schema_version=0),
    "a later version": lambda data: data.update(schema_version=SCHEMA_VERSION + 1),
}


@pytest.mark.parametrize("kind", DAMAGE)
def test_damaged_contents_are_refused_with_a_sentence(saved: Path, kind: str) -> None:
    with pytest.raises(LikenessError) as caught:
        read_project(_rewritten(saved, DAMAGE[kind]))
    assert caught.value.sentence.endswith(".")
    assert "\n" not in caught.value.sentence


def test_a_newer_file_says_so(saved: Path) -> None:
    newer = _rewritten(saved, DAMAGE["a later version"])
    with pytest.raises(MediaError, match="newer version"):
        read_project(newer)


def _zip(path: Path, fill: Callable[[zipfile.ZipFile], object]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as out:
        out.writestr("project.json", "{}")
        fill(out)
    return path


def _link(out: zipfile.ZipFile) -> None:
    info = zipfile.ZipInfo("photo/photo.png")
    info.external_attr = (stat.S_IFLNK | 0o777) << 16
    out.writestr(info, "/etc/passwd")


HOSTILE: dict[str, Callable[[zipfile.ZipFile], object]] = {
    "a name that climbs": lambda out: out.writestr("../evil", "x"),
    "a name that climbs inside": lambda out: out.writestr("faces/../../evil", "x"),
    "a name that climbs on Windows": lambda out: out.writestr("..\\evil", "x"),
    "an absolute name": lambda out: out.writestr("/etc/evil", "x"),
    "a drive": lambda out: out.writestr("C:/evil", "x"),
    "a link": _link,
    "a bomb": lambda out: out.writestr("photo/photo.png", bytes(64 << 20)),
    "too many entries": lambda out: [
        out.writestr(f"faces/{number}", "") for number in range(archive.MOST_ENTRIES)
    ],
}


@pytest.mark.parametrize("kind", HOSTILE)
def test_hostile_archives_are_refused_with_a_sentence(tmp_path: Path, kind: str) -> None:
    path = _zip(tmp_path / "evil.likeness", HOSTILE[kind])
    with pytest.raises(MediaError, match="was not opened"):
        read_project(path)
    assert [one.name for one in tmp_path.iterdir()] == ["evil.likeness"]


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_an_entry_twice_is_refused(saved: Path) -> None:
    with zipfile.ZipFile(saved, "a") as out:
        out.writestr("project.json", "{}")
    with pytest.raises(MediaError, match="twice"):
        read_project(saved)


@pytest.mark.parametrize(
    "content",
    [b"", b"PK\x03\x04", b"\x89PNG\r\n\x1a\n" + bytes(40), b"{}", bytes(1000)],
    ids=["empty", "a bare head", "a picture", "JSON", "zeros"],
)
def test_files_that_are_no_project_are_refused(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "no.likeness"
    path.write_bytes(content)
    with pytest.raises(MediaError):
        read_project(path)


@pytest.mark.parametrize("share", [0.2, 0.6, 0.95, 0.999])
def test_a_file_cut_off_is_refused(saved: Path, share: float) -> None:
    data = saved.read_bytes()
    saved.write_bytes(data[: int(share * len(data))])
    with pytest.raises(MediaError):
        read_project(saved)


def test_flipped_bytes_never_break_the_reader(saved: Path) -> None:
    data = bytearray(saved.read_bytes())
    chance = np.random.default_rng(1)
    for _ in range(40):
        broken = bytearray(data)
        for place in chance.integers(0, len(data), 20):
            broken[place] ^= int(chance.integers(1, 256))
        saved.write_bytes(broken)
        with contextlib.suppress(LikenessError):
            read_project(saved)


def test_a_missing_file_and_a_folder_are_refused(tmp_path: Path) -> None:
    for path in (tmp_path / "gone.likeness", tmp_path):
        with pytest.raises(MediaError):
            read_project(path)


def test_older_versions_are_brought_up_to_date(monkeypatch: pytest.MonkeyPatch) -> None:
    from app.state import migrations

    monkeypatch.setattr(migrations, "SCHEMA_VERSION", 3)
    monkeypatch.setitem(MIGRATIONS, 1, lambda data: data | {"b": data["a"] + 1})
    monkeypatch.setitem(MIGRATIONS, 2, lambda data: data | {"c": data["b"] + 1})
    assert migrated({"schema_version": 1, "a": 1}, "x") == {
        "schema_version": 3, "a": 1, "b": 2, "c": 3,
    }  # fmt: skip


def test_every_older_version_has_its_step() -> None:
    assert set(MIGRATIONS) == set(range(1, SCHEMA_VERSION))
