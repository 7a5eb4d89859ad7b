/** An authenticator that reads the QR code, with the page of its maker. */
export interface KnownAuthenticator {
  readonly name: string;
  readonly url: string;
}

/** Named to people who have none yet. Product names are not translated. */
export const knownAuthenticators: {
  readonly phone: readonly KnownAuthenticator[];
  readonly browser: readonly KnownAuthenticator[];
} = {
  phone: [
    {
      name: 'Google Authenticator',
      url: 'https://support.google.com/accounts/answer/1066447',
    },
    {
      name: 'Microsoft Authenticator',
      url: 'https://www.microsoft.com/security/mobile-authenticator-app',
    },
    { name: 'Aegis', url: 'https://getaegis.app/' },
    { name: 'FreeOTP', url: 'https://freeotp.github.io/' },
    { name: '1Password', url: 'https://1password.com/downloads' },
  ],
  browser: [
    { name: 'Bitwarden', url: 'https://bitwarden.com/download/' },
    { name: '1Password', url: 'https://1password.com/downloads/browser-extension' },
  ],
};
