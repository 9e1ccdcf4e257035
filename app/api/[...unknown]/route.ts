import type { Method } from "@/lib/http/contract";
import { notFound } from "@/lib/http/errors";
import { serveRaw } from "@/lib/http/serve";

/** Answers like an endpoint where there is none, instead of with a page. */
const unknown = (method: Method) =>
  serveRaw({ id: `${method} /api/[...unknown]`, method, auth: "public" }, async () => {
    throw notFound("endpoint");
  });

export const GET = unknown("GET");
export const POST = unknown("POST");
export const PUT = unknown("PUT");
export const PATCH = unknown("PATCH");
export const DELETE = unknown("DELETE");
