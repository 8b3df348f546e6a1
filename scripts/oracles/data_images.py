"""Makes test/fixtures/data/images and test/golden/data/images.json: small images of every kind that is read, and what
Pillow decodes and resizes them to. Run from the repository's root; needs pillow and numpy. No seed: all is computed."""
import json
import struct
import zlib
from pathlib import Path

import numpy as np
import PIL
from PIL import Image

folder = Path("test/fixtures/data/images")
folder.mkdir(parents=True, exist_ok=True)
W, H = 23, 17
y, x = np.mgrid[0:H, 0:W]
grey = ((x * 11 + y * 7 + (x * y) % 5 * 9) % 256).astype(np.uint8)
rgb = np.stack([grey, (x * 9) % 256, (y * 13 + 40) % 256], -1).astype(np.uint8)
deep = (grey.astype(np.uint16) * 257 + (x * 31).astype(np.uint16))
alpha = ((x * 12) % 256).astype(np.uint8)
decoded = {}


def keep(name, array):
    decoded[name] = {"shape": list(array.shape), "pixels": array.astype(int).ravel().tolist()}


def over_black(colour, opacity, white):
    return np.floor(colour.astype(float) * opacity / white + 0.5).astype(int)


def chunk(kind, body):
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))


def png(name, header, rows, extra=b""):
    data = b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + extra + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")
    (folder / name).write_bytes(data)


def adam7(array):
    """Interlaced scanlines, filter 0, of an array [height, width, bytes a pixel]."""
    out = b""
    for x0, y0, dx, dy in [(0, 0, 8, 8), (4, 0, 8, 8), (0, 4, 4, 8), (2, 0, 4, 4), (0, 2, 2, 4), (1, 0, 2, 2), (0, 1, 1, 2)]:
        part = array[y0::dy, x0::dx]
        if part.size:
            out += b"".join(b"\0" + row.tobytes() for row in part)
    return out


Image.fromarray(grey).save(folder / "grey8.png")
keep("grey8.png", grey)
Image.fromarray(rgb).save(folder / "rgb8.png")
keep("rgb8.png", rgb)
Image.fromarray(deep).save(folder / "grey16.png")
keep("grey16.png", deep)
Image.fromarray(np.dstack([rgb, alpha])).save(folder / "rgba8.png")
keep("rgba8.png", over_black(rgb, alpha[..., None], 255))
Image.fromarray(np.dstack([grey, alpha])).save(folder / "grey-alpha8.png")
keep("grey-alpha8.png", over_black(grey, alpha, 255))
palette = Image.fromarray(rgb).quantize(14)
palette.save(folder / "palette4.png", bits=4, optimize=False)
keep("palette4.png", np.asarray(palette.convert("RGB")))
bits = Image.fromarray(((grey > 99) * 255).astype(np.uint8)).convert("1")
bits.save(folder / "grey1.png")
keep("grey1.png", np.asarray(bits).astype(np.uint8) * 255)
png("rgb8-interlaced.png", struct.pack(">IIBBBBB", W, H, 8, 2, 0, 0, 1), adam7(rgb))
keep("rgb8-interlaced.png", np.asarray(Image.open(folder / "rgb8-interlaced.png")))
png("grey16-interlaced.png", struct.pack(">IIBBBBB", W, H, 16, 0, 0, 0, 1), adam7(deep.astype(">u2")[..., None]))
keep("grey16-interlaced.png", np.asarray(Image.open(folder / "grey16-interlaced.png")))
rgb16 = (rgb.astype(np.uint16) * 257) ^ (x * 3)[..., None].astype(np.uint16)
png("rgb16.png", struct.pack(">IIBBBBB", W, H, 16, 2, 0, 0, 0), b"".join(b"\0" + row.astype(">u2").tobytes() for row in rgb16))
keep("rgb16.png", rgb16)

for name, image, options in [
    ("grey.jpg", Image.fromarray(grey), {"quality": 90}),
    ("rgb-420.jpg", Image.fromarray(rgb), {"quality": 85}),
    ("rgb-444-progressive.jpg", Image.fromarray(rgb), {"quality": 85, "subsampling": 0, "progressive": True}),
    ("rgb-restarts.jpg", Image.fromarray(rgb), {"quality": 85, "restart_marker_blocks": 1}),
]:
    image.save(folder / name, **options)
    keep(name, np.asarray(Image.open(folder / name)))
Image.fromarray(rgb).convert("CMYK").save(folder / "cmyk.jpg", quality=95)
keep("cmyk.jpg", np.asarray(Image.open(folder / "cmyk.jpg").convert("RGB")))

source = np.asarray(Image.fromarray(grey)).astype(np.float32)
resized = []
for w, h in [(8, 8), (11, 5), (40, 31), (23, 9), (1, 1), (64, 3)]:
    result = np.asarray(Image.fromarray(source, mode="F").resize((w, h), Image.Resampling.BILINEAR))
    resized.append({"width": w, "height": h, "pixels": [round(float(v), 5) for v in result.ravel()]})
luma = np.asarray(Image.fromarray(rgb).convert("L")).ravel().tolist()

golden = {
    "origin": f"Pillow {PIL.__version__}, numpy {np.__version__}: scripts/oracles/data_images.py",
    "decoded": decoded,
    "resized": {"source": "grey8.png", "filter": "BILINEAR", "results": resized},
    "luma": {"source": "rgb8.png", "pixels": [int(v) for v in luma]},
}
Path("test/golden/data").mkdir(parents=True, exist_ok=True)
Path("test/golden/data/images.json").write_text(json.dumps(golden) + "\n")
