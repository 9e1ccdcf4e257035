import { createHmac, timingSafeEqual } from "node:crypto";

/** As Twilio signs a request: its address, then the name and value of each field, in the order of the names. */
export function twilioSignature(authToken: string, url: string, fields: URLSearchParams): string {
  const sorted = [...fields].sort(([a], [b]) => (a < b ? -1 : Number(a > b)));
  return createHmac("sha1", authToken)
    .update(url + sorted.flat().join(""))
    .digest("base64");
}

export function isSignedByTwilio(
  given: string | null,
  authToken: string,
  url: string,
  fields: URLSearchParams,
): boolean {
  const [one, other] = [given ?? "", twilioSignature(authToken, url, fields)].map((text) =>
    Buffer.from(text),
  );
  return one!.length === other!.length && timingSafeEqual(one!, other!);
}
