"""Photos painted anew: upright, not too large, and with nothing in them but the picture.

CPU work: for a thread. What stood beside the picture (place, camera, comments, another file behind it) is
left out because only pixels are copied.
"""

import warnings
from io import BytesIO
from typing import Final

from PIL import Image

from bot.media_kinds import GIF, JPEG, PNG, WEBP, Format, MediaRefusedError

LONGEST_SIDE: Final = 2560
MOST_PIXELS: Final = 50_000_000
MOST_JPEG_PIXELS: Final = 200_000_000  # cameras of 108 and 200 million; a JPEG is read at a smaller scale
LARGEST_PNG: Final = 8 * 1024 * 1024  # Telegram takes photos up to 10 MB; a larger one becomes a JPEG
QUALITY: Final = 88
_ORIENTATION = 0x0112
_UPRIGHT = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}
_NAMES = {JPEG: "JPEG", PNG: "PNG", WEBP: "WEBP", GIF: "GIF"}

# Pillow warns from this size on and refuses from twice it on; here both refuse.
Image.MAX_IMAGE_PIXELS = MOST_JPEG_PIXELS
warnings.filterwarnings("error", category=Image.DecompressionBombWarning)


def repainted(content: bytes, found: Format) -> tuple[bytes, Format]:
    """The picture alone as JPEG, or PNG where it is transparent; MediaRefusedError when it is none."""
    try:
        with Image.open(BytesIO(content), formats=[_NAMES[found]]) as image:
            _measure(image, found)
            return _encoded(_bare(image, found))
    except MediaRefusedError:
        raise
    except (Image.DecompressionBombError, Image.DecompressionBombWarning):
        raise MediaRefusedError("media-too-many-pixels") from None
    except Exception as problem:  # a decoder may fail on a broken file in any way
        raise MediaRefusedError("media-broken") from problem


def _measure(image: Image.Image, found: Format) -> None:
    width, height = image.size
    if width * height > (MOST_JPEG_PIXELS if found is JPEG else MOST_PIXELS):
        raise MediaRefusedError("media-too-many-pixels")


def _bare(image: Image.Image, found: Format) -> Image.Image:
    """Pixels only: a new image, upright, in RGB or RGBA."""
    turn = _UPRIGHT.get(_orientation(image))
    if found is not JPEG:  # a JPEG is read at a smaller scale by `thumbnail`, and only before it is changed
        image = image.convert("RGBA" if _is_transparent(image) else "RGB")
    image.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
    if image.mode not in ("RGB", "RGBA"):
        image = image.convert("RGB")
    if turn is not None:
        image = image.transpose(turn)
    return Image.frombytes(image.mode, image.size, image.tobytes())


def _orientation(image: Image.Image) -> int:
    """How the camera was held; unknown when that cannot be read, which is no reason to lose the photo."""
    try:
        return int(image.getexif().get(_ORIENTATION, 1))
    except (SyntaxError, ValueError, TypeError, KeyError, IndexError, OverflowError, OSError):
        return 1


def _is_transparent(image: Image.Image) -> bool:
    if not image.has_transparency_data:
        return False
    lowest, _ = image.convert("RGBA").getchannel("A").getextrema()
    return bool(lowest < 255)  # type: ignore[operator]  # noqa: PLR2004 - one band gives two numbers


def _encoded(image: Image.Image) -> tuple[bytes, Format]:
    out = BytesIO()
    if image.mode == "RGBA":
        image.save(out, "PNG")
        if out.tell() <= LARGEST_PNG:
            return out.getvalue(), PNG
        out = BytesIO()
        paper = Image.new("RGB", image.size, "white")
        paper.paste(image, mask=image.getchannel("A"))
        image = paper
    image.save(out, "JPEG", quality=QUALITY)
    return out.getvalue(), JPEG
