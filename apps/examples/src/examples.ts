/** The examples, and what each has of its own in the policy of its pages. */
export const examples = {
  html: { trustedTypes: ['lit-html'] },
  react: { trustedTypes: ['lit-html'] },
  vue: { trustedTypes: ['lit-html', 'vue'] },
  svelte: { trustedTypes: ['lit-html', 'svelte-trusted-html'] },
  angular: { trustedTypes: ['lit-html'] },
} satisfies Record<string, { trustedTypes: string[] }>;

export type Example = keyof typeof examples;

/** The strictest policy that an example runs under. */
export function policyOf(example: Example): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "connect-src 'self'",
    "img-src 'self'",
    "require-trusted-types-for 'script'",
    `trusted-types ${examples[example].trustedTypes.join(' ')}`,
  ].join('; ');
}
