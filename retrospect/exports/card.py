"""The picture that a link to a page shows where it is shared: the page's question on the site's colours."""

import io
from functools import lru_cache

from PIL import Image, ImageDraw, ImageFont

from retrospect.exports.texts import NAME

SIZE = 1200, 630  # pixels, what link previews show uncut
EDGE = 80
INK, PALE, PAPER, MARK = "#ffffff", "#c3cbe0", "#1f2a44", "#f59e0b"


def card(title: str, question: str) -> bytes:
    """A PNG. The letters are the font that Pillow carries: nothing is fetched or looked up."""
    picture = Image.new("RGB", SIZE, PAPER)
    draw = ImageDraw.Draw(picture)
    draw.rectangle((0, 0, 16, SIZE[1]), fill=MARK)
    draw.text((EDGE, EDGE), title, font=_font(36), fill=MARK)
    size = next(size for size in (72, 60, 52, 44, 36, 30) if size == 30 or _fits(draw, question, size))
    draw.multiline_text(
        (EDGE, 160), "\n".join(_wrapped(draw, question, size)), font=_font(size), fill=INK, spacing=size // 4
    )
    draw.text((EDGE, SIZE[1] - EDGE - 30), f"{NAME}: notes on PyTorch, put to the test", font=_font(30), fill=PALE)
    buffer = io.BytesIO()
    picture.quantize(32, Image.Quantize.FASTOCTREE).save(buffer, "PNG")
    return buffer.getvalue()


@lru_cache
def _font(size: int) -> ImageFont.FreeTypeFont:
    return ImageFont.load_default(size)


def _fits(draw: ImageDraw.ImageDraw, text: str, size: int) -> bool:
    return len(_wrapped(draw, text, size)) * size * 1.45 < SIZE[1] - 320


def _wrapped(draw: ImageDraw.ImageDraw, text: str, size: int) -> list[str]:
    lines = [""]
    for word in text.split():
        longer = f"{lines[-1]} {word}".strip()
        if draw.textlength(longer, font=_font(size)) <= SIZE[0] - 2 * EDGE or not lines[-1]:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines
