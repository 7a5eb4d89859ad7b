import { describe, expect, it } from 'vitest';
import { languages } from '../stories/every-language.ts';
import { findMessages } from './registry.ts';

describe('a language', () => {
  it.each(languages)('is registered, and its packs add up ($tag)', ({ tag, login, all, desk }) => {
    expect(findMessages(tag)).toMatchObject({ ...login, ...all, ...desk });
  });

  it('is found by its full tag and by its base, whatever the case', () => {
    expect(findMessages('CS-cz')).toBe(findMessages('cs'));
    expect(findMessages('csb')).toBeUndefined();
  });

  it('is found by its script', () => {
    expect(findMessages('zh-CN')).toBe(findMessages('zh-Hans'));
    expect(findMessages('zh')).toBe(findMessages('zh-Hans'));
    expect(findMessages('zh-TW')).toBeUndefined();
  });
});
