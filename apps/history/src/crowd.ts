import { Browser } from './browser.ts';
import type { Person } from './person.ts';
import { password } from './site.ts';

const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
const about = (ms: number) => ms * (0.5 + Math.random());

/** What an honest person does until the end; a thief watches the line and gives each code again everywhere. */
export async function liveHonestly(person: Person, isOver: () => boolean): Promise<void> {
  while (!isOver()) {
    await wait(about(2_000));
    if ((await person.comeIn()) !== 'done') continue;
    await person.look();
    const thief = person.browser.copy();
    const chance = Math.random();
    if (chance < 0.15) await person.turnOff();
    else if (chance < 0.2) await person.recover();
    await person.logOut();
    await thief.ask('page', { path: '/page' }); // a session that was logged out
  }
}

/** Gives a code of the owner's on all nodes at once, each with a log-in of its own. */
export async function replayEverywhere(person: Person, isOver: () => boolean): Promise<void> {
  while (!isOver()) {
    await wait(about(6_000));
    const { code, ...which } = await person.nextCode();
    const thieves = await Promise.all(
      Array.from({ length: 6 }, async () => {
        const browser = new Browser(person.world, person.user);
        const body = { user: person.user, password };
        await browser.ask('password', { path: '/login', body });
        await browser.ask('page', { path: '/page' });
        return browser;
      }),
    );
    await Promise.all(
      thieves.flatMap((browser, index) =>
        [browser, browser.copy()].map((each) =>
          each.ask('verify', {
            ...{ path: '/otp/verification', body: { code }, about: which },
            node: index % person.world.ports.length,
          }),
        ),
      ),
    );
    await thieves[0]?.ask('page', { path: '/page' });
  }
}

/** Wrong codes, many at once, on all nodes; the owner comes after the wait. */
export async function guess(person: Person, isOver: () => boolean): Promise<void> {
  while (!isOver()) {
    const body = { code: person.wrongCode() };
    const thieves = await Promise.all(
      Array.from({ length: 12 }, async () => {
        const browser = new Browser(person.world, person.user);
        await browser.ask('password', { path: '/login', body: { user: person.user, password } });
        return browser;
      }),
    );
    await Promise.all(
      thieves.map((each) => each.ask('verify', { path: '/otp/verification', body })),
    );
    await wait(32_000);
    for (let times = 0; times < 10 && (await person.comeIn()) !== 'done'; times += 1) {
      await wait(about(5_000));
    }
  }
}
