import { z } from "zod";
import { ChannelParams } from "@/lib/channels/contract";
import { contract, NoContent } from "@/lib/http/contract";
import { PageQuery, page } from "@/lib/http/pagination";
import { Id } from "@/lib/http/schema";
import { ChannelFile, FileChange, FileInfo, MultipartUpload, NewMultipart, PictureChoice } from "./schema";

const tag = "Files";
const FileParams = z.strictObject({ fileId: Id });

export const listChannelFilesContract = contract({
  method: "GET",
  path: "/api/channels/{channelId}/files",
  tag,
  summary: "List the files of a channel's messages, tasks and documents, latest first",
  scope: "files:read",
  params: ChannelParams,
  query: PageQuery,
  response: page(ChannelFile),
  realtime: true,
  mcp: true,
});
export const updateFileContract = contract({
  method: "PATCH",
  path: "/api/files/{fileId}",
  tag,
  summary: "Set the alternative text of a picture I uploaded",
  scope: "files:write",
  params: FileParams,
  body: FileChange,
  response: FileInfo,
});
export const deleteUploadContract = contract({
  method: "DELETE",
  path: "/api/files/{fileId}",
  tag,
  summary: "Delete an upload that isn't attached to anything",
  scope: "files:write",
  params: FileParams,
  response: NoContent,
});

/** Above 50 MB, where S3 is configured. Parts go to `PUT …/parts/{number}` as raw bytes. */
export const beginMultipartContract = contract({
  method: "POST",
  path: "/api/uploads/multipart",
  tag,
  summary: "Start a multipart upload",
  scope: "files:write",
  body: NewMultipart,
  response: MultipartUpload,
  status: 201,
  limit: "upload",
});
export const getMultipartContract = contract({
  method: "GET",
  path: "/api/uploads/multipart/{fileId}",
  tag,
  summary: "List the parts of a multipart upload",
  scope: "files:read",
  params: FileParams,
  response: MultipartUpload,
});
export const completeMultipartContract = contract({
  method: "POST",
  path: "/api/uploads/multipart/{fileId}/complete",
  tag,
  summary: "Complete a multipart upload",
  scope: "files:write",
  params: FileParams,
  response: FileInfo,
});

export const setMyPictureContract = contract({
  method: "PUT",
  path: "/api/auth/me/image",
  tag,
  summary: "Set my picture",
  scope: "account:write",
  body: PictureChoice,
  response: NoContent,
});
export const setWorkspacePictureContract = contract({
  method: "PUT",
  path: "/api/workspaces/{workspaceId}/image",
  tag,
  summary: "Set a workspace's icon",
  scope: "workspaces:write",
  params: z.strictObject({ workspaceId: Id }),
  body: PictureChoice,
  response: NoContent,
});
export const setChannelPictureContract = contract({
  method: "PUT",
  path: "/api/channels/{channelId}/image",
  tag,
  summary: "Set a group's picture",
  scope: "channels:write",
  params: z.strictObject({ channelId: Id }),
  body: PictureChoice,
  response: NoContent,
});
