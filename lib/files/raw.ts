import { type RouteHandler, serveRaw } from "@/lib/http/serve";
import { redirectToContent, serveContent } from "./download/service";
import { putPart } from "./multipart/service";
import { uploadPicture } from "./picture/service";
import { contentRoute, downloadRoute, thumbnailRoute, uploadPartRoute, uploadRoute } from "./raw-contract";
import { uploadAttachment } from "./upload/service";

/** The body is the file. Answers 201 with its FileInfo. */
export const upload: RouteHandler = serveRaw(uploadRoute, async ({ request, actor, query }) => {
  const { name, purpose } = query;
  const file =
    purpose === "ATTACHMENT"
      ? await uploadAttachment(actor, query, request)
      : await uploadPicture(actor, { name, purpose }, request);
  return Response.json(file, { status: 201 });
});

export const uploadPart: RouteHandler = serveRaw(uploadPartRoute, async ({ request, actor, params }) => {
  await putPart(actor, params.fileId, params.number, request);
  return new Response(null, { status: 204 });
});

export const download: RouteHandler = serveRaw(downloadRoute, ({ actor, params, query }) =>
  redirectToContent(actor, params.fileId, "original", query.download !== undefined),
);

export const thumbnail: RouteHandler = serveRaw(thumbnailRoute, ({ actor, params }) =>
  redirectToContent(actor, params.fileId, "thumbnail"),
);

export const content: RouteHandler = serveRaw(contentRoute, ({ request, params, query }) =>
  serveContent(request, { ...params, ...query, download: query.download === "1" }),
);
