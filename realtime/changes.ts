let count = 0;

/** Says that somebody's access or session has just changed. */
export const noteAccessChange = () => {
  count += 1;
};

/** Differs from an earlier one when something changed in between. */
export const accessVersion = () => count;

/**
 * Repeats `check` if access changed while it ran: a socket that is connecting isn't in `localSockets` yet, so a
 * concurrent change can't find it.
 */
export async function checkedAgainstChanges<T>(check: () => Promise<T>): Promise<T> {
  for (;;) {
    const before = count;
    const result = await check();
    if (count === before) return result;
  }
}
