/** What the toolbar says, by name. */
export type Globals = Readonly<Record<string, string | undefined>>;
