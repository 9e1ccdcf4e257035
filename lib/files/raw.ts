import { type RouteHandler, serveRaw } from "@/lib/http/serve";
import { downloadFile, serveContent } from "./download/service";
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

export const download: RouteHandler = serveRaw(downloadRoute, ({ request, actor, params, query }) =>
  downloadFile(request, actor, { ...params, variant: "original", download: query.download !== undefined }),
);

export const thumbnail: RouteHandler = serveRaw(thumbnailRoute, ({ request, actor, params }) =>
  downloadFile(request, actor, { ...params, variant: "thumbnail" }),
);

export const content: RouteHandler = serveRaw(contentRoute, ({ request, params, query }) =>
  serveContent(request, { ...params, ...query, download: query.download === "1" }),
);
