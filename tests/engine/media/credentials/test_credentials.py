"""Content Credentials in real files: pixels stay, changes show, nothing goes online."""

from __future__ import annotations

import http.server
import shutil
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import c2pa
import numpy as np
import pytest
from PIL import Image

import engine
from engine.errors import MediaError, UnavailableError
from engine.media import VideoReader, VideoWriter, read_picture, write_picture
from engine.media.credentials.claim import Claim, Source
from engine.media.credentials.identity import Identity, read_anchors, read_identity
from engine.media.credentials.marks import read_marks
from engine.media.credentials.reading import Credentials, read_credentials
from engine.media.credentials.signing import OFFLINE, Signing, why_unsigned
from engine.types import Picture

PICTURES = ("a.jpg", "a.png", "a.webp", "a.tif", "a.heic", "a.avif")


def _read(path: Path, anchors: bytes = b"") -> Credentials:
    found = read_credentials(path, anchors)
    assert found is not None
    return found


def _generated(path: Path, signer: Identity, *, elsewhere: str = "") -> Path:
    """A picture that another program says it made with AI."""
    plain = path.with_name("plain.jpg")
    Image.new("RGB", (64, 64), (200, 120, 80)).save(plain)
    created = {
        "action": "c2pa.created",
        "digitalSourceType": "http://cv.iptc.org/newscodes/digitalsourcetype/"
        "trainedAlgorithmicMedia",
    }
    manifest = {
        "claim_generator_info": [{"name": "DreamBox", "version": "1"}],
        "assertions": [{"label": "c2pa.actions", "data": {"actions": [created]}}],
    }
    builder = c2pa.Builder(manifest, c2pa.Context.from_dict(OFFLINE))
    if elsewhere:
        builder.set_no_embed()
        builder.set_remote_url(elsewhere)
    info = c2pa.C2paSignerInfo(signer.algorithm, signer.chain, signer.key, None)
    with plain.open("rb") as source, path.open("w+b") as target:
        builder.sign(c2pa.Signer.from_info(info), "image/jpeg", source, target)
    return path


@pytest.mark.parametrize("name", PICTURES)
def test_signing_leaves_every_pixel_and_the_metadata(
    tmp_path: Path, picture: Picture, claim: Claim, me: Identity, name: str
) -> None:
    plain, signed = tmp_path / name, tmp_path / f"signed-{name}"
    write_picture(plain, picture, made_by_network=False)
    write_picture(signed, picture, made_by_network=False, signing=Signing(claim, me))
    one, other = read_picture(plain), read_picture(signed)
    for before, after in (
        (one.pixels, other.pixels), (one.alpha, other.alpha), (one.deep_pixels, other.deep_pixels),
    ):  # fmt: skip
        np.testing.assert_array_equal(before, after)
    assert (one.exif, one.xmp, one.icc_profile) == (other.exif, other.xmp, other.icc_profile)
    found = _read(signed)
    assert (found.state, found.by_this_computer, found.problems) == ("trusted", True, ())
    assert found.actions == ("c2pa.opened", "c2pa.edited")
    assert found.edit is not None
    assert found.edit["faces"] == [{"set": {"jawOpen": 0.25}}]
    assert found.edit["photo_sha256"] == claim.photo.sha256
    assert len(list(tmp_path.iterdir())) == 2


@pytest.mark.parametrize("name", ["a.mp4", "a.mov", "a.gif", "a.webp"])
def test_a_clip_is_signed_without_touching_its_frames(
    tmp_path: Path, picture: Picture, claim: Claim, me: Identity, name: str
) -> None:
    frames = [np.roll(picture.pixels[:96, :96], shift, axis=1).copy() for shift in range(0, 30, 5)]

    def write(path: Path, signing: Signing | None) -> list[np.ndarray]:
        with VideoWriter(path, (96, 96), 25, signing=signing) as writer:
            for pixels in frames:
                writer.write(pixels)
        if path.suffix == ".webp":
            animation = Image.open(path)
            return [_frame(animation, index) for index in range(animation.n_frames)]
        return [frame.pixels for frame in VideoReader(path)]

    plain = write(tmp_path / name, None)
    signed = write(tmp_path / f"signed-{name}", Signing(claim, me))
    np.testing.assert_array_equal(plain, signed)
    assert _read(tmp_path / f"signed-{name}").state == "trusted"
    assert read_credentials(tmp_path / name) is None


def _frame(animation: Image.Image, index: int) -> np.ndarray:
    animation.seek(index)
    return np.asarray(animation.convert("RGB"))


def test_a_changed_file_is_told_from_an_unchanged_one(
    tmp_path: Path, picture: Picture, claim: Claim, me: Identity
) -> None:
    path = tmp_path / "a.jpg"
    write_picture(path, picture, made_by_network=False, signing=Signing(claim, me))
    assert read_marks(path).statements[0].level == "good"
    data = bytearray(path.read_bytes())
    data[-300] ^= 1
    path.write_bytes(data)
    assert _read(path).state == "broken"
    assert "changed after" in read_marks(path).statements[0].sentence


def test_the_origin_of_a_generated_photo_is_never_lost(
    tmp_path: Path, claim: Claim, me: Identity
) -> None:
    source = _generated(tmp_path / "dream.jpg", me)
    photo = read_picture(source)
    bare = replace(photo, exif=b"", xmp=b"")
    write_picture(tmp_path / "unsigned.jpg", bare, made_by_network=False)
    assert read_marks(tmp_path / "unsigned.jpg").source_type.endswith("/trainedAlgorithmicMedia")

    claim = replace(claim, photo=Source(source, "JPEG"))
    signed = tmp_path / "signed.jpg"
    write_picture(signed, bare, made_by_network=False, signing=Signing(claim, me))
    found = _read(signed)
    assert [(one.relation, one.generator) for one in found.ingredients] == [
        ("parentOf", "DreamBox 1")
    ]
    assert any("generative AI" in one.sentence for one in read_marks(signed).statements)


def test_what_is_told_of_the_edit(
    tmp_path: Path, picture: Picture, claim: Claim, me: Identity
) -> None:
    def said(claim: Claim) -> list[str]:
        path = tmp_path / "a.png"
        write_picture(path, picture, made_by_network=False, signing=Signing(claim, me))
        return [one.sentence for one in read_marks(path).statements]

    change = {"preset": "smile", "set": {"jawOpen": 0.25}, "add": {"yaw": -8.0, "roll": 2.5}}
    assert "Changed: preset smile, yaw -8, roll +2.5, jawOpen 0.25." in said(
        replace(claim, changes=(change,))
    )
    hidden = " ".join(said(replace(claim, changes=(change,), with_values=False)))
    assert "roll, yaw, jawOpen" in hidden
    assert "0.25" not in hidden
    assert "The face was not edited." in said(replace(claim, changes=()))
    assert any("network painted" in one for one in said(replace(claim, made_by_network=True)))


def test_nothing_of_the_user_is_told(
    tmp_path: Path, picture: Picture, photo: Path, claim: Claim, me: Identity
) -> None:
    private = tmp_path / "Ada at home.png"
    private.write_bytes(photo.read_bytes())
    claim = replace(claim, photo=Source(private, "PNG"))
    path = tmp_path / "a.png"
    write_picture(path, picture, made_by_network=False, signing=Signing(claim, me))
    data = path.read_bytes()
    for word in ("Ada at home", str(tmp_path), "thumbnail"):
        assert word.encode() not in data


def test_a_brought_certificate_proves_its_name_to_those_who_trust_it(
    tmp_path: Path, picture: Picture, claim: Claim, issue: Callable
) -> None:
    chain, key, root = issue(tmp_path / "ca")
    path = tmp_path / "a.jpg"
    signing = Signing(claim, read_identity(chain, key))
    write_picture(path, picture, made_by_network=False, signing=signing)
    stranger, friend = _read(path), _read(path, read_anchors(root))
    assert (stranger.state, friend.state) == ("intact", "trusted")
    assert stranger.signer == friend.signer == "Ada Example"
    assert not friend.by_this_computer
    told = [one.sentence for one in read_marks(path).statements]
    assert any("Ada Example" in one and "not who" in one for one in told)


@pytest.mark.parametrize("name", ["a.png", "a.mp4"])
def test_where_signing_fails_the_old_file_stays(
    tmp_path: Path, picture: Picture, claim: Claim, me: Identity, issue: Callable, name: str
) -> None:
    _, other_key, _ = issue(tmp_path.parent / f"{tmp_path.name}-ca")
    broken = Signing(claim, replace(me, key=other_key.read_bytes()))
    path = tmp_path / name
    path.write_bytes(b"old")

    def write() -> None:
        if name.endswith("png"):
            write_picture(path, picture, made_by_network=False, signing=broken)
            return
        with VideoWriter(path, (64, 64), 25, signing=broken) as writer:
            writer.write(picture.pixels[:64, :64].copy())

    with pytest.raises(MediaError, match="Content Credentials could not be written"):
        write()
    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]


def test_formats_without_a_place_for_credentials_are_named(
    tmp_path: Path, claim: Claim, me: Identity
) -> None:
    assert ".mkv" in why_unsigned("a.mkv")
    assert why_unsigned("A.JPG") == ""
    with pytest.raises(UnavailableError, match="cannot carry"):
        VideoWriter(tmp_path / "a.webm", (64, 64), 25, signing=Signing(claim, me))


def test_without_the_package_a_sentence_says_so(
    tmp_path: Path, picture: Picture, claim: Claim, me: Identity, monkeypatch: pytest.MonkeyPatch
) -> None:
    signed = tmp_path / "a.png"
    write_picture(signed, picture, made_by_network=False, signing=Signing(claim, me))
    monkeypatch.setitem(sys.modules, "c2pa", None)
    assert "c2pa-python" in why_unsigned("a.jpg")
    for work in (
        lambda: read_marks(signed),
        lambda: write_picture(
            tmp_path / "b.png", picture, made_by_network=False, signing=Signing(claim, me)
        ),
    ):
        with pytest.raises(UnavailableError, match="c2pa-python"):
            work()
    assert read_picture(signed).pixels.shape == picture.pixels.shape
    assert list(tmp_path.iterdir()) == [signed]


@pytest.fixture
def internet() -> Iterator[tuple[str, list[str]]]:
    """An address, and what was asked of it."""
    asked: list[str] = []

    class Answer(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append(self.path)
            self.send_error(404)

        def log_message(self, *_what: object) -> None:
            pass

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Answer)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/manifest.c2pa", asked
    server.shutdown()
    server.server_close()


def test_credentials_on_the_internet_are_named_and_not_fetched(
    tmp_path: Path, me: Identity, internet: tuple[str, list[str]]
) -> None:
    address, asked = internet
    path = _generated(tmp_path / "far.jpg", me, elsewhere=address)
    found = _read(path)
    assert (found.state, found.address) == ("elsewhere", address)
    assert "does not go online" in read_marks(path).statements[0].sentence
    read_picture(path)
    assert asked == []


@pytest.mark.skipif(sys.platform != "linux", reason="reads /proc/self/maps")
def test_no_library_beside_a_picture_is_run(tmp_path: Path) -> None:
    ours = next(Path(c2pa.__file__).parent.glob("libs/libc2pa_c.so"))
    for folder in (tmp_path, tmp_path / "libs"):
        folder.mkdir(exist_ok=True)
        shutil.copy(ours, folder)
    code = (
        "from engine.media.credentials.library import library\n"
        "print(library().sdk_version(), open('/proc/self/maps').read())"
    )
    root = Path(engine.__file__).parents[1]
    run = subprocess.run(
        [sys.executable, "-c", code], cwd=tmp_path, capture_output=True, text=True, check=True,
        env={"PYTHONPATH": str(root), "PATH": ""},
    )  # fmt: skip
    assert str(ours.resolve()) in run.stdout
    assert str(tmp_path) not in run.stdout


def test_files_without_marks_and_files_that_are_no_media(tmp_path: Path, photo: Path) -> None:
    (tmp_path / "notes.txt").write_text("about c2pa")
    for path in (photo, tmp_path / "notes.txt"):
        sentences = [one.sentence for one in read_marks(path).statements]
        assert "no Content Credentials" in sentences[0]
        assert "easily lost" in sentences[1]
    (tmp_path / "empty.jpg").touch()
    with pytest.raises(MediaError, match="empty"):
        read_marks(tmp_path / "empty.jpg")
