"""Keep the translations complete: gather texts from the source, merge them, build what Qt loads.

    python packaging/translations.py          update every .ts file and build the .qm files
    python packaging/translations.py --check  only say what is missing
"""

from __future__ import annotations

import argparse
import ast
import json
import subprocess
import sys
import xml.etree.ElementTree as ET
from dataclasses import dataclass
from pathlib import Path

import sentences

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "app" / "ui" / "translations"
SENTENCES = ROOT / "app" / "state" / "sentences.json"
"""What the engine says: `app.state.sentences` recognises it by these."""
LANGUAGES = ("en", "de")
_MARKS = frozenset({"_T", "marked", "words", "QT_TRANSLATE_NOOP"})


@dataclass(frozen=True, order=True)
class Text:
    """A text of the source: where it belongs, what it says, whether it counts something."""

    context: str
    source: str
    counts: bool = False


def gather(folder: Path = ROOT / "app") -> list[Text]:
    """Every text that is shown to users, sorted: the program's own, and what the engine says."""
    trees = {path: ast.parse(path.read_text(encoding="utf-8")) for path in folder.rglob("*.py")}
    contexts = {_module(path): _context_of_tr(tree) for path, tree in trees.items()}
    found = {Text(sentences.CONTEXT, said) for said in sentences.gather()}
    for path, tree in trees.items():
        gatherer = _Gatherer(contexts[_module(path)] or _imported_context(tree, contexts))
        gatherer.visit(tree)
        found |= gatherer.found
    return sorted(found)


def read(path: Path) -> dict[Text, list[str]]:
    """The translations of a .ts file; [] for unfinished ones."""
    if not path.exists():
        return {}
    texts = {}
    for context in ET.parse(path).getroot().iter("context"):
        name = context.findtext("name") or ""
        for message in context.iter("message"):
            counts = message.get("numerus") == "yes"
            said = message.find("translation")
            forms: list[str] = []
            if said is not None and said.get("type") != "unfinished":
                parts = said.findall("numerusform") if counts else [said]
                forms = [part.text or "" for part in parts]
            texts[Text(name, message.findtext("source") or "", counts)] = forms
    return texts


def write(path: Path, language: str, texts: dict[Text, list[str]]) -> None:
    """Write a .ts file."""
    root = ET.Element("TS", version="2.1", language=language, sourcelanguage="en")
    contexts: dict[str, ET.Element] = {}
    for text in sorted(texts):
        if text.context not in contexts:
            contexts[text.context] = ET.SubElement(root, "context")
            ET.SubElement(contexts[text.context], "name").text = text.context
        numerus = {"numerus": "yes"} if text.counts else {}
        message = ET.SubElement(contexts[text.context], "message", numerus)
        ET.SubElement(message, "source").text = text.source
        said = ET.SubElement(message, "translation")
        forms = texts[text]
        if not any(forms):
            said.set("type", "unfinished")
        elif text.counts:
            for form in forms:
                ET.SubElement(said, "numerusform").text = form
        else:
            said.text = forms[0]
    ET.indent(root)
    head = '<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE TS>\n'
    path.write_text(head + ET.tostring(root, encoding="unicode") + "\n", encoding="utf-8")


def update(language: str) -> list[Text]:
    """Merge the source into a .ts file and build its .qm; returns what is not translated."""
    path = FOLDER / f"likeness_{language}.ts"
    known = read(path)
    # English needs translations only where a number changes the words.
    wanted = [text for text in gather() if language != "en" or text.counts]
    texts = {text: known.get(text, []) for text in wanted}
    write(path, language, texts)
    lrelease = Path(sys.executable).parent / "pyside6-lrelease"
    subprocess.run(
        [lrelease, "-silent", path, "-qm", path.with_suffix(".qm")], check=True
    )
    return [text for text, forms in texts.items() if not any(forms)]


def missing(language: str) -> list[Text]:
    """Texts without a translation, and nothing else done."""
    known = read(FOLDER / f"likeness_{language}.ts")
    return [
        text
        for text in gather()
        if (language != "en" or text.counts) and not any(known.get(text, []))
    ]


class _Gatherer(ast.NodeVisitor):
    """Finds self.tr(...), tr(...), translate(context, ...) and marked texts."""

    def __init__(self, module_context: str) -> None:
        self.found: set[Text] = set()
        self._classes: list[str] = []
        self._module_context = module_context

    def visit_ClassDef(self, node: ast.ClassDef) -> None:
        self._classes.append(node.name)
        self.generic_visit(node)
        self._classes.pop()

    def visit_Call(self, node: ast.Call) -> None:
        called = node.func
        said = [_constant(argument) for argument in node.args]
        attribute = called.attr if isinstance(called, ast.Attribute) else ""
        name = called.id if isinstance(called, ast.Name) else ""
        if (attribute == "translate" or name in _MARKS) and len(said) > 1:
            self._add(said[0], said[1])
        elif attribute == "tr" and said:
            self._add(self._classes[-1] if self._classes else None, said[0], len(said) > 2)
        elif name == "tr" and said:
            self._add(self._module_context, said[0])
        self.generic_visit(node)

    def _add(self, context: str | None, source: str | None, counts: bool = False) -> None:
        if context and source:
            self.found.add(Text(context, source, counts))


def _constant(node: ast.expr) -> str | None:
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else None


def _module(path: Path) -> str:
    return ".".join(path.relative_to(ROOT).with_suffix("").parts)


def _context_of_tr(tree: ast.Module) -> str:
    """The context of a module's own function `tr`, or empty."""
    for node in tree.body:
        if isinstance(node, ast.FunctionDef) and node.name == "tr":
            for call in ast.walk(node):
                if isinstance(call, ast.Call) and len(call.args) > 1:
                    return _constant(call.args[0]) or ""
    return ""


def _imported_context(tree: ast.Module, contexts: dict[str, str]) -> str:
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and any(one.name == "tr" for one in node.names):
            return contexts.get(node.module or "", "")
    return ""


def main() -> int:
    """Update or check every language."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split(":")[0])
    parser.add_argument("--check", action="store_true")
    check = parser.parse_args().check
    left = 0
    if not check:
        said = json.dumps(sentences.gather(), indent=1, ensure_ascii=False)
        SENTENCES.write_text(said + "\n", encoding="utf-8")
    for language in LANGUAGES:
        for text in missing(language) if check else update(language):
            left += 1
            print(f"{language}  {text.context}: {text.source}")
    print(f"{left} texts are not translated")
    return 1 if left else 0


if __name__ == "__main__":
    sys.exit(main())
