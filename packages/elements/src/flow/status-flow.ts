import type { KeyfobError } from '#contract';
import { errorOf } from '../client/error-of.ts';
import type { AccountClient } from '../client/keyfob-client.ts';
import type { CommonMessages } from '../i18n/messages/common.ts';
import { LoadedStatus } from '../login/loaded-status.ts';
import { FlowElement } from './flow-element.ts';

/** A flow that has to know who is here. It keeps that until it is closed or begins anew. */
export abstract class StatusFlow<
  Texts extends CommonMessages = CommonMessages,
  Client extends AccountClient = AccountClient,
> extends FlowElement<Texts, Client> {
  protected readonly status: LoadedStatus = new LoadedStatus((signal) =>
    this.server.status(signal),
  );

  override reset(): void {
    this.status.drop();
    super.reset();
  }

  /** A visit to another page and back changes nothing of it. */
  protected override stop(): void {
    super.stop();
    if (!this.open) this.status.drop();
  }

  /** Asks for it, once. Where nobody is logged in, that is said; other failures can wait. */
  protected async loadStatus(): Promise<void> {
    await this.status.load((thrown) => this.#takeAbsence(errorOf(thrown)));
    this.requestUpdate();
  }

  #takeAbsence(error: KeyfobError): void {
    if (error.status !== 401 || !this.report(error)) return;
    const hadFocus = this.matches(':focus-within');
    this.askForLogIn(error.code);
    if (hadFocus) void this.focusAfterUpdate();
  }
}
