#!/bin/sh
# Makes the folders of the hub, as root: folders.sh [CLASS ...]
# Once, and again for each new class. What is there already is left as it is.
set -eu
cd "$(dirname "$0")"

say() { printf '%s\n' "$@" >&2; }
if [ "$(id -u)" != 0 ]; then
    say "The folders were not made." "Only the administrator may make them." \
        "Type it as root: sudo sh folders.sh $*"
    exit 1
fi
for class; do
    case $class in
    '' | .* | *[!A-Za-z0-9._-]*)
        say "A class cannot be called '$class'." \
            "Its name becomes a folder: letters, digits, dots and hyphens." \
            "Give it such a name: sh folders.sh 10a"
        exit 1
        ;;
    esac
done

getent group teachers >/dev/null || groupadd --system teachers

# systemd keeps students' folders in the second, and refuses it when a backup left it open.
install -d -m 0700 /etc/whosays /var/lib/private
for file in jupyterhub_config.py spawner-systemd.py login-lti.py login-trial.py hub.env; do
    [ -e "/etc/whosays/$file" ] || install -m 0600 "$file" "/etc/whosays/$file"
done
if [ ! -e /etc/whosays/proxy.env ]; then
    (umask 077; printf 'CONFIGPROXY_AUTH_TOKEN=%s\n' "$(od -An -N32 -tx1 /dev/urandom | tr -d ' \n')" \
        >/etc/whosays/proxy.env)
fi

# Into a class's folder everybody may put a file; only teachers see which there are, and read them:
# new files belong to the folder's group (2), and nobody removes another's (1).
install -d -m 0711 /srv/whosays /srv/whosays/drop
for class in all "$@"; do
    install -d -o root -g teachers -m 3773 "/srv/whosays/drop/$class"
done
say "The folders are there. Configuration: /etc/whosays. Hand-ins: /srv/whosays/drop"
