"""Login through the school's learning system (Moodle, Canvas and others), by LTI 1.3.

Fill in the four values that the system shows after this hub was registered there; docs/hub.md says
where. Students then come in by a link in their course, and need no other password.
"""

from ltiauthenticator.lti13.auth import LTI13Authenticator

c = get_config()  # noqa: F821

system = "https://moodle.school.example"
c.LTI13Authenticator.issuer = system
c.LTI13Authenticator.authorize_url = f"{system}/mod/lti/auth.php"
c.LTI13Authenticator.jwks_endpoint = f"{system}/mod/lti/certs.php"
c.LTI13Authenticator.client_id = ["the-client-id-that-it-shows"]

c.JupyterHub.authenticator_class = LTI13Authenticator
# A number that means nothing outside the learning system, in place of a mail address.
c.LTI13Authenticator.username_key = "sub"
c.LTI13Authenticator.uri_scheme = "https"
c.LTI13Authenticator.tool_name = "Who Says?"
c.LTI13Authenticator.tool_description = "A course on reading one news story, claim by claim"
# The learning system has let them in already; it knows who is in the course.
c.Authenticator.allow_all = True
# It opens the hub inside a page of its own: the browser sends cookies there only when told so.
c.JupyterHub.tornado_settings = {
    "cookie_options": {"SameSite": "None", "Secure": True},
}
