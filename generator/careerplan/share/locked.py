"""The locked site: every page, style, script and image of the plain one in one sealed file."""

from __future__ import annotations

import secrets
from collections.abc import Mapping

from msgspec.structs import asdict

from careerplan.share.assets import scripts_of, styles_of
from careerplan.share.bundle import Bundle, pack_bundle
from careerplan.share.derive import FEWEST_ROUNDS, link_wrap_key, passphrase_wrap_key, site_salt, site_secret
from careerplan.share.envelope import SiteEnvelope, WrappedKeys, base64_text, envelope_json, seal, wrap_key
from careerplan.share.keys import Keys
from careerplan.share.secret import KEY_BYTES, Secret
from careerplan.site.addresses import TODAY
from careerplan.site.search import SCRIPT as SEARCH_SCRIPT
from careerplan.site.search import rows_in

SEARCH_ROWS = "search.json"
"""The search index in a bundle: data, where the plain site has a script."""


def site_bundle(outputs: Mapping[str, bytes]) -> Bundle:
    """The files of a plain site as the locked one holds them."""
    files = {path: data for path, data in outputs.items() if path != SEARCH_SCRIPT}
    files[SEARCH_ROWS] = rows_in(outputs[SEARCH_SCRIPT])
    return bundle_of(files, TODAY)


def bundle_of(files: Mapping[str, bytes], start: str) -> Bundle:
    """A bundle whose first page says which styles and scripts apply."""
    styles = tuple(path for path in styles_of(start, files[start]) if path in files)
    scripts = tuple(path for path in scripts_of(start, files[start]) if path in files)
    return Bundle(files, start, styles, scripts)


def seal_site(bundle: Bundle, keys: Keys) -> str:
    """The envelope of the locked site, which the passphrase opens and the owner's link."""
    content = Secret(secrets.token_bytes(KEY_BYTES))
    salt = site_salt(keys.master)
    by_passphrase = wrap_key(content, passphrase_wrap_key(keys.passphrase, salt), "site-key-passphrase")
    by_link = wrap_key(content, link_wrap_key(site_secret(keys.master)), "site-key-link")
    sealed = seal(pack_bundle(bundle), content, "site")
    return envelope_json(
        SiteEnvelope(
            **asdict(sealed),
            salt=base64_text(salt),
            rounds=FEWEST_ROUNDS,
            keys=WrappedKeys(by_passphrase, by_link),
        )
    )
