import { svg, type TemplateResult } from 'lit';
import { icon } from '../view/icons.ts';

export const shieldIcon: TemplateResult = icon(
  svg`<path d="M12 3l7.5 2.8v5.4c0 4.6-3.1 8-7.5 9.8-4.4-1.8-7.5-5.2-7.5-9.8V5.8z"></path>`,
);
export const phoneIcon: TemplateResult = icon(
  svg`<rect x="7" y="3" width="10" height="18" rx="2.2"></rect><path d="M11 17.6h2"></path>`,
);
