"""Find what the engine says: its sentences are plain English there, and templates for translators.

A sentence such as f"{path.name} is empty (0 bytes)." becomes "{name} is empty (0 bytes).".
The program recognises what was said by these templates and says it in the user's language; see
`app.state.sentences`.
"""

from __future__ import annotations

import ast
import re
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
CONTEXT = "Engine"
_UNHEARD = (
    "engine/cli", "engine/evaluation", "engine/training", "engine/export/demo.py",
    "engine/drivers/handles.py", "engine/renderers/headgan/training_step.py",
)  # fmt: skip
"""What is said here is heard on the command line only, or named by a table of the program."""
_HEARD = ("engine/training/personalising.py", "engine/training/apart.py")
"""Of those, what the program lets do."""
_NOT_SAID = frozenset({
    "Library/Application Support", "model name", "Made with {program}", "{program}, millimetres",
    "closing microphone",
})  # fmt: skip
"""Names of folders, fields and threads."""
_GAP = re.compile(r"\{\w+\}")
_WORD = re.compile(r"[^\W\d_]+")
_OTHER_ERRORS = re.compile(r"(Error|Exception|Warning)$")
_SILENT_CALLS = frozenset({
    "tr", "translate", "_T", "marked", "compile", "debug", "info", "warning", "error", "exception",
    "filterwarnings", "find_spec", "import_module", "getLogger",
})  # fmt: skip


def gather(root: Path = ROOT) -> list[str]:
    """Every template, sorted: strings of at least two words that are neither documentation, nor
    names, nor for programmers.
    """
    said_errors = _errors_for_users(root / "engine" / "errors.py")
    found: set[str] = set()
    for folder in (root / "engine", root / "app" / "state"):
        for path in sorted(folder.rglob("*.py")):
            name = path.relative_to(root).as_posix()
            if name in _HEARD or not name.startswith(_UNHEARD):
                gatherer = _Gatherer(said_errors)
                gatherer.visit(ast.parse(path.read_text(encoding="utf-8")))
                found |= gatherer.found
    return sorted(found)


def _errors_for_users(path: Path) -> frozenset[str]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    return frozenset(node.name for node in tree.body if isinstance(node, ast.ClassDef))


class _Gatherer(ast.NodeVisitor):
    def __init__(self, said_errors: frozenset[str]) -> None:
        self.found: set[str] = set()
        self._said_errors = said_errors

    def visit_Expr(self, node: ast.Expr) -> None:
        if not isinstance(node.value, ast.Constant):  # Documentation.
            self.generic_visit(node)

    def visit_Call(self, node: ast.Call) -> None:
        name = _name(node.func)
        if name in _SILENT_CALLS:
            return
        if _OTHER_ERRORS.search(name) and name not in self._said_errors:
            return
        if name == "Registry" and isinstance(node.args[0], ast.Constant):
            self.found.add(str(node.args[0].value))  # One word that stands in sentences.
        self.generic_visit(node)

    def visit_keyword(self, node: ast.keyword) -> None:
        if node.arg != "name":  # Of a thread.
            self.generic_visit(node)

    def visit_Constant(self, node: ast.Constant) -> None:
        if isinstance(node.value, str):
            self._add(node.value.replace("{", "{{").replace("}", "}}"))

    def visit_JoinedStr(self, node: ast.JoinedStr) -> None:
        template, taken = "", set()
        for part in node.values:
            if isinstance(part, ast.FormattedValue):
                name = _free(_value_name(part.value), taken)
                template += f"{{{name}}}"
                self.visit(part.value)
            elif isinstance(part, ast.Constant):
                template += str(part.value)
        self._add(template)

    def _add(self, template: str) -> None:
        if template in _NOT_SAID or "\n" in template:
            return
        words = _WORD.findall(_GAP.sub("", template))
        gaps = len(_GAP.findall(template))
        if " " in template.strip() and words and len(words) + gaps > 1:
            self.found.add(template)


def _name(node: ast.expr) -> str:
    return node.attr if isinstance(node, ast.Attribute) else getattr(node, "id", "")


def _value_name(node: ast.expr) -> str:
    """A word for what stands in a sentence's gap."""
    if isinstance(node, ast.Attribute):
        return node.attr.strip("_").lower()
    if isinstance(node, ast.Name):
        return node.id.strip("_").lower()
    return "value"


def _free(name: str, taken: set[str]) -> str:
    free, number = name, 2
    while free in taken:
        free, number = f"{name}{number}", number + 1
    taken.add(free)
    return free
