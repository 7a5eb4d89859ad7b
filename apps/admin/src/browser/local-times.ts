/** Shows the times of a page as they are where it is read: short, and in full when somebody points at one. */
const short = new Intl.DateTimeFormat('en', {
  month: 'short',
  day: 'numeric',
  hour: 'numeric',
  minute: '2-digit',
});
const full = new Intl.DateTimeFormat('en', { dateStyle: 'full', timeStyle: 'long' });

for (const time of document.querySelectorAll('time')) {
  const moment = new Date(time.dateTime);
  time.textContent = short.format(moment);
  time.title = full.format(moment);
}
