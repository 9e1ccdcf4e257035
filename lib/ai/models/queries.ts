import { queryOptions } from "@tanstack/react-query";
import { call } from "@/lib/http/client";
import { listModelsContract } from "./contract";

/** Admins change them without an event; a chat that asks a model that is gone is told so. */
export const modelsQuery = () =>
  queryOptions({
    queryKey: ["ai-models"],
    queryFn: async () => (await call(listModelsContract)).items,
    staleTime: 60_000,
  });
