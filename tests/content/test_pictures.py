"""A picture comes through with its pixels and nothing else, or it is refused; made by Pillow, read back by it."""

from __future__ import annotations

import io
import struct
import zlib

import pytest
from PIL import Image, ImageCms, ImageDraw, PngImagePlugin

from careerplan.content.pictures import LONGEST_EDGE, encode_image
from careerplan.plan.problem import Fault

WHERE = "Corvine Hollow 52.3702N"

Image.init()
AVIF = ("AVIF",) if "AVIF" in Image.SAVE else ()  # as far as this Pillow can
KINDS = ("JPEG", "PNG", "WEBP", *AVIF)


def saved(image: Image.Image, kind: str, **options: object) -> bytes:
    out = io.BytesIO()
    image.save(out, kind, **options)
    return out.getvalue()


def encoded(data: bytes) -> bytes:
    found = encode_image(data)
    assert isinstance(found, bytes), found
    return found


def opened(data: bytes) -> Image.Image:
    image = Image.open(io.BytesIO(data))
    image.load()
    return image


def corners(width: int = 60, height: int = 40) -> Image.Image:
    """Red at the left, blue at the right."""
    image = Image.new("RGB", (width, height), "blue")
    ImageDraw.Draw(image).rectangle((0, 0, width // 2 - 1, height), "red")
    return image


def tags(orientation: int = 1) -> Image.Exif:
    """What a phone writes: who, where, which way up."""
    exif = Image.Exif()
    exif[0x0112] = orientation
    exif[0x013B] = WHERE
    exif[0x010E] = WHERE
    exif.get_ifd(0x8825).update({1: "N", 2: (52.0, 22.0, 12.0), 3: "E", 4: (4.0, 53.0, 42.0), 29: "2026:06:18"})
    exif.get_ifd(0x8769)[0x9286] = WHERE.encode()
    return exif


def is_red(colour: object) -> bool:
    return isinstance(colour, tuple) and colour[0] > 200 and colour[2] < 60


@pytest.mark.parametrize("kind", KINDS)
def test_p06_no_name_and_no_place_comes_through(kind: str) -> None:
    xmp = f"<x:xmpmeta xmlns:x='adobe:ns:meta/'>{WHERE}</x:xmpmeta>".encode()
    data = saved(corners(), kind, exif=tags(), xmp=xmp)
    assert WHERE.encode() in data
    assert opened(data).getexif().get_ifd(0x8825)
    out = encoded(data)
    image = opened(out)
    assert WHERE.encode() not in out
    assert dict(image.getexif()) == {}
    assert not {"exif", "xmp", "XML:com.adobe.xmp", "icc_profile", "comment"} & set(image.info)
    assert not any(mark in out for mark in (b"Exif", b"xmpmeta", b"http://ns.adobe.com", b"eXIf", b"EXIF", b"XMP "))


def test_p06_comments_and_thumbnails_of_a_jpeg_do_not_come_through() -> None:
    data = saved(corners(), "JPEG", comment=WHERE.encode(), exif=tags())
    thumbnail = saved(corners(20, 10), "JPEG")
    data = data[:2] + b"\xff\xed" + struct.pack(">H", len(thumbnail) + 2) + thumbnail + data[2:]
    out = encoded(data)
    assert data.count(b"\xff\xd8\xff") > 1
    assert out.count(b"\xff\xd8\xff") == 1
    assert WHERE.encode() not in out


def test_p06_text_and_times_of_a_png_do_not_come_through() -> None:
    info = PngImagePlugin.PngInfo()
    info.add_text("Author", WHERE)
    info.add_text("Comment", WHERE, zip=True)
    info.add_itxt("Title", WHERE)
    info.add(b"tIME", struct.pack(">HBBBBB", 2026, 6, 18, 12, 0, 0))
    info.add(b"prVt", WHERE.encode())
    out = encoded(saved(corners(), "PNG", pnginfo=info, dpi=(300, 300)))
    assert chunks(out) <= {"IHDR", "IDAT", "IEND"}
    assert opened(out).tobytes() == corners().tobytes()


def chunks(png: bytes) -> set[str]:
    found, at = set(), 8
    while at < len(png):
        size = int.from_bytes(png[at : at + 4], "big")
        found.add(png[at + 4 : at + 8].decode())
        at += size + 12
    return found


def test_p06_a_comment_of_a_gif_does_not_come_through_and_each_colour_does() -> None:
    image = Image.new("RGB", (16, 16))
    image.putdata([(index, 255 - index, index * 7 % 256) for index in range(256)])
    data = saved(image.quantize(256), "GIF", comment=WHERE.encode())
    out = encoded(data)
    assert WHERE.encode() in data
    assert WHERE.encode() not in out
    assert opened(out).convert("RGB").tobytes() == opened(data).convert("RGB").tobytes()


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "GIF", "WEBP"])
def test_p06_what_stands_behind_the_end_of_a_picture_does_not_come_through(kind: str) -> None:
    polyglot = saved(corners(), kind) + b"<html><script>alert(1)</script>PK\x03\x04" + WHERE.encode()
    out = encoded(polyglot)
    assert b"<script" not in out
    assert b"PK\x03\x04" not in out
    assert WHERE.encode() not in out


def test_p06_the_second_picture_of_a_phone_does_not_come_through() -> None:
    data = saved(corners(), "MPO", save_all=True, append_images=[Image.new("RGB", (60, 40), "lime")])
    assert getattr(opened(data), "n_frames", 1) == 2
    image = opened(encoded(data))
    assert (image.format, getattr(image, "n_frames", 1)) == ("JPEG", 1)
    assert is_red(image.getpixel((5, 20)))


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
@pytest.mark.parametrize(
    ("orientation", "size", "red"),
    [(1, (60, 40), (5, 20)), (3, (60, 40), (55, 20)), (6, (40, 60), (20, 5)), (8, (40, 60), (20, 55))],
)
def test_a_picture_stands_upright_afterwards(
    kind: str, orientation: int, size: tuple[int, int], red: tuple[int, int]
) -> None:
    image = opened(encoded(saved(corners(), kind, exif=tags(orientation))))
    assert image.size == size
    assert is_red(image.convert("RGB").getpixel(red))


def test_colours_are_converted_and_the_profile_is_dropped() -> None:
    swapped = swap_red_and_green(ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes())
    image = opened(encoded(saved(Image.new("RGB", (8, 8), (255, 0, 0)), "PNG", icc_profile=swapped)))
    assert "icc_profile" not in image.info
    colour = image.getpixel((4, 4))
    assert isinstance(colour, tuple)
    assert colour[1] > 200 > colour[0]  # red in those colours is green in sRGB


def swap_red_and_green(profile: bytes) -> bytes:
    """An sRGB profile whose first two channels are exchanged."""
    return profile.replace(b"rXYZ", b"?XYZ", 1).replace(b"gXYZ", b"rXYZ", 1).replace(b"?XYZ", b"gXYZ", 1)


@pytest.mark.parametrize("profile", [b"", b"no profile", b"\x00" * 200])
def test_a_broken_profile_counts_for_nothing(profile: bytes) -> None:
    image = opened(encoded(saved(corners(), "PNG", icc_profile=profile)))
    assert image.tobytes() == corners().tobytes()


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGBA", "I;16"])
def test_every_kind_of_pixel_comes_through(mode: str) -> None:
    given = Image.linear_gradient("L").resize((64, 64))
    image = given.point(lambda value: value * 257, "I").convert("I;16") if mode == "I;16" else given.convert(mode)
    seen = opened(encoded(saved(image, "PNG"))).convert("L")
    wanted = given if mode == "I;16" else image.convert("L")
    assert seen.tobytes() == wanted.tobytes()


def test_ink_becomes_light() -> None:
    image = opened(encoded(saved(Image.new("CMYK", (8, 8), (0, 255, 255, 0)), "JPEG")))
    assert image.mode == "RGB"
    assert is_red(image.getpixel((4, 4)))


def test_what_is_clear_stays_clear() -> None:
    image = Image.new("RGBA", (40, 40), (255, 0, 0, 255))
    image.paste((0, 0, 0, 0), (0, 0, 20, 40))
    for kind in ("PNG", "GIF", "WEBP", *AVIF):
        seen = opened(encoded(saved(image, kind))).convert("RGBA")
        assert [seen.getpixel((x, 20))[3] for x in (5, 35)] == [0, 255], kind  # type: ignore[index] # RGBA has four


def test_the_longest_edge_is_limited_and_a_small_picture_keeps_its_size() -> None:
    assert opened(encoded(saved(corners(4500, 900), "JPEG"))).size == (LONGEST_EDGE, 400)
    assert opened(encoded(saved(corners(900, 4500), "PNG"))).size == (400, LONGEST_EDGE)
    assert opened(encoded(saved(corners(LONGEST_EDGE, 5), "PNG"))).size == (LONGEST_EDGE, 5)


def moving(kind: str) -> bytes:
    """Three frames that grow: the first is shown for a tenth of a second, and so on."""
    frames = [Image.new("RGBA", (50, 40), (0, 0, 0, 0)) for _ in range(3)]
    for number, frame in enumerate(frames, 1):
        frame.paste((255, 0, 0, 255), (0, 0, 15 * number, 40))
    options = {"disposal": 2} if kind == "GIF" else {}
    return saved(frames[0], kind, save_all=True, append_images=frames[1:], duration=[100, 200, 300], **options)


@pytest.mark.parametrize("kind", ["GIF", "PNG", "WEBP", *AVIF])
def test_an_animation_moves_on(kind: str) -> None:
    image = Image.open(io.BytesIO(encoded(moving(kind))))
    assert getattr(image, "n_frames", 1) == 3
    for number in range(3):
        image.seek(number)
        image.load()
        assert image.info["duration"] == 100 * (number + 1)
        seen = image.convert("RGBA")
        reds = [x for x in (5, 20, 35) if is_red(seen.getpixel((x, 20)))]
        assert reds == [5, 20, 35][: number + 1]


def test_an_animation_goes_round_as_often_as_it_did() -> None:
    frames = [Image.new("RGB", (8, 8), colour) for colour in ("red", "blue")]
    for loop in (0, 3):
        data = saved(frames[0], "GIF", save_all=True, append_images=frames[1:], duration=100, loop=loop)
        assert opened(encoded(data)).info["loop"] == loop


@pytest.mark.parametrize("kind", [*KINDS, "GIF"])
def test_the_same_file_gives_the_same_bytes(kind: str) -> None:
    data = saved(corners(), kind)
    assert encoded(data) == encoded(data)
    assert opened(encoded(data)).format == kind


DISGUISES = {
    "nothing": b"",
    "text": b"hello",
    "an SVG": b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>',
    "a page": b"<!doctype html><script>alert(1)</script>",
    "a PDF": b"%PDF-1.7\n",
    "a PostScript": b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 9 9\n",
    "a bitmap": saved(corners(), "BMP"),
    "a TIFF": saved(corners(), "TIFF"),
    "an icon": saved(corners(32, 32), "ICO"),
}


@pytest.mark.parametrize("disguise", DISGUISES)
def test_p06_a_file_of_another_kind_is_refused_whatever_its_name(disguise: str) -> None:
    fault = encode_image(DISGUISES[disguise])
    assert isinstance(fault, Fault)
    assert fault.code == "image-unreadable"
    assert fault.message.startswith("this is not a PNG")
    assert fault.help


@pytest.mark.parametrize("kind", [*KINDS, "GIF"])
def test_a_picture_that_is_cut_off_or_damaged_is_refused_or_comes_through_clean(kind: str) -> None:
    data = saved(Image.effect_noise((80, 60), 60).convert("RGB"), kind)
    for cut in (12, 20, 40, len(data) // 2):
        fault = encode_image(data[:cut])
        assert isinstance(fault, Fault), cut
        assert fault.code == "image-unreadable"
    for at in range(0, len(data), max(1, len(data) // 60)):
        damaged = data[:at] + bytes([data[at] ^ 0xFF]) + data[at + 1 :]
        assert isinstance(encode_image(damaged), bytes | Fault)


def test_a_decompression_bomb_is_refused_before_it_is_unpacked() -> None:
    header = struct.pack(">IIBBBBB", 60_000, 60_000, 8, 2, 0, 0, 0)
    body = zlib.compress(b"\0" * 1000)
    parts = ((b"IHDR", header), (b"IDAT", body), (b"IEND", b""))
    bomb = b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data)) for name, data in parts
    )
    fault = encode_image(bomb)
    assert isinstance(fault, Fault)
    assert fault.code == "image-unreadable"


def test_an_animation_without_end_is_refused() -> None:
    frames = [Image.new("L", (1, 1), number % 256) for number in range(1100)]
    fault = encode_image(saved(frames[0], "GIF", save_all=True, append_images=frames[1:], duration=10))
    assert isinstance(fault, Fault)
    assert fault.message == "the image is too large: 1 × 1 pixels in 1100 frames"
