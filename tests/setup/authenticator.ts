import { createHash, generateKeyPairSync, type KeyObject, randomBytes, sign } from "node:crypto";

type Registering = { challenge: string; user: { id: string }; excludeCredentials: { id: string }[] };
type Credential = { id: string; privateKey: KeyObject; handle: string; counter: number };

const sha256 = (bytes: string | Buffer) => createHash("sha256").update(bytes).digest();
const base64url = (bytes: Buffer | string) => Buffer.from(bytes).toString("base64url");

/** CBOR of what an attestation needs: byte strings up to 64 kB, short texts, small integers and maps. */
const head = (major: number, n: number) =>
  n < 24
    ? Buffer.from([(major << 5) | n])
    : n < 256
      ? Buffer.from([(major << 5) | 24, n])
      : Buffer.from([(major << 5) | 25, n >> 8, n & 255]);
function cbor(value: Buffer | string | number | Map<unknown, unknown>): Buffer {
  if (typeof value === "number") return value < 0 ? head(1, -1 - value) : head(0, value);
  if (typeof value === "string") return Buffer.concat([head(3, value.length), Buffer.from(value)]);
  if (Buffer.isBuffer(value)) return Buffer.concat([head(2, value.length), value]);
  const entries = [...value].flat().map((part) => cbor(part as never));
  return Buffer.concat([head(5, value.size), ...entries]);
}

/** An authenticator in software, spoken to as a browser speaks to one. */
export function makeAuthenticator({ verifiesUser = true, isCounting = true } = {}) {
  const { origin, hostname } = new URL(process.env.APP_URL ?? "");
  const credentials: Credential[] = [];

  const clientData = (type: string, challenge: string) =>
    base64url(JSON.stringify({ type, challenge, origin }));
  const authData = (counter: number, more = 0) => {
    const flags = 0x01 | (verifiesUser ? 0x04 : 0) | more;
    const count = Buffer.alloc(4);
    count.writeUInt32BE(counter);
    return Buffer.concat([sha256(hostname), Buffer.from([flags]), count]);
  };

  return {
    credentials,
    register({ challenge, user }: Registering) {
      const { privateKey, publicKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
      const { x = "", y = "" } = publicKey.export({ format: "jwk" });
      const rawId = randomBytes(16);
      const cose = new Map<unknown, unknown>([
        [1, 2],
        [3, -7],
        [-1, 1],
        [-2, Buffer.from(x, "base64url")],
        [-3, Buffer.from(y, "base64url")],
      ]);
      const attested = Buffer.concat([Buffer.alloc(16), Buffer.from([0, rawId.length]), rawId, cbor(cose)]);
      const attestation = new Map<unknown, unknown>([
        ["fmt", "none"],
        ["attStmt", new Map()],
        ["authData", Buffer.concat([authData(0, 0x40), attested])],
      ]);
      const id = base64url(rawId);
      credentials.push({ id, privateKey, handle: user.id, counter: 0 });
      return {
        ...{ id, rawId: id, type: "public-key" as const, clientExtensionResults: {} },
        response: {
          clientDataJSON: clientData("webauthn.create", challenge),
          attestationObject: base64url(cbor(attestation)),
          transports: ["internal"],
        },
      };
    },
    answer({ challenge }: { challenge: string }, credential = credentials[0]!) {
      if (isCounting) credential.counter += 1;
      const data = authData(credential.counter);
      const clientDataJSON = clientData("webauthn.get", challenge);
      const signed = Buffer.concat([data, sha256(Buffer.from(clientDataJSON, "base64url"))]);
      return {
        ...{
          id: credential.id,
          rawId: credential.id,
          type: "public-key" as const,
          clientExtensionResults: {},
        },
        response: {
          clientDataJSON,
          authenticatorData: base64url(data),
          signature: base64url(sign("sha256", signed, credential.privateKey)),
          userHandle: credential.handle,
        },
      };
    },
  };
}

export type Authenticator = ReturnType<typeof makeAuthenticator>;
