const released = import.meta.glob<string>('../../../packages/elements/CHANGELOG.md', {
  eager: true,
  query: '?raw',
  import: 'default',
});
const pending = import.meta.glob<string>('../../../.changeset/*elements*.md', {
  eager: true,
  query: '?raw',
  import: 'default',
});

/** What has changed in the elements, the newest first, as Markdown. */
export const changes: string = [
  ...Object.values(pending).map((text) => text.replace(/^---[\s\S]*?---\s*/, '')),
  ...Object.values(released),
].join('\n\n---\n\n');
