import { KeyfobError, type RouteName } from '@keyfob/core/contract';
import type { Request } from 'express';
import type { CheckedHost } from '../host-gate.ts';

/** One call: gets a request whose body was read, gives what goes back as JSON. */
export type Call = (host: CheckedHost, request: Request) => Promise<object>;

/** Some calls of the HTTP API, by the names that {@link RouteName} lists. */
export type Calls<Name extends RouteName> = Readonly<Record<Name, Call>>;

/** A call that takes nothing takes no hidden switches either (W8). */
export function refuseFields(request: Request): void {
  const fields = Object.keys(request.body ?? {}).map((field) => ({
    field: field.slice(0, 64),
    reason: 'unknown_field' as const,
  }));
  if (fields.length > 0) throw new KeyfobError('invalid_input', { fields });
}

/** The refusal of a parameter of the query. */
export function wrongQuery(field: string): KeyfobError {
  return new KeyfobError('invalid_input', { fields: [{ field, reason: 'wrong_format' }] });
}
