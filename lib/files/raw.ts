import type { z } from "zod";
import { AppError } from "@/lib/http/errors";
import { type RouteHandler, serveRaw } from "@/lib/http/serve";
import { redirectToContent, serveContent } from "./download/service";
import { putPart } from "./multipart/service";
import { uploadPicture } from "./picture/service";
import { contentRoute, downloadRoute, thumbnailRoute, uploadPartRoute, uploadRoute } from "./raw-contract";
import { uploadAttachment } from "./upload/service";

function parse<T extends z.ZodType>(schema: T, value: unknown): z.output<T> {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  const [issue] = result.error.issues;
  throw new AppError("invalid_input", `${issue?.path.join(".")}: ${issue?.message}`);
}

const queryOf = (request: Request) => Object.fromEntries(new URL(request.url).searchParams);

/** The body is the file. Answers 201 with its FileInfo. */
export const upload: RouteHandler = serveRaw(uploadRoute, async ({ request, actor }) => {
  const query = parse(uploadRoute.query, queryOf(request));
  const { name, purpose } = query;
  const file =
    purpose === "ATTACHMENT"
      ? await uploadAttachment(actor, query, request)
      : await uploadPicture(actor, { name, purpose }, request);
  return Response.json(file, { status: 201 });
});

export const uploadPart: RouteHandler = serveRaw(uploadPartRoute, async ({ request, actor, params }) => {
  const { fileId, number } = parse(uploadPartRoute.params, params);
  await putPart(actor, fileId, number, request);
  return new Response(null, { status: 204 });
});

export const download: RouteHandler = serveRaw(downloadRoute, ({ request, actor, params }) =>
  redirectToContent(
    actor,
    parse(downloadRoute.params, params).fileId,
    "original",
    "download" in queryOf(request),
  ),
);

export const thumbnail: RouteHandler = serveRaw(thumbnailRoute, ({ actor, params }) =>
  redirectToContent(actor, parse(thumbnailRoute.params, params).fileId, "thumbnail"),
);

export const content: RouteHandler = serveRaw(contentRoute, ({ request, params }) => {
  const { fileId } = parse(contentRoute.params, params);
  const { variant, token, download } = parse(contentRoute.query, queryOf(request));
  return serveContent(request, { fileId, variant, token, download: download === "1" });
});
