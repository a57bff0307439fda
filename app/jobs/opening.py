"""Opening: a photo with all its faces fitted, a project, a take, an expression."""

from __future__ import annotations

import zipfile
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from app.jobs.composer import device_of
from app.jobs.tasks import Report, Task
from app.state.project import Project
from app.state.texts import words
from engine import assets
from engine.drivers.edits import Edit, from_expression
from engine.errors import LikenessError, NoFaceError
from engine.facemodels import load_model
from engine.fitting import fit_photo
from engine.media import read_picture
from engine.renderers import RENDERERS
from engine.trackers import TRACKERS
from engine.trackers.person import find_person
from engine.trackers.selection import choose_face
from engine.types import Portrait

if TYPE_CHECKING:
    from engine.drivers.takes import Take
    from engine.types import Landmarks, Picture

_MOST_FACES = 12


def is_project(path: Path) -> bool:
    """Whether a file is meant as a project: by its suffix, or by its beginning."""
    return path.suffix.lower() == ".likeness" or zipfile.is_zipfile(path)


def open_file(path: Path) -> Task:
    """Open a photo or a project; the result is a `Project`."""
    path = Path(path)
    return open_project(path) if is_project(path) else open_photo(path)


def open_photo(path: Path) -> Task:
    """Read a photo and fit a head to every face; the result is a `Project`."""
    path = Path(path)
    title = words("Opening", "Open {name}", name=path.name)
    return Task(title, lambda report: read_photo(path, report))


def open_sample() -> Task:
    """Open the portrait that comes with the program."""
    return open_photo(assets.locate("sample-portrait"))


def open_project(path: Path) -> Task:
    """Read a project file; the result is a `Project`."""
    path = Path(path)

    def work(report: Report) -> Project:
        from app.state.project_file import read_project

        return _drawable(read_project(path, report.notice), report)

    return Task(words("Opening", "Open {name}", name=path.name), work)


def _drawable(project: Project, report: Report) -> Project:
    """The project with what can draw it on this computer; says what had to be changed."""
    name, options = project.renderer, project.renderer_options
    if RENDERERS.spec(name).why_unavailable():
        name, options = RENDERERS.default, {}
    try:
        device_of(name, options)
    except LikenessError:
        options = {key: value for key, value in options.items() if key != "device"}
    if (name, options) == (project.renderer, project.renderer_options):
        return project
    was = (RENDERERS.spec(project.renderer).label, project.renderer_options.get("device"))
    wished = " · ".join(str(part) for part in was if part)
    report.notice(str(words(
        "Opening", "{wished} is not available here; the project is drawn with {name}.",
        wished=wished, name=RENDERERS.spec(name).label,
    )))  # fmt: skip
    return replace(project, renderer=name, renderer_options=options)


def read_expression(path: Path) -> Task:
    """The expression of the largest face of another photo; the result is an `Edit`."""
    path = Path(path)

    def work(report: Report) -> Edit:
        portraits = _portraits(read_picture(path), report, most=1)
        return from_expression(portraits[0].params.expression)

    return Task(words("Opening", "Read {name}", name=path.name), work)


def read_performance(path: Path) -> Task:
    """A take from a CSV file or a video; the result is an `engine.drivers.takes.Take`."""
    path = Path(path)

    def work(report: Report) -> Take:
        from engine.export.driving import read_driving

        tracker = TRACKERS.load(TRACKERS.default)
        try:
            return read_driving(path, tracker=tracker, model=load_model(), job=report).take
        finally:
            tracker.close()

    return Task(words("Opening", "Read {name}", name=path.name), work, heavy=True)


def read_photo(path: Path, report: Report, most: int | None = None) -> Project:
    """A photo with a head fitted to each of its faces, or to the `most` largest.

    Raises:
        LikenessError: it cannot be read, or shows no face.
    """
    picture = read_picture(path)
    notice = picture.info.get("notice")
    if notice:
        report.notice(str(notice))
    portraits = _portraits(picture, report, most or _MOST_FACES)
    return Project(path.read_bytes(), path.name, picture, portraits)


def _portraits(
    picture: Picture, report: Report, most: int = _MOST_FACES
) -> tuple[Portrait, ...]:
    """Every face that is large enough, fitted.

    Raises:
        NoFaceError: there is none.
    """
    tracker = TRACKERS.load(TRACKERS.default)
    try:
        faces = tracker.detect(picture.pixels)[:most]
    finally:
        tracker.close()
    choose_face(faces)
    usable = [face for number, face in enumerate(faces, start=1) if _usable(faces, number)]
    fitted = []
    for done, face in enumerate(usable, start=1):
        fitted.append(_fitted(picture, face))
        report.step(done, len(usable))
    return tuple(fitted)


def _usable(faces: list[Landmarks], number: int) -> bool:
    try:
        choose_face(faces, number)
    except NoFaceError:
        return False
    return True


def _fitted(picture: Picture, landmarks: Landmarks) -> Portrait:
    fit = fit_photo(landmarks, load_model())
    person = find_person(picture.pixels, landmarks.box)
    return Portrait(
        picture, landmarks, fit.params, fit.offsets_mm, fit.landmark_error_iod, person
    )
