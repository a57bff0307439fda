"""The bench measures what it says, in processes of its own."""

from __future__ import annotations

import json
import time
from pathlib import Path

import pytest
import typer
from typer.testing import CliRunner

from engine import assets
from engine.cli.bench import bench as bench_command
from engine.errors import MediaError, UsageError
from engine.evaluation import bench, stages


@pytest.fixture
def portrait() -> Path:
    return assets.locate("sample-portrait")


def test_every_stage_of_the_list_is_there():
    wanted = ("import", "detect", "track", "rasterise", "flow", "render", "encode")
    assert set(wanted) | {"fit photo", "fit frame"} <= set(stages.STAGES)


def test_a_stage_is_measured_in_a_fresh_process(portrait):
    result = bench.bench(portrait, [128], ["encode"])
    (stage,) = result.stages
    assert (stage.stage, stage.size_px) == ("encode", 128)
    assert 0 < stage.p10_ms <= stage.median_ms <= stage.p90_ms
    assert 20 < stage.peak_mb < 2000
    assert stage.rounds >= 5
    assert result.cores >= 1


def test_times_are_those_of_the_work(monkeypatch, portrait):
    def sleepy(_scene):
        yield lambda _: time.sleep(0.02)

    monkeypatch.setitem(stages.STAGES, "sleep", sleepy)
    monkeypatch.setattr(stages, "_BUDGET_S", 0.05)
    timing = stages.measure("sleep", portrait, 64)
    assert len(timing.times_ms) == 5
    assert all(20 <= each < 200 for each in timing.times_ms)


def test_a_bad_photo_is_one_sentence(tmp_path):
    empty = tmp_path / "empty.png"
    empty.write_bytes(b"")
    with pytest.raises(MediaError) as error:
        bench.bench(empty, [64], ["detect"])
    assert str(error.value).count("\n") == 0


@pytest.mark.parametrize(("sizes", "only"), [([32], []), ([10_000], []), ([256], ["bake"])])
def test_senseless_requests_are_refused(portrait, sizes, only):
    with pytest.raises(UsageError):
        bench.bench(portrait, sizes, only)


def test_the_command_prints_json_and_a_table(monkeypatch):
    stage = bench.StageResult("render", 512, 14.0, 13.0, 15.0, 40.0, 400.0, 60)
    asked = []

    def fake(photo, sizes, only, report):
        asked.append((photo.name, sizes, only))
        report(1, 1)
        return bench.BenchResult("A computer", 2, photo.name, (stage,))

    monkeypatch.setattr(bench, "bench", fake)
    app = typer.Typer()
    app.command()(bench_command)
    as_json = CliRunner().invoke(app, ["--json", "--sizes", "256,512", "--stage", "render"])
    assert json.loads(as_json.stdout)["stages"][0]["median_ms"] == 14.0
    assert asked[0][1:] == ([256, 512], ["render"])
    plain = CliRunner().invoke(app, [])
    assert "A computer" in plain.stdout
    assert "14.00" in plain.stdout
    wrong = CliRunner().invoke(app, ["--sizes", "big"])
    assert isinstance(wrong.exception, UsageError)
