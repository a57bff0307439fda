#!/bin/sh
# Sets up a checkout: system libraries (Debian and Ubuntu) and the Python packages in .venv.
# Run by `make setup`; running it again is harmless. Needs only a POSIX shell.
set -eu
cd "$(dirname "$0")/.."
VENV=.venv

say() { printf '%s\n' "$*" >&2; }

# root_command COMMAND...: run it as root, or fail where that would ask for a password.
root_command() {
    if [ "$(id -u)" = 0 ]; then "$@"
    elif command -v sudo >/dev/null && sudo -n true 2>/dev/null; then sudo -n "$@"
    else return 1
    fi
}

# install_system PACKAGE...: install what is missing, or print the command that would.
install_system() {
    command -v dpkg-query >/dev/null || return 0
    missing=""
    for package in "$@"; do
        dpkg-query -W -f='${Status}' "$package" 2>/dev/null | grep -q 'ok installed' ||
            dpkg-query -W -f='${Status}' "${package}t64" 2>/dev/null | grep -q 'ok installed' ||
            missing="$missing $package"
    done
    [ -n "$missing" ] || return 0
    say "Installing system packages:$missing"
    # shellcheck disable=SC2086 # the list is words
    if ! { root_command apt-get update -qq &&
        root_command env DEBIAN_FRONTEND=noninteractive \
            apt-get install -y -qq --no-install-recommends $missing >/dev/null; }; then
        say "Please install them yourself, then run this again if something does not work:"
        say "    sudo apt-get install -y$missing"
    fi
}

find_python() {
    for candidate in "${PYTHON:-}" python3.11 python3.12 python3; do
        [ -n "$candidate" ] || continue
        if "$candidate" -c 'import sys; sys.exit(sys.version_info[:2] not in ((3,11),(3,12)))' \
            2>/dev/null; then
            echo "$candidate"
            return
        fi
    done
    say "Likeness needs Python 3.11 or 3.12. On Debian: sudo apt-get install python3 python3-venv"
    exit 1
}

make_venv() {
    "$VENV/bin/python" -m pip --version >/dev/null 2>&1 && return
    python=$(find_python)
    "$python" -c 'import ensurepip, venv' 2>/dev/null ||
        install_system "python$("$python" -c 'import sys; print("%d.%d" % sys.version_info[:2])')-venv"
    say "Creating $VENV with $python"
    "$python" -m venv "$VENV"
}

# On Linux the torch of PyPI brings gigabytes of CUDA libraries. Without an NVIDIA card, and where
# the index of the small build answers, take that one.
install_torch() {
    requirement=$(sed -n 's/^ *"\(torch==[^"]*\)".*/\1/p' pyproject.toml)
    index=https://download.pytorch.org/whl/cpu
    probe="import urllib.request as u; u.urlopen('$index/torch/', timeout=5)"
    if [ "$(uname -s)" = Linux ] && ! command -v nvidia-smi >/dev/null &&
        "$VENV/bin/python" -c "$probe" 2>/dev/null; then
        "$VENV/bin/python" -m pip install -q --extra-index-url "$index" "$requirement"
    else
        "$VENV/bin/python" -m pip install -q "$requirement"
    fi
}

# shellcheck disable=SC2046 # the list is words
install_system $(sed 's/#.*//' packaging/system-packages.txt packaging/test-packages.txt)
make_venv
say "Installing Python packages (this takes a few minutes the first time)"
install_torch
"$VENV/bin/python" -m pip install -qq -e '.[dev]'
