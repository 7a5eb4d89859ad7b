/** A page whose beginning is timed: what it serves, and when it is usable. */
export interface SpeedPage {
  readonly name: string;
  /** What the page stands on: `code` in the middle of a log-in, `account` when signed in. */
  readonly at: 'code' | 'account';
  readonly body: string;
  /** A script to bundle; the ready files of the elements need none. */
  readonly script?: string;
  readonly needsQr: boolean;
}

/** The least that such a dialog can be in Lit: a form, its field, one call. */
const litDialog = `
  import { css, html, LitElement } from 'lit';
  class BareDialog extends LitElement {
    static styles = css\`
      section { max-width: 27rem; margin: 1rem auto; padding: 1.75rem; border: 1px solid #ccc; border-radius: 1rem; font: 1rem/1.5 system-ui, sans-serif; }
      input { display: block; width: 100%; font: 1.5rem monospace; }\`;
    render() {
      return html\`<section><h2>Confirm that it is you</h2>
        <form @submit=\${this.send}>
          <label>OTP code <input name="code" inputmode="numeric" autocomplete="one-time-code" required /></label>
          <p role="alert">\${this.problem}</p>
          <button>Continue</button>
        </form></section>\`;
    }
    async send(event) {
      event.preventDefault();
      const code = new FormData(event.target).get('code');
      const answer = await fetch('/otp/verification', { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ code }) });
      this.problem = answer.ok ? '' : (await answer.json()).title;
      this.requestUpdate();
    }
  }
  customElements.define('bare-dialog', BareDialog);`;

/** The same for setting OTP: the key is fetched, then the QR code's library is loaded and draws it. */
const litEnrolment = `
  import { css, html, LitElement, svg } from 'lit';
  class BareEnrolment extends LitElement {
    static styles = css\`section { max-width: 36rem; margin: 1rem auto; font: 1rem/1.5 system-ui, sans-serif; } svg { width: 14rem; }\`;
    async connectedCallback() {
      super.connectedCallback();
      const answer = await fetch('/otp/enrolment', { method: 'POST' });
      const { uri } = await answer.json();
      const { default: qrcode } = await import('qrcode/lib/core/qrcode.js');
      const { modules } = qrcode.create(uri, { errorCorrectionLevel: 'M' });
      let path = '';
      for (let y = 0; y < modules.size; y += 1) for (let x = 0; x < modules.size; x += 1) if (modules.get(y, x)) path += 'M' + x + ' ' + y + 'h1v1h-1z';
      this.path = path;
      this.size = modules.size;
      this.requestUpdate();
    }
    render() {
      return html\`<section><h2>Set OTP</h2>
        \${this.path ? html\`<svg viewBox="-4 -4 \${this.size + 8} \${this.size + 8}">\${svg\`<path d=\${this.path}></path>\`}</svg>\` : ''}
        <label>Password <input type="password" /></label><label>OTP code <input inputmode="numeric" /></label><button>Activate</button></section>\`;
    }
  }
  customElements.define('bare-enrolment', BareEnrolment);`;

export const speedPages: readonly SpeedPage[] = [
  {
    name: 'bare Lit dialog',
    at: 'code',
    body: '<bare-dialog></bare-dialog>',
    script: litDialog,
    needsQr: false,
  },
  {
    name: 'keyfob-verification, ready file',
    at: 'code',
    body: '<keyfob-verification></keyfob-verification><script type="module" src="/keyfob/verification.js"></script>',
    needsQr: false,
  },
  {
    name: 'bare Lit dialog with a lazy QR code',
    at: 'account',
    body: '<bare-enrolment></bare-enrolment>',
    script: litEnrolment,
    needsQr: true,
  },
  {
    name: 'keyfob-enrolment, ready file',
    at: 'account',
    body: '<keyfob-enrolment open presentation="inline"></keyfob-enrolment><script type="module" src="/keyfob/keyfob.js"></script>',
    needsQr: true,
  },
];
