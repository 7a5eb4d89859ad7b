/**
 * Loads the element of a tag when one stands in the document, now or later. It does not look into
 * shadow roots: who puts an element there imports its own `define` entry.
 */
export function loadWhenSeen(parts: Readonly<Record<string, () => Promise<unknown>>>): void {
  if (typeof document === 'undefined') return;
  const look = () => {
    for (const [tag, load] of Object.entries(parts)) {
      // A live list, which costs nothing to ask; and what is loaded already is not loaded again.
      if (document.getElementsByTagName(tag)[0] && !customElements.get(tag)) void load();
    }
  };
  new MutationObserver(look).observe(document, { childList: true, subtree: true });
  look();
}
