import { svg, type TemplateResult } from 'lit';
import { icon } from '../view/icons.ts';

export const copyIcon: TemplateResult = icon(
  svg`<rect x="9" y="9" width="11" height="11" rx="2.2"></rect><path d="M15 5.6A1.9 1.9 0 0 0 13.3 4H6a2 2 0 0 0-2 2v7.3A1.9 1.9 0 0 0 5.6 15"></path>`,
);
