const longestAnswer = 65_536;

/** `fetch`, or something that stands in for it: behind a proxy, or in a test. */
export type Fetch = typeof globalThis.fetch;

interface FormCall {
  readonly fetch: Fetch;
  readonly url: string;
  readonly form: Readonly<Record<string, string>>;
  readonly headers?: Readonly<Record<string, string>>;
  readonly timeoutSeconds: number;
  readonly signal: AbortSignal;
}

/**
 * Posts a form and reads a JSON object, undefined when the answer holds none. Redirects are not
 * followed, as the form holds secrets; they are answers of status 3xx.
 *
 * @throws Error when the other side does not answer in time, or at too great length; it says nothing
 *   of what was sent
 */
export async function postForm(
  call: FormCall,
): Promise<{ readonly status: number; readonly answer: Record<string, unknown> | undefined }> {
  const signal = AbortSignal.any([call.signal, AbortSignal.timeout(call.timeoutSeconds * 1000)]);
  const response = await call.fetch(call.url, {
    method: 'POST',
    headers: { accept: 'application/json', ...call.headers },
    body: new URLSearchParams(call.form),
    redirect: 'manual',
    signal,
  });
  return { status: response.status, answer: parseObject(await readAtMost(response)) };
}

async function readAtMost(response: Response): Promise<string> {
  const decoder = new TextDecoder();
  let length = 0;
  let text = '';
  for await (const chunk of response.body ?? []) {
    length += chunk.byteLength;
    if (length > longestAnswer) throw new Error(`an answer was longer than ${longestAnswer} bytes`);
    text += decoder.decode(chunk, { stream: true });
  }
  return text + decoder.decode();
}

function parseObject(text: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(text);
    const isObject = typeof value === 'object' && value !== null && !Array.isArray(value);
    return isObject ? (value as Record<string, unknown>) : undefined; // an object has unknown values
  } catch {
    return undefined;
  }
}
