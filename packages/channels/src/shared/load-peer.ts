/**
 * Loads a client that the integrator installs beside this package, when it is first needed.
 *
 * @throws Error that names the package to install
 */
export async function loadPeer<Client>(name: string, load: () => Promise<Client>): Promise<Client> {
  try {
    return await load();
  } catch (cause) {
    throw new Error(
      `this channel needs the package "${name}": install it beside @keyfob/channels`,
      {
        cause,
      },
    );
  }
}
