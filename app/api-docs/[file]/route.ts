import { readFile } from "node:fs/promises";
import path from "node:path";
import { notFound } from "@/lib/http/errors";
import { serveRaw } from "@/lib/http/serve";

/** The files of the swagger-ui-dist package that the page needs; no other can be had. */
const TYPES = new Map([
  ["swagger-ui.css", "text/css; charset=utf-8"],
  ["swagger-ui-bundle.js", "text/javascript; charset=utf-8"],
]);

export const GET = serveRaw(
  { id: "GET /api-docs/{file}", method: "GET", auth: "public" },
  async ({ params }) => {
    const file = String(params.file);
    const type = TYPES.get(file);
    if (!type) throw notFound("file");
    const content = await readFile(path.join(process.cwd(), "node_modules/swagger-ui-dist", file));
    return new Response(new Uint8Array(content), {
      headers: { "content-type": type, "cache-control": "public, max-age=3600" },
    });
  },
);
