import { endpoint } from "@/lib/http/endpoint";
import { getContextContract } from "./contract";
import { sizeOfObject } from "./render";

export const getContextEndpoint = endpoint(getContextContract, ({ actor, params }) =>
  sizeOfObject(actor, { type: params.type, id: params.objectId }),
);
