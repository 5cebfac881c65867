"""What a locked build hands over: the sealed site, the share pages, and what a host needs to serve them well."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from careerplan.share.assets import script_hashes
from careerplan.share.hosting import host_files
from careerplan.share.keys import Keys
from careerplan.share.link import share_file
from careerplan.share.locked import seal_site, site_bundle
from careerplan.share.page import SharePage, seal_share
from careerplan.share.shell import locked_page, not_found_page, placeholder_page, share_page
from careerplan.site.addresses import NOT_FOUND, TODAY


def sealed_outputs(plain: Mapping[str, bytes], shares: Iterable[SharePage], keys: Keys) -> dict[str, bytes]:
    """Every file of the published folder."""
    site = site_bundle(plain)
    outputs = {TODAY: locked_page(seal_site(site, keys), script_hashes(site)), **_constant()}
    for page in shares:
        path, envelope = seal_share(page, keys.master)
        outputs[share_file(path)] = share_page(envelope, script_hashes(page.bundle))
    return outputs


def placeholder_outputs() -> dict[str, bytes]:
    """The published folder of a preview: nothing of the plan, not even sealed."""
    return {TODAY: placeholder_page(), **_constant()}


def _constant() -> dict[str, bytes]:
    return {NOT_FOUND: not_found_page(), **host_files()}
