const ISSUER = "Guildhall";
/** What a QR code on a screen still holds well. */
const MAX_BYTES = 200;

/** A colon separates issuer and account, so neither has one; long names are cut between characters as people see them. */
function part(name: string): string {
  let kept = "";
  for (const { segment } of new Intl.Segmenter().segment(
    name.replaceAll(":", " ").replace(/\s+/g, " ").trim(),
  )) {
    if (encodeURIComponent(kept + segment).length > MAX_BYTES) break;
    kept += segment;
  }
  return encodeURIComponent(kept);
}

/** The otpauth address in the QR code, in the URI's own encoding: blanks are `%20`, never `+`. */
export function authenticatorAddress(given: { issuer?: string; account: string; secret: string }): string {
  const issuer = part(given.issuer ?? ISSUER);
  const query = `secret=${given.secret}&issuer=${issuer}&algorithm=SHA1&digits=6&period=30`;
  return `otpauth://totp/${issuer}:${part(given.account)}?${query}`;
}
