export interface Properties {
  /** What its pages need in `trusted-types`; they cannot have Trusted Types where nothing is said. */
  readonly trustedTypes?: readonly string[];
}

export const examples = {
  html: { trustedTypes: ['lit-html'] },
  react: { trustedTypes: ['lit-html'] },
  vue: { trustedTypes: ['lit-html', 'vue'] },
  svelte: { trustedTypes: ['lit-html', 'svelte-trusted-html'] },
  angular: { trustedTypes: ['lit-html'] },
  next: {}, // the chunks of Turbopack are loaded by plain addresses
} satisfies Record<string, Properties>;

export type Example = keyof typeof examples;
