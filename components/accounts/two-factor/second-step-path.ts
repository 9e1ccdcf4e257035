/** Where a sign-in goes on whose second factor is due. `next` is a local path. */
export const secondStepPath = (next: string) => `/sign-in/second-step?next=${encodeURIComponent(next)}`;
