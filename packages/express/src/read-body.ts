import { type MemberNode, parse } from '@humanwhocodes/momoa';
import { type FieldReason, KeyfobError } from '@keyfob/core';
import express, { type Request, type RequestHandler } from 'express';

const jsonType = /^application\/json\s*(?:;\s*charset="?utf-8"?\s*)?$/i;

/**
 * Reads the JSON body of a call into `request.body`: bounded, UTF-8, not compressed, one object
 * without a key given twice (W8). Which fields it may have is for the use case to say.
 *
 * Where the application has parsed the body before, the limits of its parser hold instead.
 *
 * @param longest in bytes
 */
export function readBody(longest: number): RequestHandler {
  const readBytes = express.raw({ limit: longest, inflate: false, type: () => true });
  return (request, response, next) => {
    if (request.body !== undefined) {
      next(isJson(request) ? undefined : refusal('wrong_type'));
      return;
    }
    readBytes(request, response, (error: unknown) => {
      if (error !== undefined) {
        next(refusal(isTooLarge(error) ? 'too_long' : 'wrong_format'));
        return;
      }
      try {
        request.body = bodyOf(request);
        next();
      } catch (refused) {
        next(refused);
      }
    });
  };
}

function bodyOf(request: Request): unknown {
  const bytes: unknown = request.body;
  if (!Buffer.isBuffer(bytes) || bytes.length === 0) return {};
  if (!isJson(request)) throw refusal('wrong_type');
  const text = decode(bytes);
  const names = membersOf(text).map(({ name }) =>
    name.type === 'String' ? name.value : name.name,
  );
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice !== undefined) throw refusal('duplicate_field', twice.slice(0, 64));
  return JSON.parse(text);
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
  return jsonType.test(request.get('content-type') ?? '');
}

function isTooLarge(error: unknown): boolean {
  return (error as { type?: unknown } | null)?.type === 'entity.too.large';
}

function refusal(reason: FieldReason, field = 'body'): KeyfobError {
  return new KeyfobError('invalid_input', { fields: [{ field, reason }] });
}
