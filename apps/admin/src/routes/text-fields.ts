/** The fields of a form as texts; what is missing or no text is empty. */
export function textFields(
  body: unknown,
): Readonly<Record<'email' | 'password' | 'code' | 'login', string>> {
  const fields = (typeof body === 'object' && body !== null ? body : {}) as Record<string, unknown>;
  const text = (name: string) => (typeof fields[name] === 'string' ? fields[name] : '');
  return {
    email: text('email').slice(0, 254),
    password: text('password').slice(0, 1024),
    code: text('code'),
    login: text('login'),
  };
}
