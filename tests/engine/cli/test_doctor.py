"""`likeness doctor` on this computer, and on broken ones."""

from __future__ import annotations

import builtins
import json
from importlib import metadata

import pytest
import typer
from typer.testing import CliRunner

from engine import assets
from engine.cli.doctor import doctor
from engine.errors import AssetError
from engine.evaluation import installation
from engine.evaluation.installation import Finding
from engine.media import devices


@pytest.fixture
def run():
    app = typer.Typer()
    app.command()(doctor)
    return lambda *arguments: CliRunner().invoke(app, list(arguments))


FINE = Finding("package", "numpy", "1.26.4")
NOTICE = Finding("camera", "cameras", "none", "No camera was found.", essential=False)
BROKEN = Finding("file", "face-model", "missing", "The file is missing.")


@pytest.mark.parametrize(
    ("findings", "code"), [([FINE], 0), ([FINE, NOTICE], 0), ([FINE, NOTICE, BROKEN], 1)]
)
def test_the_exit_code_says_whether_something_essential_is_wrong(run, monkeypatch, findings, code):
    monkeypatch.setattr(installation, "examine", lambda: iter(findings))
    plain, as_json = run(), run("--json")
    assert plain.exit_code == as_json.exit_code == code
    report = json.loads(as_json.stdout)
    assert report["ok"] == (code == 0)
    assert len(report["findings"]) == len(findings)
    for finding in findings:
        assert finding.problem in plain.stdout
        assert finding.problem in [*report["problems"], *report["notices"], ""]


def test_this_computer(run):
    report = json.loads(run("--json").stdout)
    found = {(each["area"], each["name"]): each for each in report["findings"]}
    assert found["package", "numpy"]["value"] == metadata.version("numpy")
    assert found["device", "cpu"]["value"]
    assert ("tracker", "mediapipe") in found
    assert ("file", "sample-portrait") in found
    assert all(problem.endswith(".") for problem in report["problems"] + report["notices"])


def test_every_requirement_is_looked_at():
    names = {each.name for each in installation.requirements()}
    assert {"torch", "mediapipe", "numba", "typer"} <= names
    assert names == {each.name for each in installation._packages()}


def test_wrong_and_missing_versions_are_said(monkeypatch):
    real = metadata.version

    def version(name: str) -> str:
        if name == "numba":
            raise metadata.PackageNotFoundError(name)
        return "2.4.0" if name == "numpy" else real(name)

    monkeypatch.setattr(installation.metadata, "version", version)
    problems = {each.name: each for each in installation._packages() if each.problem}
    assert "pip install" in problems["numba"].problem
    assert "numpy 2.4.0 is installed, but" in problems["numpy"].problem
    assert problems["numpy"].essential


def test_damaged_and_missing_assets_are_said(monkeypatch):
    monkeypatch.setattr(assets, "verify", lambda asset: f"The file {asset.file} differs.")
    assert all("Please reinstall" in each.problem for each in installation._asset_files())

    def gone() -> None:
        raise AssetError("The assets folder of this installation is missing.")

    monkeypatch.setattr(assets, "all_assets", gone)
    assert [each.problem for each in installation._asset_files()] == [
        "The assets folder of this installation is missing."
    ]


def test_missing_portaudio_is_a_sentence(monkeypatch):
    real = builtins.__import__

    def without(name, *rest):
        if name == "sounddevice":
            raise OSError("PortAudio library not found")
        return real(name, *rest)

    monkeypatch.setattr(builtins, "__import__", without)
    assert devices.sound_devices() == ([], "The system library PortAudio is missing.")


def test_unknown_encoders_are_absent():
    assert devices.encoders(("aac", "no-such-codec")) == {"aac": True, "no-such-codec": False}


def test_a_read_only_folder_is_said(monkeypatch, tmp_path):
    monkeypatch.setattr(installation.os, "access", lambda *_: False)
    found = installation._folder("current folder", tmp_path, "choose another")
    assert "cannot be written; choose another." in found.problem
    assert not found.essential
