import { endpoint } from "@/lib/http/endpoint";
import { getIndexContract, updateIndexContract } from "./contract";
import { getIndex, updateIndex } from "./service";

export const getIndexEndpoint = endpoint(getIndexContract, ({ actor }) => getIndex(actor));
export const updateIndexEndpoint = endpoint(updateIndexContract, ({ actor, body }) =>
  updateIndex(actor, body.modelId),
);
