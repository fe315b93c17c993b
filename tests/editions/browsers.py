"""Which browsers the edition is tried in, and how each is started."""

import shutil
from pathlib import Path
from typing import Any

import pytest
from chromium_tab import Chromium
from firefox_tab import Firefox
from harness import chromium
from school import HOST

BOTH = ["chromium", "firefox"]
# Firefox's own errands: what it asks its maker for has nothing to do with the course.
_QUIET = {
    "app.normandy.enabled": False,
    "app.update.disabledForTesting": True,
    "browser.aboutwelcome.enabled": False,
    "browser.newtabpage.enabled": False,
    "browser.region.network.url": "",
    "browser.safebrowsing.blockedURIs.enabled": False,
    "browser.safebrowsing.downloads.remote.enabled": False,
    "browser.safebrowsing.malware.enabled": False,
    "browser.safebrowsing.phishing.enabled": False,
    "browser.search.update": False,
    "browser.shell.checkDefaultBrowser": False,
    "browser.startup.page": 0,
    "datareporting.policy.dataSubmissionEnabled": False,
    "dom.push.connection.enabled": False,
    "extensions.getAddons.cache.enabled": False,
    "extensions.systemAddon.update.enabled": False,
    "extensions.update.enabled": False,
    "media.gmp-manager.updateEnabled": False,
    "network.captive-portal-service.enabled": False,
    "network.connectivity-service.enabled": False,
    "network.dns.disablePrefetch": True,
    "network.prefetch-next": False,
    "remote.prefs.recommended": True,
    "toolkit.telemetry.enabled": False,
    "toolkit.telemetry.server": "",
}


def start(
    name: str, profile: Path, wire: int, host: str, play: Any, *,
    private: bool = False, blocked: bool = False,
) -> Any:  # fmt: skip
    """Start a browser that finds the school and nothing else.

    ``play`` is a running Playwright, which Chromium alone needs. ``private`` is a private window;
    ``blocked`` forbids sites to keep anything.
    """
    names = {"chromium": chromium(), "firefox": shutil.which("firefox-esr")}
    if not (executable := names[name]):
        package = {"firefox": "firefox-esr"}.get(name, name)
        pytest.fail(f"There is no {name} here. Type: sudo apt install {package}", pytrace=False)
    if name == "chromium":
        return Chromium(play, executable, profile, wire, host, private=private, blocked=blocked)
    prefs = {
        **_QUIET,
        "browser.privatebrowsing.autostart": private,
        "network.cookie.cookieBehavior": 2 if blocked else 5,
        "network.dns.localDomains": HOST,
        "network.proxy.type": 1,
        "network.proxy.allow_hijacking_localhost": True,
        **{f"network.proxy.{scheme}": "127.0.0.1" for scheme in ("http", "ssl")},
        **{f"network.proxy.{scheme}_port": wire for scheme in ("http", "ssl")},
        "network.proxy.no_proxies_on": f"{HOST}, {host}",
    }
    return Firefox(executable, profile, prefs)
