#!/bin/sh
# Sets up what the Makefile needs. Called by it as
#   sh tools/setup.sh venv LOCKFILE     .venv with the packages of LOCKFILE and the project itself
#   sh tools/setup.sh browser           what the tests need to drive a browser
#   sh tools/setup.sh npm [FOLDER]      what the tests need of npm: Node, and the packages of tests/npm (or of FOLDER)
# What is missing in the system is installed with apt, as root or through sudo without a password; else this says what to install.
set -eu

log=.cache/setup.log

say() { printf '%s\n' "$*"; }

fail() {
    printf '%s\n' "$@" >&2
    exit 1
}

may_install() {
    command -v apt-get >/dev/null 2>&1 && { [ "$(id -u)" -eq 0 ] || sudo -n true >/dev/null 2>&1; }
}

as_root() {
    if [ "$(id -u)" -eq 0 ]; then "$@"; else sudo -n "$@"; fi
}

# The umask of the user may be strict; what a system package writes must stay readable for all.
apt() (
    umask 022
    as_root env DEBIAN_FRONTEND=noninteractive apt-get -q -y -o DPkg::Lock::Timeout=300 "$@" </dev/null
) >>"$log" 2>&1

# Lists of packages may be absent or old: only then are they fetched.
apt_install() {
    mkdir -p .cache
    : >"$log"
    apt install --no-install-recommends "$@" && return
    apt update && apt install --no-install-recommends "$@" && return
    tail -n 20 "$log" >&2
    return 1
}

install_or_stop() {
    if may_install; then
        say "→ Met apt wordt geïnstalleerd: $* …"
        apt_install "$@" && return
    fi
    fail "Dit ontbreekt en is niet vanzelf te installeren. Doe: sudo apt install $*" \
        "This is missing and could not be installed for you. Run: sudo apt install $*"
}

is_new_enough() {
    "$1" -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1
}

find_python() {
    for candidate in ${PYTHON:+"$PYTHON"} python3 python3.14 python3.13 python3.12 python3.11 /usr/bin/python3; do
        if is_new_enough "$candidate"; then
            command -v "$candidate"
            return
        fi
    done
    return 1
}

make_venv() {
    python=$(find_python) || fail \
        "Python 3.11 of nieuwer is nodig. Op Debian of Ubuntu: sudo apt install python3 python3-venv" \
        "Python 3.11 or newer is needed. On Debian or Ubuntu: sudo apt install python3 python3-venv"
    # Debian leaves ensurepip, which venv needs, to a package of its own.
    if ! "$python" -c 'import ensurepip, venv' >/dev/null 2>&1; then
        install_or_stop "python$("$python" -c 'import sys; print("%d.%d" % sys.version_info[:2])')-venv"
    fi
    say "→ .venv wordt gemaakt met $("$python" --version) …"
    rm -rf .venv
    "$python" -m venv .venv
}

# Only -qq: pip speaks when something fails. Where packages come from is up to the settings of the machine. Python compiles what it uses when it uses it: compiling all of it takes half the time of installing.
pip() {
    PIP_USER=0 .venv/bin/python -m pip install -qq --no-compile --disable-pip-version-check --no-input --no-deps "$@"
}

setup_venv() {
    { is_new_enough .venv/bin/python && .venv/bin/python -m pip --version >/dev/null 2>&1; } || make_venv
    say "→ De pakketten uit $1 worden geïnstalleerd …"
    pip --require-hashes -r "$1"
    pip --no-build-isolation -e .
}

# Playwright brings a program of its own, which needs a library that a bare Debian does not have.
setup_browser() {
    set --
    command -v "${CHROMIUM:-chromium-headless-shell}" >/dev/null 2>&1 || command -v chromium >/dev/null 2>&1 || set -- chromium-headless-shell
    .venv/bin/python -m playwright --version >/dev/null 2>&1 || set -- "$@" libatomic1
    [ $# -eq 0 ] || install_or_stop "$@"
}

# Without scripts of packages: nothing of them runs while they are installed.
setup_npm() {
    folder=$1
    set --
    command -v node >/dev/null 2>&1 || set -- nodejs
    command -v npm >/dev/null 2>&1 || set -- "$@" npm
    [ $# -eq 0 ] || install_or_stop "$@"
    made=$folder/node_modules/.package-lock.json
    [ -f "$made" ] && [ ! "$folder/package-lock.json" -nt "$made" ] && return
    say "→ De pakketten uit $folder worden geïnstalleerd …"
    (cd "$folder" && npm ci --ignore-scripts --no-audit --no-fund --no-update-notifier --loglevel=error >/dev/null)
    touch "$made"
}

case "${1:-}" in
    venv) setup_venv "$2" ;;
    browser) setup_browser ;;
    npm) setup_npm "${2:-tests/npm}" ;;
    *) fail "setup.sh: venv LOCKFILE | browser | npm [FOLDER]" ;;
esac
