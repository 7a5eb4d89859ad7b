/** Loads the page anew when something has arrived, and not before: what is selected stays selected. */
const lookAgainMs = 2_000;
const shown = document.querySelector<HTMLElement>('#messages')?.dataset.newest;

setInterval(async () => {
  if (document.visibilityState !== 'visible') return;
  const answer = await fetch('/demo/inbox/newest').catch(() => undefined);
  if (answer?.ok && (await answer.text()) !== shown) location.reload();
}, lookAgainMs);
