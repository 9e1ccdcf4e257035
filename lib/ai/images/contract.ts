import { z } from "zod";
import { FileInfo } from "@/lib/files/schema";
import { contract, NoContent } from "@/lib/http/contract";
import { PageQuery, page } from "@/lib/http/pagination";
import { Id } from "@/lib/http/schema";
import { AiImage, ImageModel, NewAiImage, NewImageCopy } from "./schema";

const tag = "AI";
const params = z.strictObject({ aiImageId: Id });
const OfWorkspace = z.strictObject({ workspaceId: Id });

export const listImageModelsContract = contract({
  ...{ method: "GET", path: "/api/ai/image-models", tag, scope: "ai:read" },
  summary: "List the AI models that make pictures, the default first",
  response: z.object({ items: z.array(ImageModel), nextCursor: z.null() }),
  realtime: true,
});
export const listAiImagesContract = contract({
  ...{ method: "GET", path: "/api/workspaces/{workspaceId}/ai/images", tag, scope: "ai:read" },
  summary: "List my AI images, newest first",
  params: OfWorkspace,
  query: PageQuery,
  response: page(AiImage),
  realtime: true,
});
export const createAiImageContract = contract({
  ...{ method: "POST", path: "/api/workspaces/{workspaceId}/ai/images", tag, scope: "ai:write" },
  summary: "Have an AI model make pictures. Stop its run to cancel it",
  params: OfWorkspace,
  body: NewAiImage,
  response: AiImage,
  status: 201,
  limit: "ai",
  realtime: true,
});
export const getAiImageContract = contract({
  ...{ method: "GET", path: "/api/ai/images/{aiImageId}", tag, scope: "ai:read" },
  summary: "Get AI images with how far they are",
  params,
  response: AiImage,
  realtime: true,
});
export const deleteAiImageContract = contract({
  ...{ method: "DELETE", path: "/api/ai/images/{aiImageId}", tag, scope: "ai:write" },
  summary: "Delete AI images. Copies in messages and documents stay",
  params,
  response: NoContent,
  realtime: true,
});
export const copyAiImageContract = contract({
  ...{ method: "POST", path: "/api/ai/images/{aiImageId}/copies", tag, scope: "ai:write" },
  summary: "Copy a picture for a message or document of a channel, or for a question to a model",
  params,
  body: NewImageCopy,
  response: FileInfo,
  status: 201,
  limit: "upload",
});
