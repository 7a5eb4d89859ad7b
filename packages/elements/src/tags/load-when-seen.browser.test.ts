import { describe, expect, it, vi } from 'vitest';
import { settled } from '../browser-tests/mount.ts';
import { loadWhenSeen } from './load-when-seen.ts';

describe('an element that few pages hold', () => {
  it('is loaded when one stands in the document, at once or later, and not before', async () => {
    const early = vi.fn(async () =>
      customElements.define('test-early', class extends HTMLElement {}),
    );
    const late = vi.fn(async () =>
      customElements.define('test-late', class extends HTMLElement {}),
    );
    document.body.innerHTML = '<test-early></test-early>';

    loadWhenSeen({ 'test-early': early, 'test-late': late });
    await settled();
    expect([early.mock.calls.length, late.mock.calls.length]).toEqual([1, 0]);

    document.body.append(document.createElement('p'), document.createElement('test-late'));
    await settled();
    document.body.append(document.createElement('p'));
    await settled();
    expect([early.mock.calls.length, late.mock.calls.length]).toEqual([1, 1]);
  });
});
