"""Play with the desktop program at random and fail on anything unexpected.

    xvfb-run -a python packaging/monkey.py --minutes 60 [--seed 7] [--photos FOLDER]

The seed decides every action; `--actions N` ends after N of them instead of by the clock. It fails
on a crash, an uncaught exception, a log record from WARNING up, a warning of Qt, memory that grows
by more than a megabyte a minute after the warm-up (see `driving.memory`), and when the UI thread
is away for longer than a second (longer on a busy machine); then it prints the seed and the last
actions. `--keep-going` reports all complaints at the end instead of stopping at the first.
"""

from __future__ import annotations

import argparse
import faulthandler
import random
import subprocess
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

sys.path.insert(0, str(Path(__file__).resolve().parent))

from driving.session import Session, discard

if TYPE_CHECKING:
    from driving.judge import Judge
    from driving.memory import Growth

_TOLD = 30


def main() -> int:
    """Run the monkey in a process of its own, so that a crash of it can be told."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--minutes", type=float, default=60.0)
    parser.add_argument("--actions", type=int, default=0, help="end after so many actions")
    parser.add_argument("--seed", type=int, default=int(time.time()) % 100_000)
    parser.add_argument("--photos", type=Path, help="folder of photos to open beside the sample")
    parser.add_argument("--keep-going", action="store_true")
    parser.add_argument("--diary", type=Path, help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    if arguments.diary:
        return play(arguments)
    with tempfile.TemporaryDirectory() as folder:
        diary = Path(folder) / "diary.txt"
        command = [sys.executable, __file__, *sys.argv[1:], "--seed", str(arguments.seed)]
        code = subprocess.run([*command, "--diary", str(diary)]).returncode
        if code:
            actions = diary.read_text().splitlines() if diary.exists() else []
            print(f"\nseed {arguments.seed}, exit code {code}, after {len(actions)} actions:")
            print("\n".join(actions[-_TOLD:]))
    return 1 if code else 0


def play(arguments: argparse.Namespace) -> int:
    """The monkey itself; 0 when nothing was wrong."""
    faulthandler.enable()
    folder = Path(tempfile.mkdtemp(prefix="likeness-monkey-"))
    session = Session(folder / "home")
    from driving.deeds import Deeds
    from driving.judge import Judge
    from driving.watch import Heartbeat
    from engine import assets

    window = session.open()
    session.pump(3.0)
    window.ask_to_keep = window.ask_to_keep_take = discard
    window.ask_name = lambda title, start: start
    photos = [assets.locate("sample-portrait")]
    if arguments.photos:
        photos += sorted(arguments.photos.glob("*.[jp][pn]g"))
    beat = Heartbeat()
    judge = Judge(beat)
    deeds = Deeds(session, random.Random(arguments.seed), photos, folder)
    counts: Counter[str] = Counter()
    end = time.monotonic() + 60.0 * arguments.minutes
    with arguments.diary.open("w", buffering=1) as diary:
        while time.monotonic() < end and not 0 < arguments.actions <= counts.total():
            deed = deeds.choose()
            diary.write(f"{deed.__name__} …\n")
            counts[deed.__name__] += 1
            known = len(judge.complaints)
            try:
                diary.write(f"  {deed()}\n")
            except AssertionError as error:
                judge.complaints.append(str(error))
            session.pump(0.05)
            judge.look()
            for complaint in judge.complaints[known:]:
                print(f"[{counts.total()}: {deed.__name__}] {complaint}", flush=True)
            if judge.complaints and not arguments.keep_going:
                break
    _tell(judge, judge.judge_memory(), counts, beat.longest_ms)
    session.close()
    beat.stop()
    judge.close()
    return 1 if judge.complaints else 0


def _tell(
    judge: Judge, grown: Growth | None, counts: Counter[str], longest_ms: float
) -> None:
    print(f"{counts.total()} actions: " + ", ".join(f"{n} {c}" for n, c in counts.most_common()))
    memory = [megabytes for _, megabytes in judge.memory]
    if memory:
        print(f"memory {memory[0]:.0f} -> {memory[-1]:.0f} MB, most {max(memory):.0f} MB; "
              f"after the warm-up {grown or 'too short to tell'}")  # fmt: skip
    print(f"longest block {longest_ms:.0f} ms; {len(judge.complaints)} complaints", flush=True)
    print("passed" if not judge.complaints else "FAILED", flush=True)


if __name__ == "__main__":
    sys.exit(main())
