"""What the browser edition asks of JupyterLab."""

import json

from whosays.editions import settings

TRACKER = "@jupyterlab/notebook-extension:tracker"
SCHEMAS = [
    {
        "id": TRACKER,
        "schema": {
            "jupyter.lab.shortcuts": [
                {"command": "notebook:delete-cell", "keys": ["D", "D"], "selector": ".here"},
                {"command": "notebook:delete-cell", "keys": ["Ctrl D"], "selector": ".here"},
                {"command": "notebook:move-cursor-up", "keys": ["K"], "selector": ".here"},
            ]
        },
    },
    {"id": "plain", "schema": {}},
]


def config():
    """Return what is added to a site with these schemas."""
    return settings.page_config(json.dumps(SCHEMAS).encode())


def test_single_keys_that_destroy_cells_are_off():
    """A dangerous single key is switched off by its own selector, and no other key is."""
    shortcuts = config()["settingsOverrides"]["@jupyterlab/shortcuts-extension:shortcuts"]
    assert shortcuts["shortcuts"] == [
        {
            "command": "notebook:delete-cell",
            "keys": ["D", "D"],
            "selector": ".here",
            "disabled": True,
        }
    ]


def test_the_page_behaves_as_in_an_installed_jupyterlab():
    """Each setting of the installed edition holds in the browser too."""
    schemas = [each["schema"] for each in SCHEMAS]
    given = config()["settingsOverrides"]
    assert settings.defaults(schemas).items() <= given.items()
    assert given[TRACKER] == {"windowingMode": "defer", "autoRenderMarkdownCells": True}


def test_there_is_no_service_worker():
    """Its plugin is off, so that plain http and https behave alike."""
    plugin = "@jupyterlite/application-extension:service-worker-manager"
    assert plugin in config()["disabledExtensions"]
