import { z } from "zod";
import { AppError } from "@/lib/http/errors";
import { Id } from "@/lib/http/schema";
import { type RouteHandler, serveRaw } from "@/lib/http/serve";
import { redirectToContent, serveContent } from "./download/service";
import { putPart } from "./multipart/service";
import { uploadPicture } from "./picture/service";
import { UploadQuery } from "./schema";
import { uploadAttachment } from "./upload/service";

// What streams bytes in or out, and so has no contract.

function parse<T extends z.ZodType>(schema: T, value: unknown): z.output<T> {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  const [issue] = result.error.issues;
  throw new AppError("invalid_input", `${issue?.path.join(".")}: ${issue?.message}`);
}

const queryOf = (request: Request) => Object.fromEntries(new URL(request.url).searchParams);

/** `POST /api/uploads?channelId&name`: the body is the file. Answers 201 with its FileInfo. */
export const upload: RouteHandler = serveRaw(
  { id: "POST /api/uploads", method: "POST", limit: "upload" },
  async ({ request, actor }) => {
    const query = parse(UploadQuery, queryOf(request));
    const { name, purpose } = query;
    const file =
      purpose === "ATTACHMENT"
        ? await uploadAttachment(actor, query, request)
        : await uploadPicture(actor, { name, purpose }, request);
    return Response.json(file, { status: 201 });
  },
);

const PartParams = z.object({ fileId: Id, number: z.coerce.number().int().min(1).max(10_000) });

export const uploadPart: RouteHandler = serveRaw(
  { id: "PUT /api/uploads/multipart/{fileId}/parts/{number}", method: "PUT", limit: "write" },
  async ({ request, actor, params }) => {
    const { fileId, number } = parse(PartParams, params);
    await putPart(actor, fileId, number, request);
    return new Response(null, { status: 204 });
  },
);

const FileParams = z.object({ fileId: Id });

export const download: RouteHandler = serveRaw(
  { id: "GET /api/files/{fileId}", method: "GET" },
  ({ request, actor, params }) =>
    redirectToContent(actor, parse(FileParams, params).fileId, "original", "download" in queryOf(request)),
);

export const thumbnail: RouteHandler = serveRaw(
  { id: "GET /api/files/{fileId}/thumbnail", method: "GET" },
  ({ actor, params }) => redirectToContent(actor, parse(FileParams, params).fileId, "thumbnail"),
);

const ContentQuery = z.strictObject({
  variant: z.enum(["original", "thumbnail"]),
  token: z.string().max(100),
  download: z.literal("1").optional(),
});

/** Needs no sign-in: the token is the permission. */
export const content: RouteHandler = serveRaw(
  { id: "GET /api/files/{fileId}/content", method: "GET", auth: "public", limit: "none" },
  ({ request, params }) => {
    const { fileId } = parse(FileParams, params);
    const { variant, token, download } = parse(ContentQuery, queryOf(request));
    return serveContent(request, { fileId, variant, token, download: download === "1" });
  },
);
