import { createCipheriv, createECDH, hkdfSync, randomBytes } from "node:crypto";

const RECORD_SIZE = 4096;
const info = (name: string) => Buffer.from(`Content-Encoding: ${name}\0`);

type Keys = {
  /** The browser's public key and secret, as base64url. */
  p256dh: string;
  auth: string;
};

/**
 * Encrypts a push message for one browser (RFC 8291, aes128gcm of RFC 8188), so that the push service that carries it
 * can't read it. One record: up to 3,993 bytes.
 * @param fixed the random parts, for the test with the RFC's own example
 */
export function encryptPush(
  text: string,
  { p256dh, auth }: Keys,
  fixed?: { salt: Buffer; privateKey: Buffer },
): Buffer {
  const theirs = Buffer.from(p256dh, "base64url");
  const ours = createECDH("prime256v1");
  if (fixed) ours.setPrivateKey(fixed.privateKey);
  else ours.generateKeys();
  const salt = fixed?.salt ?? randomBytes(16);
  const publicKey = ours.getPublicKey();
  const shared = ours.computeSecret(theirs);
  const secretInfo = Buffer.concat([Buffer.from("WebPush: info\0"), theirs, publicKey]);
  const secret = Buffer.from(hkdfSync("sha256", shared, Buffer.from(auth, "base64url"), secretInfo, 32));
  const key = Buffer.from(hkdfSync("sha256", secret, salt, info("aes128gcm"), 16));
  const nonce = Buffer.from(hkdfSync("sha256", secret, salt, info("nonce"), 12));
  const cipher = createCipheriv("aes-128-gcm", key, nonce);
  // The byte after the text marks this record as the last.
  const body = Buffer.concat([
    cipher.update(text, "utf8"),
    cipher.update(Buffer.of(2)),
    cipher.final(),
    cipher.getAuthTag(),
  ]);
  const header = Buffer.alloc(5);
  header.writeUInt32BE(RECORD_SIZE, 0);
  header.writeUInt8(publicKey.length, 4);
  return Buffer.concat([salt, header, publicKey, body]);
}
