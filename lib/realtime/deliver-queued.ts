let deliver: () => Promise<unknown> = async () => {};

/** Says what delivers the events that were queued for Pusher; called by the composition. */
export function startDeliveringEvents(work: () => Promise<unknown>): void {
  deliver = work;
}

export const deliverQueued = () => deliver();
