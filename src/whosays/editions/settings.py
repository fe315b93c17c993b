"""What the course asks of JupyterLab, installed or in the browser: quiet, and safe to type in.

`whosays lab` hands the defaults to an installed JupyterLab. The browser edition carries them in
its ``jupyter-lite.json``. What a student sets still wins in both.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

__all__ = ["DISABLED", "dangerous_shortcuts", "defaults", "page_config"]

# Keys of one letter that delete, cut, merge or turn a cell into something else, or restart Python.
_DANGEROUS = {
    "notebook:delete-cell",
    "notebook:cut-cell",
    "notebook:merge-cells",
    "notebook:change-cell-to-code",
    "notebook:change-cell-to-markdown",
    "notebook:change-cell-to-raw",
    *(f"notebook:change-cell-to-heading-{level}" for level in range(1, 7)),
    "kernelmenu:restart",
}

_TEN_YEARS = 315_360_000_000  # milliseconds

# What the browser edition does without: the service worker, so that https and plain http behave
# alike; and what leads out of the school's server or would only confuse.
DISABLED = (
    "@jupyterlite/application-extension:service-worker-manager",
    "@jupyterlite/application-extension:share-file",
    "@jupyterlite/application-extension:clear-browser-data",
    # It asks on every reload whether to leave: answers are kept by then, and lessons are soon.
    "@jupyterlab/application-extension:dirty",
    "@jupyterlab/help-extension:jupyter-forum",
    "@jupyterlab/help-extension:launch-classic",
    "@jupyterlab/help-extension:resources",
    "@jupyterlab/terminal-extension:plugin",
)


def dangerous_shortcuts(schemas: Iterable[Any]) -> Iterator[dict[str, Any]]:
    """Yield a JupyterLab's dangerous single-key shortcuts, each marked disabled.

    Parameters
    ----------
    schemas
        The settings schemas of all its plugins. They are asked, as a shortcut is switched off
        only by its exact selector, and selectors change from one JupyterLab to the next. A
        schema that is no mapping is passed over.

    Yields
    ------
    dict
        A shortcut as its schema states it, with ``disabled`` set.
    """
    for schema in schemas:
        found = schema.get("jupyter.lab.shortcuts", []) if isinstance(schema, Mapping) else []
        for shortcut in found if isinstance(found, list) else []:
            if shortcut.get("command") in _DANGEROUS and _single_key(shortcut.get("keys", [])):
                yield {**shortcut, "disabled": True}


def _single_key(keys: list[str]) -> bool:
    return bool(keys) and all(len(key.removeprefix("Shift ")) == 1 for key in keys)


def defaults(schemas: Iterable[Any]) -> dict[str, dict[str, Any]]:
    """Return the course's settings for JupyterLab, by plugin.

    Parameters
    ----------
    schemas
        The settings schemas of all plugins, as for `dangerous_shortcuts`.
    """
    return {
        "@jupyterlab/apputils-extension:notification": {
            "fetchNews": "false",
            "checkForUpdates": False,
        },
        # Every cell is in the page, so that a screen reader and the browser's search find it; and a
        # text that was opened by a double click closes again.
        "@jupyterlab/notebook-extension:tracker": {
            "windowingMode": "defer",
            "autoRenderMarkdownCells": True,
        },
        "@jupyterlab/shortcuts-extension:shortcuts": {
            "shortcuts": list(dangerous_shortcuts(schemas))
        },
    }


def page_config(all_schemas: bytes) -> dict[str, Any]:
    """Return what the browser edition adds to the ``jupyter-config-data`` of a built site.

    Parameters
    ----------
    all_schemas
        The bytes of the site's ``build/schemas/all.json``.

    Returns
    -------
    dict
        Ready for the site's ``jupyter-lite.json``; lists and mappings are to be merged with
        what stands there.
    """
    schemas = [plugin["schema"] for plugin in json.loads(all_schemas)]
    return {
        "appName": "Who Says?",
        "faviconUrl": "./first/icon.svg",
        "disabledExtensions": list(DISABLED),
        # The page's own script brings a lesson back after a reload; see web/back.js.
        "exposeAppInBrowser": True,
        "settingsOverrides": {
            **defaults(schemas),
            "@jupyterlab/docmanager-extension:plugin": {
                # A student's change to a lesson is kept soon, as Chromebooks close idle pages.
                "autosaveInterval": 20,
                # The same lesson in two tabs is no quarrel to settle in a dialog.
                "lastModifiedCheckMargin": _TEN_YEARS,
            },
            # The lessons' names need the room, and all have one day: that of the course.
            "@jupyterlab/filebrowser-extension:browser": {"showLastModifiedColumn": False},
        },
    }
