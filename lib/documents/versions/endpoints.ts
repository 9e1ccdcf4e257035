import { endpoint } from "@/lib/http/endpoint";
import {
  getVersionContract,
  listVersionsContract,
  nameVersionContract,
  restoreVersionContract,
  saveVersionContract,
} from "./contract";
import { getVersion, listVersions, nameVersion, restoreVersion, saveVersion } from "./service";

export const listVersionsEndpoint = endpoint(listVersionsContract, ({ actor, params, query }) =>
  listVersions(actor, params.documentId, query),
);
export const saveVersionEndpoint = endpoint(saveVersionContract, ({ actor, params, body }) =>
  saveVersion(actor, params.documentId, body.name),
);
export const getVersionEndpoint = endpoint(getVersionContract, ({ actor, params }) =>
  getVersion(actor, params.documentId, params.versionId),
);
export const nameVersionEndpoint = endpoint(nameVersionContract, ({ actor, params, body }) =>
  nameVersion(actor, params.documentId, params.versionId, body.name),
);
export const restoreVersionEndpoint = endpoint(restoreVersionContract, ({ actor, params }) =>
  restoreVersion(actor, params.documentId, params.versionId),
);
