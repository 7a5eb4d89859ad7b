import { html, type TemplateResult } from 'lit';
import type { ErrorCode, KeyfobError } from '#contract';
import type { CommonMessages } from '../i18n/messages/common.ts';
import type { RecoveryMessages } from '../i18n/messages/recovery.ts';
import { button, footer } from '../view/button.ts';
import { warningIcon } from '../view/icons.ts';

/** What to do where it cannot go on: another link, another log-in, the same once more, or support alone. */
export type Way = 'link' | 'login' | 'retry' | 'support';

/**
 * Whether an error ends the recovery, and what to do then.
 *
 * @param hasLogin whether this browser has given the password lately: only then it may ask for a link
 * @returns nothing for what can be put right where it happened
 */
export function wayAfter(
  { code, status, details }: KeyfobError,
  hasLogin: boolean,
): Way | undefined {
  const isLimit = code === 'too_many_attempts' || code === 'delivery_limit';
  if (isLimit && details.retryAfterSeconds !== undefined) return undefined;
  if (code === 'link_invalid' || code === 'flow_state' || code === 'too_many_attempts') {
    return hasLogin ? 'link' : 'login';
  }
  if (status === 401 || code === 'not_enabled') return 'login';
  const isCurable = status === 400 || status === 422 || status === 503;
  return isCurable ? undefined : 'support';
}

interface DeadEndView {
  readonly text: CommonMessages & RecoveryMessages;
  readonly code: ErrorCode;
  readonly way: Way;
  readonly onLink: () => void;
  readonly onLogIn: () => void;
  readonly onRetry: () => void;
}

/** Says what happened and offers what can be done. */
export function deadEndView({ text, code, way, ...on }: DeadEndView): unknown {
  const ways = {
    link: () => footer(button('primary', text.sendLink, { onClick: on.onLink })),
    login: () => logInFooter(text, on.onLogIn),
    retry: () => footer(button('primary', text.tryAgain, { onClick: on.onRetry })),
    support: () => '',
  };
  const words: Partial<Record<ErrorCode, string>> = text.deadEnd;
  return html`<div part="notice" id="dead-end" role="alert" tabindex="-1">
      ${warningIcon}
      <div><p>${words[code] ?? text.errors[code]}</p></div>
    </div>
    ${ways[way]()}`;
}

/** The page knows where people log in; without its link, it is told by an event. */
export function logInFooter({ logIn }: RecoveryMessages, onLogIn: () => void): TemplateResult {
  return footer(html`<slot name="login">${button('primary', logIn, { onClick: onLogIn })}</slot>`);
}
