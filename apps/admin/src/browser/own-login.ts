/** Which log-in this tab is about: another one may be at the same step for somebody else. */
const storageKey = 'keyfob-demo-login';

export function rememberLogin(login: string): void {
  sessionStorage.setItem(storageKey, login);
}

/** The one that was remembered; forgotten with this. */
export function ownLogin(): string | null {
  const login = sessionStorage.getItem(storageKey);
  sessionStorage.removeItem(storageKey);
  return login;
}
