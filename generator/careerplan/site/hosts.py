"""Hosts that build sites: where a private plan must not be published in the open.

The variables are those that the hosts document for their build machines.
"""

from __future__ import annotations

import os

HOST_VARIABLES = ("NETLIFY", "CF_PAGES", "VERCEL", "RENDER", "GITHUB_ACTIONS", "GITLAB_CI")


def on_host() -> str | None:
    """The variable of the host that this runs on; None at home."""
    return next((name for name in HOST_VARIABLES if os.environ.get(name)), None)


def plain_allowed() -> bool:
    """True if the owner has said that this machine may hold the plain site."""
    return os.environ.get("CAREERPLAN_ALLOW_PLAIN") == "1"
