"""A picture is decoded and encoded anew: its pixels come through, and nothing else that its file held.

Names, places, dates, thumbnails, comments, colour profiles and what stands behind the end of a file are
gone; the orientation is applied, colours become sRGB, and the longest edge is limited. The same bytes give
the same picture. Pillow is loaded only when there is a picture.
"""

from __future__ import annotations

import warnings
from collections.abc import Iterator
from contextlib import suppress
from io import BytesIO
from typing import TYPE_CHECKING, Any

from msgspec import Struct

from careerplan.plan.problem import Fault

if TYPE_CHECKING:
    from PIL.Image import Image

LONGEST_EDGE = 2000
"""Pixels."""

MOST_PIXELS = 150_000_000
"""Of one picture; more is no photograph but a file that means to fill the memory."""

MOST_MOVING_PIXELS = 500_000_000
"""Of all frames of an animation together."""

MOST_FRAMES = 1000

_FORMATS = ("JPEG", "PNG", "GIF", "WEBP", "AVIF")

_HEADS = (b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n", b"GIF87a", b"GIF89a")

_HELP = "export it again as PNG, JPEG, GIF or WebP"


class _Frame(Struct, frozen=True):
    """One picture of an animation, and how long it stands, in milliseconds."""

    image: Any
    duration: int


def looks_like_image(head: bytes) -> bool:
    """True if the first 16 bytes of a file are those of an image that is shown."""
    riff = head[:4] == b"RIFF" and head[8:12] == b"WEBP"
    return head.startswith(_HEADS) or riff or (head[4:8] == b"ftyp" and head[8:12] in (b"avif", b"avis"))


def not_an_image() -> Fault:
    """The fault of a file that is something else than its name says."""
    return Fault("image-unreadable", "this is not a PNG, JPEG, GIF, WebP or AVIF image, whatever its name", _HELP)


def encode_image(data: bytes) -> bytes | Fault:
    """The picture that a file's bytes show, in new bytes of the same kind; a fault if it cannot be decoded."""
    if not looks_like_image(data[:16]):
        return not_an_image()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # about broken metadata, which is dropped anyway
        try:
            return _encode(data)
        except Exception:  # noqa: BLE001 - a decoder that is given any bytes at all may raise anything
            return Fault("image-unreadable", "the image cannot be decoded; it is damaged or cut off", _HELP)


def _encode(data: bytes) -> bytes | Fault:
    from PIL import Image  # noqa: PLC0415 - only a plan that shows a picture needs it

    with Image.open(BytesIO(data), formats=_FORMATS) as image:
        kind = "JPEG" if image.format == "MPO" else str(image.format)
        count = 1 if kind == "JPEG" else int(getattr(image, "n_frames", 1))  # the others of an MPO are no frames
        pixels = image.width * image.height
        if pixels > MOST_PIXELS or pixels * count > MOST_MOVING_PIXELS or count > MOST_FRAMES:
            size = f"{image.width} × {image.height} pixels" + (f" in {count} frames" if count > 1 else "")
            return Fault("image-unreadable", f"the image is too large: {size}", "make it smaller")
        frames = tuple(_frames(image, count))
        loop = image.info.get("loop")
    out = BytesIO()
    first, *rest = (frame.image for frame in frames)
    options = _options(kind, data)
    if rest:
        options |= _animated(kind, frames, loop)
        options["append_images"] = rest
    first.save(out, kind, **options)
    return out.getvalue()


def _frames(image: Image, count: int) -> Iterator[_Frame]:
    """Each picture as it is seen; one that only readers without animation see is left out."""
    for index in range(1 if image.info.get("default_image") and count > 1 else 0, count):
        if count > 1:
            image.seek(index)
        else:
            image.draft(image.mode, (LONGEST_EDGE, LONGEST_EDGE))  # a large JPEG is decoded smaller
        image.load()
        duration = image.info.get("duration", 0)
        yield _Frame(_shown(image), round(duration) if isinstance(duration, int | float) else 0)


def _shown(image: Image) -> Image:
    """The pixels upright, in sRGB, at most so large, and without anything beside them."""
    from PIL import Image as Images  # noqa: PLC0415 - as above
    from PIL import ImageOps  # noqa: PLC0415 - as above

    seen = image
    with suppress(Exception):  # an orientation that cannot be read is none
        seen = ImageOps.exif_transpose(image)
    seen = _in_srgb(seen, image.info.get("icc_profile"))
    if max(seen.size) > LONGEST_EDGE:
        seen.thumbnail((LONGEST_EDGE, LONGEST_EDGE), Images.Resampling.LANCZOS)
    bare = Images.frombytes(seen.mode, seen.size, seen.tobytes())  # a copy would keep what its file said beside it
    if image.format == "GIF":
        return _paletted(bare)
    return bare.convert("RGB") if image.format in ("JPEG", "MPO") and bare.mode != "L" else bare


def _in_srgb(image: Image, profile: object) -> Image:
    """A picture of mode L, RGB or RGBA, in the colours that a page means."""
    from PIL import ImageCms  # noqa: PLC0415 - as above

    if image.mode.startswith("I"):  # 16 bits of grey
        image = image.convert("I").point(lambda value: value / 256).convert("L")
    if image.mode == "1" and "transparency" not in image.info:
        image = image.convert("L")
    transparent = "A" in image.getbands() or "transparency" in image.info
    if image.mode not in ("L", "RGB", "RGBA", "CMYK") or transparent:
        image = image.convert("RGBA" if transparent else "RGB")
    if isinstance(profile, bytes):
        with suppress(ImageCms.PyCMSError, OSError):  # a profile that cannot be read counts for nothing
            mode = "RGBA" if image.mode == "RGBA" else "RGB"
            given = ImageCms.ImageCmsProfile(BytesIO(profile))
            converted = ImageCms.profileToProfile(image, given, ImageCms.createProfile("sRGB"), outputMode=mode)
            image = converted or image
    return image.convert("RGB") if image.mode == "CMYK" else image.copy()


def _paletted(image: Image) -> Image:
    """The picture in at most 256 colours; if it has no more, each is kept as it is."""
    from PIL import Image as Images  # noqa: PLC0415 - as above

    alpha = image.getchannel("A") if image.mode == "RGBA" else None
    is_clear = alpha.point(lambda value: 255 if value < 128 else 0) if alpha else None
    if is_clear is None or is_clear.getbbox() is None:
        return image.convert("RGB").quantize(256, Images.Quantize.MEDIANCUT, dither=Images.Dither.NONE)
    reduced = image.convert("RGB").quantize(255, Images.Quantize.MEDIANCUT, dither=Images.Dither.NONE)
    reduced.paste(255, mask=is_clear)
    reduced.info["transparency"] = 255
    return reduced


def _options(kind: str, data: bytes) -> dict[str, Any]:
    """How a picture is saved; what a writer would take from the picture by itself is named empty."""
    if kind == "JPEG":
        return {"quality": 85, "optimize": True}
    if kind == "PNG":
        return {"compress_level": 6}
    if kind == "WEBP":
        return {"lossless": True} if b"VP8L" in data else {"quality": 85, "method": 4}
    return {"quality": 75, "max_threads": 1} if kind == "AVIF" else {}


def _animated(kind: str, frames: tuple[_Frame, ...], loop: object) -> dict[str, Any]:
    durations = [frame.duration for frame in frames]
    options: dict[str, Any] = {"save_all": True, "duration": durations}
    if isinstance(loop, int):
        options["loop"] = loop
    if kind == "GIF":
        options["disposal"] = 2  # each frame is whole, so none shines through the next
    return options
