"""`likeness doctor`: is everything there, and what does this computer have."""

from __future__ import annotations

from dataclasses import asdict

import typer

from engine.cli import console


def doctor(
    json: bool = typer.Option(False, "--json", help="Print JSON for programs."),
) -> None:
    """Check this installation: versions, files, devices, and a sentence for each problem.

    Exits with 0 when nothing essential is wrong, else with 1.

    Examples: `likeness doctor`, `likeness doctor --json`.
    """
    from engine.evaluation.installation import examine

    findings = list(examine())
    essential = [each for each in findings if each.problem and each.essential]
    other = [each for each in findings if each.problem and not each.essential]
    if json:
        console.answer_json({
            "ok": not essential,
            "problems": [each.problem for each in essential],
            "notices": [each.problem for each in other],
            "findings": [asdict(each) for each in findings],
        })  # fmt: skip
    else:
        _print(findings, essential, other)
    if essential:
        raise typer.Exit(1)


def _print(findings: list, essential: list, other: list) -> None:
    console.table(
        ("", "What", "Is"),
        (
            (_mark(each.problem, each.essential), f"{each.area} {each.name}", each.value)
            for each in findings
        ),
    )
    for title, those in (("To be mended", essential), ("Can be lived with", other)):
        if those:
            console.answer(f"\n{title}:")
            for each in those:
                console.answer(f"  {each.problem}")
    if not essential:
        console.answer("\nNothing essential is wrong.")


def _mark(problem: str, essential: bool) -> str:
    if not problem:
        return "ok"
    return "wrong" if essential else "note"
