/** One short message as it goes over the air. */
export interface SmsPart {
  readonly text: string;
  /** SMPP 3.4 § 5.2.19: 0 is the centre's default alphabet, GSM 03.38; 8 is UCS-2. */
  readonly dataCoding: 0 | 8;
  /** User data header that joins the parts of a long text (3GPP TS 23.040 § 9.2.3.24.1). */
  readonly header?: Uint8Array;
}

const basic =
  '@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&\'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà';
/** These take an escape before them (3GPP TS 23.038 § 6.2.1.1). */
const extended = '\f^{}\\[~]|€';

/**
 * Cuts a text into short messages: of 160 characters in GSM 03.38 or 70 in UCS-2, and where one is
 * not enough of 153 or 67 with a header. No character is cut in two.
 *
 * @param reference 0 to 255, the same whenever the same text is sent, so that phones join repeats
 */
export function splitText(text: string, reference: number): readonly SmsPart[] {
  const isGsm = [...text].every((mark) => basic.includes(mark) || extended.includes(mark));
  const dataCoding = isGsm ? 0 : 8;
  const sizeOf = (mark: string) => (isGsm ? 1 + Number(extended.includes(mark)) : mark.length);
  const pieces = cut(text, isGsm ? 160 : 70, sizeOf);
  if (pieces.length === 1) return [{ text, dataCoding }];
  const joined = cut(text, isGsm ? 153 : 67, sizeOf);
  return joined.map((piece, index) => ({
    text: piece,
    dataCoding,
    header: Uint8Array.of(5, 0, 3, reference, joined.length, index + 1),
  }));
}

function cut(text: string, longest: number, sizeOf: (mark: string) => number): readonly string[] {
  const pieces: string[] = [];
  let piece = '';
  let size = 0;
  for (const mark of text) {
    if (size + sizeOf(mark) > longest) {
      pieces.push(piece);
      piece = '';
      size = 0;
    }
    piece += mark;
    size += sizeOf(mark);
  }
  return [...pieces, piece];
}
