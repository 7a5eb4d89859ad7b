import { html } from 'lit';
import type { ErrorCode, KeyfobError } from '#contract';
import { errorWords } from '../i18n/error-words.ts';
import type { CommonMessages } from '../i18n/messages/common.ts';
import type { RecoveryMessages } from '../i18n/messages/recovery.ts';
import type { Words } from '../i18n/words.ts';
import { logInFooter } from '../login/log-in-view.ts';
import { button, footer } from '../view/button.ts';
import { deadEnd } from '../view/dead-end.ts';

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
  readonly host: EventTarget;
  readonly words: Words<CommonMessages & RecoveryMessages>;
  readonly error: KeyfobError;
  readonly way: Way;
  readonly onLink: () => void;
  readonly onRetry: () => void;
}

/** Says what happened and offers what can be done. */
export function deadEndView(view: DeadEndView): unknown {
  const { host, words, way, onLink, onRetry } = view;
  const { text } = words;
  const ways = {
    link: () => footer(button('primary', text.sendLink, { onClick: onLink })),
    login: () => logInFooter(host, text),
    retry: () => footer(button('primary', text.tryAgain, { onClick: onRetry })),
    support: () => '',
  };
  const tone = view.error.code === 'not_enabled' ? 'info' : 'danger';
  return html`${deadEnd(deadEndWords(view), tone)} ${ways[way]()}`;
}

/** Words of its own, but where the error knows more: why something is not allowed, and until when. */
function deadEndWords({ words, error }: DeadEndView): string {
  const { reason } = error.details;
  const sentences: Partial<Record<ErrorCode, string>> = words.text.deadEnd;
  const isOwn = reason === undefined || reason === 'support_only';
  return (isOwn ? sentences[error.code] : undefined) ?? errorWords(error, words);
}
