import { createDecipheriv, createECDH, createPublicKey, hkdfSync, randomBytes, verify } from "node:crypto";
import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";

export type Received = { headers: IncomingMessage["headers"]; body: Buffer };

/** Makes a key pair as web push writes it, for the server's VAPID_PUBLIC_KEY and VAPID_PRIVATE_KEY. */
export function makeVapidKeys() {
  const pair = createECDH("prime256v1");
  pair.generateKeys();
  const d = Buffer.from(pair.getPrivateKey("hex").padStart(64, "0"), "hex");
  return { publicKey: pair.getPublicKey("base64url"), privateKey: d.toString("base64url") };
}

/** A push service on this machine, with one browser that is subscribed to it. */
export async function startPushServer() {
  const received: Received[] = [];
  let status = 201;
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    received.push({ headers: request.headers, body: Buffer.concat(chunks) });
    response.writeHead(status).end();
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const browser = createECDH("prime256v1");
  browser.generateKeys();
  const auth = randomBytes(16);
  return {
    origin,
    received,
    answer: (next: number) => {
      status = next;
    },
    subscription: {
      endpoint: `${origin}/browser`,
      keys: { p256dh: browser.getPublicKey("base64url"), auth: auth.toString("base64url") },
    },
    /** What the browser would read. */
    decrypt: ({ body }: Received) => JSON.parse(decrypt(body, browser, auth)) as Record<string, string>,
    stop: () => new Promise((resolve) => server.close(resolve)),
  };
}

function decrypt(message: Buffer, browser: ReturnType<typeof createECDH>, auth: Buffer): string {
  const salt = message.subarray(0, 16);
  const sender = message.subarray(21, 21 + message.readUInt8(20));
  const sealed = message.subarray(21 + sender.length);
  const info = Buffer.concat([Buffer.from("WebPush: info\0"), browser.getPublicKey(), sender]);
  const secret = Buffer.from(hkdfSync("sha256", browser.computeSecret(sender), auth, info, 32));
  const derive = (name: string, length: number) =>
    Buffer.from(hkdfSync("sha256", secret, salt, `Content-Encoding: ${name}\0`, length));
  const decipher = createDecipheriv("aes-128-gcm", derive("aes128gcm", 16), derive("nonce", 12));
  decipher.setAuthTag(sealed.subarray(-16));
  const text = Buffer.concat([decipher.update(sealed.subarray(0, -16)), decipher.final()]);
  return text.subarray(0, -1).toString("utf8");
}

/** The claims of a VAPID header; throws unless it is signed with the key that it names. */
export function readVapid(header = ""): { claims: { aud: string; exp: number; sub: string }; key: string } {
  const [, token = "", key = ""] = /^vapid t=([^,]+), k=(.+)$/.exec(header) ?? [];
  const [head, claims = "", signature = ""] = token.split(".");
  const point = Buffer.from(key, "base64url");
  const [x, y] = [point.subarray(1, 33), point.subarray(33)].map((part) => part.toString("base64url"));
  const publicKey = createPublicKey({ key: { kty: "EC", crv: "P-256", x, y }, format: "jwk" });
  const isSigned = verify(
    "sha256",
    Buffer.from(`${head}.${claims}`),
    { key: publicKey, dsaEncoding: "ieee-p1363" },
    Buffer.from(signature, "base64url"),
  );
  if (!isSigned) throw new Error("the VAPID header isn't signed with its key");
  return { claims: JSON.parse(Buffer.from(claims, "base64url").toString()), key };
}
