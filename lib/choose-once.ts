/**
 * One implementation of a service, chosen by the environment at its first use.
 * `replace` puts another in its place for a test; without one, the environment chooses again.
 */
export function chooseOnce<T>(choose: () => T): { (): T; replace(other?: T): void } {
  let chosen: T | undefined;
  const get = () => {
    chosen ??= choose();
    return chosen;
  };
  return Object.assign(get, {
    replace: (other?: T) => {
      chosen = other;
    },
  });
}
