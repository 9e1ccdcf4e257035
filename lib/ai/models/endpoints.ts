import { endpoint } from "@/lib/http/endpoint";
import { listModelsContract } from "./contract";
import { listModels } from "./list";

export const listModelsEndpoint = endpoint(listModelsContract, async () => ({
  items: await listModels(),
  nextCursor: null,
}));
