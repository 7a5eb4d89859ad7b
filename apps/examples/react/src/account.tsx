import '@keyfob/elements/define/account-security';
import type { FactorState } from '@keyfob/elements/react';
import { useState } from 'react';

export function Account() {
  const [state, setState] = useState<FactorState>();
  return (
    <>
      <h1>Account</h1>
      <p>One-time password: {state}</p>
      <keyfob-account-security onkeyfob-change={({ detail }) => setState(detail.state)}>
        <a slot="login" href="/login">
          Log in
        </a>
      </keyfob-account-security>
      <form method="post" action="/logout">
        <button type="submit">Log out</button>
      </form>
    </>
  );
}
