"""Certificates: what was certified on the way, by whom and until when."""

from __future__ import annotations

from msgspec import Struct

from careerplan.insight.activities import certificates
from careerplan.site.views.parts import Desk, Link
from careerplan.site.words import Day


class CertificateRow(Struct, frozen=True, kw_only=True):
    """One certificate that was earned."""

    link: Link
    """Its name, leading to the way of learning that gave it."""
    sample: bool
    issuer: str
    earned: Day | None
    expires: Day | None
    is_expired: bool


def certificate_rows(desk: Desk) -> tuple[CertificateRow, ...]:
    """The newest first; what is only aimed at stands with its goal."""
    return tuple(
        CertificateRow(
            link=Link(figure.certificate.name, desk.link("activity", figure.activity.id).href),
            sample=figure.activity.sample,
            issuer=figure.certificate.issuer,
            earned=desk.when(figure.certificate.earned),
            expires=desk.when(figure.certificate.expires),
            is_expired=figure.is_expired,
        )
        for figure in certificates(desk.figures.modes.activities)
        if figure.certificate is not None
    )
