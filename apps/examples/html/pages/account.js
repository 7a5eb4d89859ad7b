addEventListener('keyfob-change', ({ detail }) => {
  document.querySelector('#state')?.replaceChildren(detail.state);
});
