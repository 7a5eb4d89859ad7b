/** The part of `qrcode` that makes the matrix: no drawing, no files, no command line. */
declare module 'qrcode/lib/core/qrcode.js' {
  interface QrCode {
    readonly modules: { readonly size: number; get(row: number, column: number): number };
  }

  const core: {
    create(
      text: string,
      options?: { readonly errorCorrectionLevel?: 'L' | 'M' | 'Q' | 'H' },
    ): QrCode;
  };
  export default core;
}
