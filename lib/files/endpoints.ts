import { endpoint } from "@/lib/http/endpoint";
import {
  beginMultipartContract,
  completeMultipartContract,
  deleteUploadContract,
  getMultipartContract,
  listChannelFilesContract,
  setChannelPictureContract,
  setMyPictureContract,
  setWorkspacePictureContract,
  updateFileContract,
} from "./contract";
import { listChannelFiles } from "./list";
import { beginMultipart, completeMultipart, getMultipart } from "./multipart/service";
import { setChannelPicture, setMyPicture, setWorkspacePicture } from "./picture/service";
import { deleteUpload, updateFile } from "./service";

export const listChannelFilesEndpoint = endpoint(listChannelFilesContract, ({ actor, params, query }) =>
  listChannelFiles(actor, params.channelId, query),
);
export const updateFileEndpoint = endpoint(updateFileContract, ({ actor, params, body }) =>
  updateFile(actor, params.fileId, body),
);
export const deleteUploadEndpoint = endpoint(deleteUploadContract, ({ actor, params }) =>
  deleteUpload(actor, params.fileId),
);
export const beginMultipartEndpoint = endpoint(beginMultipartContract, ({ actor, body }) =>
  beginMultipart(actor, body),
);
export const getMultipartEndpoint = endpoint(getMultipartContract, ({ actor, params }) =>
  getMultipart(actor, params.fileId),
);
export const completeMultipartEndpoint = endpoint(completeMultipartContract, ({ actor, params }) =>
  completeMultipart(actor, params.fileId),
);
export const setMyPictureEndpoint = endpoint(setMyPictureContract, ({ actor, body }) =>
  setMyPicture(actor, body.fileId),
);
export const setWorkspacePictureEndpoint = endpoint(setWorkspacePictureContract, ({ actor, params, body }) =>
  setWorkspacePicture(actor, params.workspaceId, body.fileId),
);
export const setChannelPictureEndpoint = endpoint(setChannelPictureContract, ({ actor, params, body }) =>
  setChannelPicture(actor, params.channelId, body.fileId),
);
