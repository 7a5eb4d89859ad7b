import { describe, it } from 'vitest';
import { memoryStore, storeSuite } from './index.ts';

storeSuite({ describe, it }, async (clock) => ({ store: memoryStore({ clock }) }));
