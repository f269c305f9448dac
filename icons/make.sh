#!/bin/bash
# Makes every icon file from portolan.svg: icons/*.png, portolan.ico, portolan.icns and the window's own icons.
# Run it after a change of the drawing and commit what it made. Needs librsvg2-bin and icnsutils (Debian's names).
set -euo pipefail
cd "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")"

window_icons=../src/main/resources/icons
mkdir -p "$window_icons"

for size in 16 24 32 48 64 128 256 512 1024; do
  drawing=()
  [ "$size" -gt 24 ] || drawing=(--stylesheet small.css)
  rsvg-convert "${drawing[@]}" --width "$size" --height "$size" portolan.svg --output "portolan-$size.png"
done
for size in 16 32 64 128 256; do
  cp "portolan-$size.png" "$window_icons/"
done

png2icns portolan.icns portolan-{16,32,48,128,256,512,1024}.png >/dev/null
python3 - portolan.ico portolan-{16,24,32,48,64,128,256}.png <<'PYTHON'
"""Writes an .ico of PNG images, as Windows has read them since Vista."""
import struct
import sys

target, *sources = sys.argv[1:]
images = [open(source, "rb").read() for source in sources]
offset = 6 + 16 * len(images)
with open(target, "wb") as ico:
    ico.write(struct.pack("<HHH", 0, 1, len(images)))
    for image in images:
        width, height = struct.unpack(">II", image[16:24])
        ico.write(struct.pack("<BBBBHHII", width % 256, height % 256, 0, 0, 1, 32, len(image), offset))
        offset += len(image)
    for image in images:
        ico.write(image)
PYTHON
