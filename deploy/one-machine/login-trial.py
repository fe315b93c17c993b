"""One password for all, to try the hub out before the school's own login is there.

Whoever knows the password can come in under any name: never use it with a class.
"""

import os
import sys

from jupyterhub.authenticators.shared import SharedPasswordAuthenticator

c = get_config()  # noqa: F821

password = os.environ.get("WHOSAYS_TRIAL_PASSWORD", "")
if len(password) < 8:
    sys.exit(
        "The trial login has no password. WHOSAYS_TRIAL_PASSWORD is not set, or is shorter than "
        "8 letters. Write one into hub.env: WHOSAYS_TRIAL_PASSWORD=some-words-of-yours"
    )
c.JupyterHub.authenticator_class = SharedPasswordAuthenticator
c.SharedPasswordAuthenticator.user_password = password
c.Authenticator.allow_all = True
