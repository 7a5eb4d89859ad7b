import { RedisStore } from 'connect-redis';
import type { SessionData } from 'express-session';
import { createClient } from 'redis';
import { type SessionStore, sessionSeconds } from './data.ts';

type Client = ReturnType<typeof newClient>;
type Done = (error?: unknown) => void;

/** Sessions in Redis, with a set for each user that says which are theirs. */
class RedisSessionStore extends RedisStore implements SessionStore {
  private readonly sets: Client;

  constructor(client: Client) {
    super({ client, prefix: 'keyfob-demo:session:', ttl: sessionSeconds, disableTouch: true });
    this.sets = client;
  }

  override async set(id: string, data: SessionData, done: Done = () => {}): Promise<void> {
    try {
      // First: a session that is in no set would outlive all that end it.
      if (data.userId !== undefined) {
        const key = setOf(data.userId);
        await this.sets.multi().sAdd(key, id).expire(key, sessionSeconds).exec();
      }
    } catch (error) {
      done(error);
      return;
    }
    await super.set(id, data, done);
  }

  async endAll(userId: string, exceptId = ''): Promise<void> {
    const ids = (await this.sets.sMembers(setOf(userId))).filter((id) => id !== exceptId);
    if (ids.length === 0) return;
    await this.sets.del(ids.map((id) => `${this.prefix}${id}`));
    await this.sets.sRem(setOf(userId), ids);
  }
}

function setOf(userId: string): string {
  return `keyfob-demo:sessions-of:${userId}`;
}

/** Without a server a request is refused at once; it does not wait for one. */
function newClient(url: string) {
  return createClient({ url, disableOfflineQueue: true });
}

/** @throws Error where no server answers */
export async function openRedisSessions(url: string): Promise<{
  readonly sessions: SessionStore;
  reach(): Promise<void>;
  close(): Promise<void>;
}> {
  const client = newClient(url);
  let hasConnected = false;
  const failed = Promise.withResolvers<never>();
  client.on('error', (error: Error) => {
    if (hasConnected) console.error(`demo: Redis: ${error.message}`);
    else
      failed.reject(new Error(`REDIS_URL leads to no Redis: ${error.message}`, { cause: error }));
  });
  await Promise.race([client.connect(), failed.promise]).catch((error: unknown) => {
    client.destroy();
    throw error;
  });
  hasConnected = true;
  return {
    sessions: new RedisSessionStore(client),
    async reach() {
      await client.ping();
    },
    close: () => client.close(),
  };
}
