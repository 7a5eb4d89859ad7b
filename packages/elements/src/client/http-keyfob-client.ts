import { HttpDeskClient } from './http-desk-client.ts';
import type { KeyfobClient } from './keyfob-client.ts';

/**
 * Talks to the HTTP API with `fetch`. A refusal arrives as `KeyfobError` with its code; a network
 * failure, an answer that is not JSON, or 20 seconds of silence as `unavailable`.
 */
export class HttpKeyfobClient extends HttpDeskClient implements KeyfobClient {}
