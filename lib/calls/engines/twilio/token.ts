import { SignJWT } from "jose";
import { env } from "@/lib/env";

/** Lets a device in to one room. It is needed to connect only: who is in a room stays when it expires. */
export function twilioToken(identity: string, room: string, expires: number): Promise<string> {
  const { TWILIO_ACCOUNT_SID = "", TWILIO_API_KEY = "", TWILIO_API_SECRET = "" } = env();
  const now = Math.floor(Date.now() / 1000);
  return new SignJWT({ grants: { identity, video: { room } } })
    .setProtectedHeader({ alg: "HS256", typ: "JWT", cty: "twilio-fpa;v=1" })
    .setJti(`${TWILIO_API_KEY}-${now}`)
    .setIssuer(TWILIO_API_KEY)
    .setSubject(TWILIO_ACCOUNT_SID)
    .setIssuedAt(now)
    .setExpirationTime(expires)
    .sign(new TextEncoder().encode(TWILIO_API_SECRET));
}
