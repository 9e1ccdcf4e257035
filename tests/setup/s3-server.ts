import { createHash } from "node:crypto";
import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";

/**
 * A store that speaks as much of S3's protocol as we use, in memory: PUT, GET with ranges, DELETE of many, and uploads
 * in parts, some of them copied. It asks for a signature of the right shape, but doesn't check it.
 */
export async function startS3() {
  const objects = new Map<string, Buffer>();
  const uploads = new Map<string, Map<number, Buffer>>();
  /** What it can't do just now. */
  const trouble: { copyOfPart: number | null } = { copyOfPart: null };
  const server = createServer(async (request, response) => {
    const url = new URL(request.url ?? "/", "http://s3.test");
    const key = url.pathname;
    const body = await readAll(request);
    const uploadId = url.searchParams.get("uploadId");
    const parts = uploads.get(uploadId ?? "");
    const answer = (status: number, text: string | Buffer = "", headers = {}) =>
      response.writeHead(status, { "content-length": Buffer.byteLength(text), ...headers }).end(text);
    const missing = (code: string) =>
      answer(404, `<Error><Code>${code}</Code><Message>none</Message></Error>`);

    if (!request.headers.authorization?.startsWith("AWS4-HMAC-SHA256 ")) return answer(403);
    if (uploadId && !parts) return missing("NoSuchUpload");
    if (request.method === "POST" && url.searchParams.has("uploads")) {
      const id = `upload-${uploads.size + 1}`;
      uploads.set(id, new Map());
      return answer(
        200,
        `<InitiateMultipartUploadResult><UploadId>${id}</UploadId></InitiateMultipartUploadResult>`,
      );
    }
    const source = request.headers["x-amz-copy-source"];
    if (request.method === "PUT" && parts && source) {
      const [, start, end] =
        /^bytes=(\d+)-(\d+)$/.exec(String(request.headers["x-amz-copy-source-range"])) ?? [];
      const number = Number(url.searchParams.get("partNumber"));
      if (trouble.copyOfPart === number) return answer(500);
      const copied = objects.get(`/${source}`)?.subarray(Number(start), Number(end) + 1);
      if (!copied) return missing("NoSuchKey");
      parts.set(number, copied);
      return answer(200, `<CopyPartResult><ETag>${etag(copied)}</ETag></CopyPartResult>`);
    }
    if (request.method === "PUT" && parts) {
      parts.set(Number(url.searchParams.get("partNumber")), body);
      return answer(200, "", { etag: etag(body) });
    }
    if (request.method === "GET" && parts) return answer(200, listing(parts));
    if (request.method === "POST" && parts) {
      const order = [...body.toString().matchAll(/<PartNumber>(\d+)</g)].map(([, number]) => Number(number));
      objects.set(key, Buffer.concat(order.map((number) => parts.get(number) ?? Buffer.alloc(0))));
      uploads.delete(uploadId ?? "");
      return answer(200, "<CompleteMultipartUploadResult></CompleteMultipartUploadResult>");
    }
    if (request.method === "DELETE" && uploadId) {
      uploads.delete(uploadId);
      return answer(204);
    }
    if (request.method === "POST" && url.searchParams.has("delete")) {
      for (const [, name] of body.toString().matchAll(/<Key>([^<]+)</g))
        objects.delete(`${key.replace(/\/$/, "")}/${name}`);
      return answer(200, "<DeleteResult></DeleteResult>");
    }
    if (request.method === "PUT") {
      objects.set(key, body);
      return answer(200, "", { etag: etag(body) });
    }
    const object = objects.get(key);
    if (!object) return missing("NoSuchKey");
    const [, start, end] = /^bytes=(\d+)-(\d+)$/.exec(request.headers.range ?? "") ?? [];
    return start && end ? answer(206, object.subarray(Number(start), Number(end) + 1)) : answer(200, object);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    objects,
    uploads,
    trouble,
    settings: {
      S3_ENDPOINT: `http://127.0.0.1:${port}`,
      S3_REGION: "us-east-1",
      S3_BUCKET: "files",
      S3_ACCESS_KEY_ID: "key",
      S3_SECRET_ACCESS_KEY: "secret",
      S3_FORCE_PATH_STYLE: true,
    },
    stop: () =>
      new Promise<void>((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}

const etag = (body: Buffer) => `"${createHash("md5").update(body).digest("hex")}"`;

const listing = (parts: Map<number, Buffer>) =>
  `<ListPartsResult><IsTruncated>false</IsTruncated>${[...parts]
    .sort(([a], [b]) => a - b)
    .map(
      ([number, body]) =>
        `<Part><PartNumber>${number}</PartNumber><ETag>${etag(body)}</ETag><Size>${body.length}</Size></Part>`,
    )
    .join("")}</ListPartsResult>`;

async function readAll(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk);
  return Buffer.concat(chunks);
}
