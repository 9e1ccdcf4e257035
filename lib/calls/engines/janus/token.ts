import { createHash, createHmac } from "node:crypto";

const PLUGIN = "janus.plugin.videoroom";

/** Lets in to the video rooms of a Janus with `token_auth_secret`, until it expires, as its signed tokens are made. */
export function janusToken(secret: string, seconds: number, now = Date.now()): string {
  const claims = `${Math.floor(now / 1000) + seconds},janus,${PLUGIN}`;
  return `${claims}:${createHmac("sha1", secret).update(claims).digest("base64")}`;
}

/** What a participant shows at the door of one room. Taken from the room's list, it opens it no more. */
export const admissionOf = (roomSecret: string, participantId: string): string =>
  createHmac("sha256", roomSecret).update(participantId).digest("base64url");

/** The servers in the order in which they are tried for a call: each has its share of calls (rendezvous hashing). */
export function rankServers(urls: readonly string[], callId: string): string[] {
  const score = (url: string) => createHash("sha256").update(`${url} ${callId}`).digest("hex");
  return urls
    .map((url) => ({ url, score: score(url) }))
    .sort((a, b) => (a.score < b.score ? 1 : -1))
    .map(({ url }) => url);
}
