const hex = (bytes: Uint8Array) => Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");

/**
 * A UUID of version 7 made in the browser, smaller than the package. `crypto.randomUUID` isn't there on an instance
 * without HTTPS.
 */
export function newId(): string {
  const time = Date.now().toString(16).padStart(12, "0");
  const random = hex(crypto.getRandomValues(new Uint8Array(10)));
  const groups = [time.slice(0, 8), time.slice(8), `7${random.slice(1, 4)}`, `8${random.slice(5, 8)}`];
  return `${groups.join("-")}-${random.slice(8)}`;
}
