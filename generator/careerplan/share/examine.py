"""One sealed page, looked at whole: does it open as it should, and is there nothing else in it?"""

from __future__ import annotations

from collections.abc import Iterator

from careerplan.share.assets import script_hashes
from careerplan.share.bundle import read_bundle
from careerplan.share.derive import (
    FEWEST_ROUNDS,
    link_wrap_key,
    passphrase_wrap_key,
    share_content_key,
    share_path,
    share_secret,
    site_salt,
    site_secret,
)
from careerplan.share.envelope import Envelope, SiteEnvelope, base64_text, open_envelope, unwrap_key
from careerplan.share.opened import MOST_ROUNDS
from careerplan.share.secret import Secret
from careerplan.share.shell import sealed_in, theme_hashes_in


def faults_of_site(page: bytes, master: Secret, passphrase: Secret | None) -> tuple[str, ...]:
    """What is wrong with the locked site of a plan, as ends of sentences; the passphrase is tried if it is known."""
    envelope = sealed_in(page)
    if not isinstance(envelope, SiteEnvelope):
        return ("holds no sealed site",)
    content = unwrap_key(envelope.keys.link, link_wrap_key(site_secret(master)), "site-key-link")
    if not isinstance(content, Secret):
        return ("is sealed, but not with the master key of this plan",)
    faults = [*_inside(page, envelope, content), *_faults_of_wrap(envelope, content, master, passphrase)]
    return tuple(faults)


def faults_of_share(page: bytes, master: Secret, nonce: str, until: str) -> tuple[str, ...]:
    """What is wrong with the page of a share that is to open until a day, as ends of sentences."""
    envelope = sealed_in(page)
    if envelope is None or envelope.purpose != "share" or envelope.path != share_path(master, nonce):
        return ("holds no sealed page of its own",)
    faults = list(_inside(page, envelope, share_content_key(share_secret(master, nonce))))
    if not faults and envelope.until != until:
        faults.append("has another last day than the share has now")
    return tuple(faults)


def _inside(page: bytes, envelope: Envelope, key: Secret) -> Iterator[str]:
    """What is wrong with what is sealed, and with the scripts that the page around it lets run."""
    opened = open_envelope(envelope, key, envelope.purpose)
    bundle = read_bundle(opened) if isinstance(opened, bytes) else None
    if bundle is None:
        yield "does not open with its link"
    elif script_hashes(bundle) != theme_hashes_in(page):
        yield "lets other scripts run than those that are sealed in it"


def _faults_of_wrap(
    envelope: SiteEnvelope, content: Secret, master: Secret, passphrase: Secret | None
) -> Iterator[str]:
    """What is wrong with the passphrase's way in: too few rounds would make it easy to try."""
    if not FEWEST_ROUNDS <= envelope.rounds <= MOST_ROUNDS:
        yield f"asks for {envelope.rounds} rounds where {FEWEST_ROUNDS} are needed"
        return
    salt = site_salt(master)
    if envelope.salt != base64_text(salt):
        yield "has another salt than that of this plan"
    elif passphrase is not None:
        wrap = passphrase_wrap_key(passphrase, salt, envelope.rounds)
        if unwrap_key(envelope.keys.passphrase, wrap, "site-key-passphrase") != content:
            yield "does not open with the passphrase"
