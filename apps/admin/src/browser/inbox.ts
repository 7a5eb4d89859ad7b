const refreshAfterMs = 5_000;

setInterval(() => {
  if (document.visibilityState === 'visible') location.reload();
}, refreshAfterMs);
