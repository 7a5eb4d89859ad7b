import type { Response } from 'express';

/** An answer that is no JSON: a file to be kept. */
export class TextFile {
  private readonly file: { readonly name: string; readonly type: string; readonly text: string };

  constructor(file: { readonly name: string; readonly type: string; readonly text: string }) {
    this.file = file;
  }

  send(response: Response): void {
    const { name, type, text } = this.file;
    response.set('Content-Disposition', `attachment; filename=${name}`).type(type).send(text);
  }
}
