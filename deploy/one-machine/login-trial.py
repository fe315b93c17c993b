"""One password for all, to try the hub out before the school's own login is there.

Whoever knows the password can come in under any name: never use it with a class. It lets people in
at this machine's own address only, so that it is of no use when it is left on behind the school's.
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


class TrialAuthenticator(SharedPasswordAuthenticator):
    """One password, at addresses that only this machine and a tunnel to it reach."""

    async def authenticate(self, handler, data):
        """Return who it is, or None."""
        if handler.request.host_name not in ("127.0.0.1", "localhost", "[::1]"):
            self.log.error(
                "The trial login lets in nobody at %s. Whoever knows its one password could come "
                "in under any name. Set the school's own login in hub.env: WHOSAYS_LOGIN=login.py",
                handler.request.host_name,
            )
            return None
        return await super().authenticate(handler, data)


c.JupyterHub.authenticator_class = TrialAuthenticator
c.SharedPasswordAuthenticator.user_password = password
c.Authenticator.allow_all = True
