let count = 0;

/** Says that somebody's access or session has just changed. */
export const noteAccessChange = () => {
  count += 1;
};

/** Differs from an earlier one when something changed in between. */
export const accessVersion = () => count;

/**
 * Runs `check`, and again when something changed while it ran: whoever is being let in right now isn't in any list
 * yet that a change would look through.
 */
export async function checkedAgainstChanges<T>(check: () => Promise<T>): Promise<T> {
  for (;;) {
    const before = count;
    const result = await check();
    if (count === before) return result;
  }
}
