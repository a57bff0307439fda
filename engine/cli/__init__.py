"""The command line, `likeness`: nothing but arguments and printing.

One module per subcommand. Importing this package imports nothing heavy; each command imports what
it needs when it runs, so that `likeness --help` answers at once.
"""

from __future__ import annotations

import sys


def main() -> None:
    """Run `likeness` with the arguments of the process and exit with its code.

    Exit codes: 0 success, 1 unexpected, 2 wrong arguments, 3 files, 4 no face, 5 unavailable,
    6 damaged installation, 130 stopped by Ctrl-C.
    """
    from engine import device
    from engine.cli import failure, program
    from engine.errors import LikenessError

    failure.quiet_libraries()
    device.share_cores()
    try:
        program.app()
    except LikenessError as error:
        failure.say(error.sentence, error.hint)
        sys.exit(error.exit_code)
    except BrokenPipeError:
        failure.forget_stdout()
        sys.exit(1)
    except KeyboardInterrupt:
        sys.exit(130)
    except MemoryError:
        failure.say("There is not enough memory for this.", "Try --size with a smaller number.")
        sys.exit(1)
    except OSError as error:
        failure.say(failure.os_sentence(error))
        sys.exit(3)
    except Exception:
        failure.report_crash()
        sys.exit(1)
