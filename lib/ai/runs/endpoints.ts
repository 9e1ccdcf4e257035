import { endpoint } from "@/lib/http/endpoint";
import { getRunChunksContract, stopRunContract } from "./contract";
import { getRunChunks, stopRun } from "./service";

export const stopRunEndpoint = endpoint(stopRunContract, ({ actor, params }) => stopRun(actor, params.runId));
export const getRunChunksEndpoint = endpoint(getRunChunksContract, ({ actor, params, query }) =>
  getRunChunks(actor, params.runId, query.after),
);
