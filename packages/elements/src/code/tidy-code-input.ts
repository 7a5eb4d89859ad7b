import { normaliseCode } from '#contract';

/**
 * Normalises the code field after `input` or `compositionend`, keeping the caret where it was.
 *
 * @returns whether the value is final for now; `false` while an input method is still composing
 */
export function tidyCodeInput(event: Event, input: HTMLInputElement): boolean {
  if ((event as InputEvent).isComposing) return false;
  const { value } = input;
  const tidy = normaliseCode(value);
  if (tidy === value) return true; // writing even the same value would empty the undo history
  const caret = normaliseCode(value.slice(0, input.selectionStart ?? value.length)).length;
  input.value = tidy;
  input.setSelectionRange(caret, caret);
  return true;
}
