import { endpoint } from "@/lib/http/endpoint";
import {
  createAiFolderContract,
  deleteAiFolderContract,
  listAiFoldersContract,
  updateAiFolderContract,
} from "./contract";
import { createFolder, deleteFolder, listFolders, updateFolder } from "./service";

export const listAiFoldersEndpoint = endpoint(listAiFoldersContract, ({ actor, params, query }) =>
  listFolders(actor, params.workspaceId, query),
);
export const createAiFolderEndpoint = endpoint(createAiFolderContract, ({ actor, params, body }) =>
  createFolder(actor, params.workspaceId, body),
);
export const updateAiFolderEndpoint = endpoint(updateAiFolderContract, ({ actor, params, body }) =>
  updateFolder(actor, params.aiFolderId, body),
);
export const deleteAiFolderEndpoint = endpoint(deleteAiFolderContract, ({ actor, params }) =>
  deleteFolder(actor, params.aiFolderId),
);
