import { endpoint } from "@/lib/http/endpoint";
import { getAiFileContract, readAiFileContract } from "./contract";
import { getAiFile, readAgain } from "./service";

export const getAiFileEndpoint = endpoint(getAiFileContract, ({ actor, params }) =>
  getAiFile(actor, params.fileId),
);
export const readAiFileEndpoint = endpoint(readAiFileContract, ({ actor, params }) =>
  readAgain(actor, params.fileId),
);
