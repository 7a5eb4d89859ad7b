import core from 'qrcode/lib/core/qrcode.js';

/** A QR picture as one path on a square grid, its quiet zone included. */
export interface QrDrawing {
  /** Length of a side, in modules. */
  readonly size: number;
  /** The dark modules, as the `d` of an SVG path. */
  readonly path: string;
}

/** ISO/IEC 18004 asks for four light modules on every side; scanners rely on them. */
const quietModules = 4;

/**
 * Draws a QR code of a text. Nothing leaves the page for it.
 *
 * @throws Error when the text is too long for any QR code
 */
export function drawQr(text: string): QrDrawing {
  const { modules } = core.create(text, { errorCorrectionLevel: 'M' });
  let path = '';
  for (let row = 0; row < modules.size; row += 1) {
    for (let column = 0; column < modules.size; column += 1) {
      if (!modules.get(row, column)) continue;
      const start = column;
      while (column + 1 < modules.size && modules.get(row, column + 1)) column += 1;
      path += `M${start + quietModules} ${row + quietModules}h${column - start + 1}v1H${start + quietModules}z`;
    }
  }
  return { size: modules.size + 2 * quietModules, path };
}
