"""The plan's text in, what its pages say and what it exports out."""

from tests.site.conftest import export_of, site_of

__all__ = ["export_of", "site_of"]
