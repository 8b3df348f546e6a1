/** Longest side of a PNG, in pixels: what browsers paint on any machine. */
const longest = 16_000;

/** An SVG as PNG, base64; `scale` pixels for one of the drawing, fewer where it would become too large. */
export async function pngOf(svg: string, scale: number): Promise<string> {
  const image = new Image();
  const url = URL.createObjectURL(new Blob([svg], { type: 'image/svg+xml' }));
  try {
    image.src = url;
    await image.decode();
    const factor = Math.min(scale, longest / Math.max(image.naturalWidth, image.naturalHeight));
    const canvas = document.createElement('canvas');
    canvas.width = Math.round(image.naturalWidth * factor);
    canvas.height = Math.round(image.naturalHeight * factor);
    canvas.getContext('2d')!.drawImage(image, 0, 0, canvas.width, canvas.height);
    return canvas.toDataURL('image/png').split(',')[1] ?? '';
  } finally {
    URL.revokeObjectURL(url);
  }
}

/** Puts a PNG (base64) on the clipboard; what was pressed allows it, though the picture is yet to be made. */
export async function copyPicture(png: Promise<string>): Promise<void> {
  const blob = png.then((text) => {
    const bytes = Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
    return new Blob([bytes], { type: 'image/png' });
  });
  await navigator.clipboard.write([new ClipboardItem({ 'image/png': blob })]);
}
