let at = 0;

/** When this page last had a connection, or the browser where the page came from its storage; 0 where it had none. */
export const lastContact = (): number => at;

export function noteContact(time = Date.now()): void {
  at = time;
}
