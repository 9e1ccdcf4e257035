import { randomInt, randomUUID } from "node:crypto";
import { mkdir, readdir } from "node:fs/promises";
import path from "node:path";
import { crc32, deflateSync } from "node:zlib";
import sharp from "sharp";
import type { FileInfo } from "@/lib/files/schema";
import type { ErrorBody } from "@/lib/http/errors";
import { createMessageContract } from "@/lib/messages/contract";
import { type Caller, loadRoute, send, signedAs } from "@/tests/setup/request";

type Given = {
  query: Record<string, string>;
  body?: BodyInit | null;
  headers?: Record<string, string>;
  /** Aborts when the browser goes. */
  signal?: AbortSignal;
};

/** Calls a route that streams, as its browser would. */
export async function callRoute(
  as: Caller,
  method: "GET" | "POST" | "PUT",
  file: string,
  { params = {}, query, body, headers, signal }: Given & { params?: Record<string, string> },
): Promise<Response> {
  const filled = file.replace(/\[(\w+)\]/g, (_, name) => params[name] ?? "");
  const url = new URL(`/api/${filled}`, process.env.APP_URL);
  for (const [name, value] of Object.entries(query)) url.searchParams.set(name, value);
  const route = (await loadRoute(path.join("app/api", file, "route.ts")))[method];
  if (!route) throw new Error(`no ${method} in ${file}`);
  const request = new Request(url, {
    method,
    body,
    signal,
    headers: {
      origin: url.origin,
      "x-forwarded-for": `10.${randomInt(256)}.${randomInt(256)}.${randomInt(256)}`,
      ...signedAs(as),
      ...headers,
    },
    ...(body instanceof ReadableStream && { duplex: "half" }),
  });
  return route(request, { params: Promise.resolve(params) });
}

export const postUpload = (as: Caller, given: Given) => callRoute(as, "POST", "uploads", given);

export async function uploaded(
  as: Caller,
  channelId: string,
  name: string,
  body: BodyInit,
): Promise<FileInfo> {
  const response = await postUpload(as, { query: { channelId, name }, body });
  if (response.status !== 201) throw new Error(await response.text());
  return response.json();
}

export const sendWith = (as: Caller, channelId: string, fileIds: string[]) =>
  send(as, createMessageContract, { params: { channelId }, body: { nonce: randomUUID(), fileIds } });

export async function refused(response: Response) {
  const { error } = (await response.json()) as ErrorBody;
  return { status: response.status, code: error.code, message: error.message };
}

/** Follows the redirect to a file's bytes, if there is one. */
export async function fetchFile(as: Caller, fileId: string, headers: Record<string, string> = {}, kind = "") {
  const file = `files/[fileId]${kind}`;
  const redirect = await callRoute(as, "GET", file, { params: { fileId }, query: {} });
  if (redirect.status !== 302) return redirect;
  return fetchSigned(fileId, redirect.headers.get("location") ?? "", headers);
}

export function fetchSigned(fileId: string, location: string, headers: Record<string, string> = {}) {
  const { searchParams } = new URL(location, process.env.APP_URL);
  const given = { params: { fileId }, query: Object.fromEntries(searchParams), headers };
  return callRoute(null, "GET", "files/[fileId]/content", given);
}

/** All that a disk store holds, half-written uploads included. */
export async function storedFiles(root: string): Promise<string[]> {
  await mkdir(root, { recursive: true });
  const entries = await readdir(root, { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map((entry) => path.join(entry.parentPath, entry.name));
}

/** A photo that its metadata turns: on the screen it is upright, 900 × 1600. */
export async function makePhoto(): Promise<Uint8Array<ArrayBuffer>> {
  const create = { width: 1600, height: 900, channels: 3, background: "teal" } as const;
  const photo = sharp({ create })
    .withExif({ IFD0: { Artist: "Ada" } })
    .withMetadata({ orientation: 6 });
  return new Uint8Array(await photo.jpeg().toBuffer());
}

/** A PNG that says it has this size, whatever follows. */
export function pngHeader(width: number, height: number): Buffer {
  const chunk = (type: string, data: Buffer) => {
    const body = Buffer.concat([Buffer.from(type, "latin1"), data]);
    const length = Buffer.alloc(4);
    length.writeUInt32BE(data.length);
    const crc = Buffer.alloc(4);
    crc.writeUInt32BE(crc32(body));
    return Buffer.concat([length, body, crc]);
  };
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 0, 0, 0, 0], 8);
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk("IHDR", header),
    chunk("IDAT", deflateSync(Buffer.alloc(1024))),
    chunk("IEND", Buffer.alloc(0)),
  ]);
}
