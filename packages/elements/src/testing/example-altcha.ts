const number = 321;
const signature = 'example-signature';

/** A challenge whose work is done in no time. */
export async function exampleAltcha(salt: string): Promise<Readonly<Record<string, unknown>>> {
  const challenge = await digest(`${salt}${number}`);
  return { algorithm: 'SHA-256', challenge, maxnumber: 1000, salt, signature };
}

/** Whether somebody has solved one. */
export async function isSolved(solution: string | undefined): Promise<boolean> {
  if (!solution) return false;
  const solved = JSON.parse(atob(solution));
  return solved.signature === signature && solved.number === number;
}

async function digest(text: string): Promise<string> {
  const bytes = new Uint8Array(
    await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text)),
  );
  return [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
