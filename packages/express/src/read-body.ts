import { type MemberNode, parse } from '@humanwhocodes/momoa';
import { type FieldReason, KeyfobError } from '@keyfob/core';
import express, { type Request, type RequestHandler } from 'express';

/**
 * Reads the JSON body of a call into `request.body`: bounded, UTF-8, not compressed, one object
 * without a key given twice (W8). Which fields it may have is for the use case to say.
 *
 * Where the application has parsed JSON before, the limits of its parser hold instead. Bytes or text
 * that it left unparsed are read as if it had not touched them.
 *
 * @param longest in bytes
 */
export function readBody(longest: number): RequestHandler {
  const readBytes = express.raw({ limit: longest, inflate: false, type: () => true });
  return (request, response, next) => {
    const take = (error?: unknown) => {
      try {
        if (error !== undefined) throw refusal(isTooLarge(error) ? 'too_long' : 'wrong_format');
        request.body = bodyOf(request, longest);
      } catch (refused) {
        next(refused);
        return;
      }
      next();
    };
    if (request.readableDidRead || !isNothing(request.body)) {
      take();
      return;
    }
    request.body = undefined; // body-parser 1 leaves an empty object where it has read nothing
    readBytes(request, response, take);
  };
}

function bodyOf(request: Request, longest: number): object {
  const body: unknown = request.body;
  if (typeof body === 'string' || Buffer.isBuffer(body)) return parsed(request, body, longest);
  const hasType = request.get('content-type') !== undefined;
  if (isNothing(body) && !(request.readableDidRead && hasType)) return {};
  if (!isJson(request) || !isPlainObject(body)) throw refusal('wrong_type');
  return { ...body }; // nothing inherited
}

function parsed(request: Request, body: string | Buffer, longest: number): object {
  if (body.length === 0) return {};
  if (Buffer.byteLength(body) > longest) throw refusal('too_long');
  if (!isJson(request)) throw refusal('wrong_type');
  if ((request.get('content-encoding') ?? 'identity') !== 'identity') throw refusal('wrong_format');
  const text = typeof body === 'string' ? body : decode(body);
  const names = membersOf(text).map(({ name }) =>
    name.type === 'String' ? name.value : name.name,
  );
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice !== undefined) throw refusal('duplicate_field', twice.slice(0, 64));
  return JSON.parse(text) as object;
}

function decode(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw refusal('wrong_format');
  }
}

/** The members of the object that a text is. `JSON.parse` would keep the last of two with one name. */
function membersOf(text: string): readonly MemberNode[] {
  let body: ReturnType<typeof parse>['body'];
  try {
    ({ body } = parse(text));
  } catch {
    throw refusal('wrong_format');
  }
  if (body.type !== 'Object') throw refusal('wrong_type');
  return body.members;
}

function isJson(request: Request): boolean {
  const type = request.get('content-type') ?? '';
  return /^application\/json\s*(?:;\s*charset="?utf-8"?\s*)?$/i.test(type);
}

function isPlainObject(body: unknown): body is object {
  return typeof body === 'object' && body !== null && !Array.isArray(body);
}

function isNothing(body: unknown): boolean {
  return body === undefined || (isPlainObject(body) && Object.keys(body).length === 0);
}

function isTooLarge(error: unknown): boolean {
  return (error as { type?: unknown } | null)?.type === 'entity.too.large';
}

function refusal(reason: FieldReason, field = 'body'): KeyfobError {
  return new KeyfobError('invalid_input', { fields: [{ field, reason }] });
}
