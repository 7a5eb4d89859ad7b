import { Secret, TOTP, URI } from 'otpauth';

/** An authenticator that lives in the page: it keeps its entries in this browser's storage. */
const storageKey = 'keyfob-demo-authenticator';
const find = <T extends Element>(selector: string) => document.querySelector(selector) as T;
const form = find<HTMLFormElement>('#add');
const problem = find<HTMLElement>('#key-problem');
const list = find<HTMLUListElement>('#entries');

let entries: TOTP[] = read();
show();
setInterval(update, 500);

form.addEventListener('submit', (event) => {
  event.preventDefault();
  const fields = new FormData(form);
  try {
    entries = [entryOf(String(fields.get('key')), String(fields.get('name'))), ...entries];
  } catch {
    problem.textContent = 'This is neither a shared key nor an otpauth:// address.';
    problem.hidden = false;
    find<HTMLInputElement>('#key').focus();
    return;
  }
  problem.hidden = true;
  form.reset();
  keep();
});

function entryOf(key: string, name: string): TOTP {
  const text = key.trim();
  if (text.toLowerCase().startsWith('otpauth:')) {
    const totp = URI.parse(text);
    if (!(totp instanceof TOTP)) throw new TypeError('not a time-based entry');
    return totp;
  }
  const secret = Secret.fromBase32(text.replaceAll(/[\s-]/g, '').toUpperCase());
  if (secret.bytes.length < 10) throw new TypeError('too short for a shared key');
  return new TOTP({ label: name.trim() || 'Example entry', secret });
}

function read(): TOTP[] {
  try {
    const kept: string[] = JSON.parse(localStorage.getItem(storageKey) ?? '[]');
    return kept.map((uri) => URI.parse(uri)).filter((totp) => totp instanceof TOTP);
  } catch {
    return [];
  }
}

function keep(): void {
  localStorage.setItem(storageKey, JSON.stringify(entries.map(String)));
  show();
}

function show(): void {
  find<HTMLElement>('#empty').hidden = entries.length > 0;
  list.replaceChildren(...entries.map(row));
  update();
}

function row(entry: TOTP): HTMLLIElement {
  const item = document.createElement('li');
  const name = document.createElement('span');
  name.className = 'entry-name';
  name.textContent = [entry.issuer, entry.label].filter(Boolean).join(' · ');
  const code = document.createElement('output');
  code.className = 'entry-code';
  const time = document.createElement('progress');
  time.max = entry.period;
  time.setAttribute('aria-label', 'Seconds left');
  const copy = button('Copy', async () => {
    await navigator.clipboard.writeText(entry.generate());
    copy.textContent = 'Copied';
    setTimeout(() => {
      copy.textContent = 'Copy';
    }, 1500);
  });
  const remove = button('Delete', () => {
    entries = entries.filter((each) => each !== entry);
    keep();
  });
  item.append(name, code, time, copy, remove);
  return item;
}

function button(text: string, act: () => unknown): HTMLButtonElement {
  const made = document.createElement('button');
  made.type = 'button';
  made.className = 'quiet';
  made.textContent = text;
  made.addEventListener('click', act);
  return made;
}

function update(): void {
  for (const [index, entry] of entries.entries()) {
    const item = list.children[index];
    const code = item?.querySelector('output');
    const time = item?.querySelector('progress');
    if (!code || !time) continue;
    code.textContent = entry.generate().replace(/^(.{3})/, '$1 ');
    time.value = entry.remaining() / 1000;
  }
}
