'use client';
import type { FactorState } from '@keyfob/elements/react';
import { useEffect, useState } from 'react';

export default function Account() {
  const [state, setState] = useState<FactorState>();
  useEffect(() => {
    const listening = new AbortController();
    const { signal } = listening;
    addEventListener('keyfob-change', ({ detail }) => setState(detail.state), { signal });
    void import('@keyfob/elements/define/account-security');
    return () => listening.abort();
  }, []);
  return (
    <>
      <h1>Account</h1>
      <p>One-time password: {state}</p>
      <keyfob-account-security>
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
