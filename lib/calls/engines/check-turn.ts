import { createHash, createHmac, randomBytes } from "node:crypto";
import { createSocket } from "node:dgram";
import { connect as connectTcp, type Socket } from "node:net";
import { connect as connectTls } from "node:tls";
import { env } from "@/lib/env";
import { turnCredential } from "./ice";

// STUN and TURN as RFC 8489 and 8656 write them, as far as it takes to ask for a relay.

const ALLOCATE = 0x0003;
const ALLOCATED = 0x0103;
const COOKIE = 0x2112a442;
const ATTRIBUTES = {
  username: 0x06,
  integrity: 0x08,
  error: 0x09,
  realm: 0x14,
  nonce: 0x15,
  transport: 0x19,
};
const UDP = Buffer.from([17, 0, 0, 0]);
const PATIENCE_MS = 2_500;

type Ask = (message: Buffer) => Promise<Buffer>;

/** @throws unless each server of TURN_URLS gives out a relay for a credential made with TURN_SECRET */
export async function checkTurn(): Promise<void> {
  await Promise.all((env().TURN_URLS ?? []).map(checkUrl));
}

async function checkUrl(url: string): Promise<void> {
  const [, scheme, host = "", port, query = ""] =
    /^(turns?):([^:?]+|\[[^\]]+\])(?::(\d+))?(?:\?(.*))?$/.exec(url) ?? [];
  const isTls = scheme === "turns";
  const isStream = isTls || query.includes("transport=tcp");
  const address = { host: host.replace(/^\[|\]$/g, ""), port: Number(port ?? (isTls ? 5349 : 3478)) };
  const { ask, close } = isStream ? await overStream(address, isTls) : overUdp(address);
  try {
    // The first answer says with which realm and nonce to sign.
    const { realm, nonce } = read(await ask(message([[ATTRIBUTES.transport, UDP]])));
    if (!realm || !nonce) throw new Error("It isn’t a TURN server that asks for credentials");
    const secret = env().TURN_SECRET ?? "";
    const { username, credential } = turnCredential(secret, Math.floor(Date.now() / 1000) + 60, "check");
    const key = createHash("md5").update(`${username}:${realm}:${credential}`).digest();
    const signed = message(
      [
        [ATTRIBUTES.transport, UDP],
        [ATTRIBUTES.username, Buffer.from(username)],
        [ATTRIBUTES.realm, realm],
        [ATTRIBUTES.nonce, nonce],
      ],
      key,
    );
    const answer = read(await ask(signed));
    if (answer.type !== ALLOCATED)
      throw new Error(answer.code === 401 ? "It refuses TURN_SECRET" : `It answers ${answer.code}`);
  } finally {
    close();
  }
}

function message(attributes: [number, Buffer][], key?: Buffer): Buffer {
  const parts = attributes.map(([type, value]) => {
    const part = Buffer.alloc(4 + Math.ceil(value.length / 4) * 4);
    part.writeUInt16BE(type, 0);
    part.writeUInt16BE(value.length, 2);
    value.copy(part, 4);
    return part;
  });
  const head = Buffer.alloc(8);
  head.writeUInt16BE(ALLOCATE, 0);
  head.writeUInt32BE(COOKIE, 4);
  const body = Buffer.concat([head, randomBytes(12), ...parts]);
  body.writeUInt16BE(body.length - 20 + (key ? 24 : 0), 2);
  if (!key) return body;
  const integrity = Buffer.from([0, ATTRIBUTES.integrity, 0, 20]);
  return Buffer.concat([body, integrity, createHmac("sha1", key).update(body).digest()]);
}

function read(answer: Buffer) {
  const found = new Map<number, Buffer>();
  for (let at = 20; at + 4 <= answer.length; ) {
    const length = answer.readUInt16BE(at + 2);
    found.set(answer.readUInt16BE(at), answer.subarray(at + 4, at + 4 + length));
    at += 4 + Math.ceil(length / 4) * 4;
  }
  const error = found.get(ATTRIBUTES.error);
  return {
    type: answer.readUInt16BE(0),
    code: error ? error.readUInt8(2) * 100 + error.readUInt8(3) : 0,
    realm: found.get(ATTRIBUTES.realm),
    nonce: found.get(ATTRIBUTES.nonce),
  };
}

function overUdp({ host, port }: { host: string; port: number }) {
  const socket = createSocket(host.includes(":") ? "udp6" : "udp4");
  const ask: Ask = (sent) =>
    withPatience((resolve, reject) => {
      socket.once("error", reject);
      socket.once("message", resolve);
      socket.send(sent, port, host, (error) => error && reject(error));
    });
  return { ask, close: () => socket.close() };
}

async function overStream({ host, port }: { host: string; port: number }, isTls: boolean) {
  const socket: Socket = isTls ? connectTls({ host, port, servername: host }) : connectTcp({ host, port });
  await withPatience((resolve, reject) => {
    socket.once("error", reject);
    socket.once(isTls ? "secureConnect" : "connect", () => resolve(undefined));
  });
  const ask: Ask = (sent) =>
    withPatience((resolve, reject) => {
      socket.once("error", reject);
      socket.once("data", resolve);
      socket.write(sent);
    });
  return { ask, close: () => socket.destroy() };
}

async function withPatience<T>(
  work: (resolve: (value: T) => void, reject: (error: Error) => void) => void,
): Promise<T> {
  const { promise, resolve, reject } = Promise.withResolvers<T>();
  const timer = setTimeout(() => reject(new Error("It doesn’t answer")), PATIENCE_MS);
  work(resolve, reject);
  return promise.finally(() => clearTimeout(timer));
}
