import { queryOptions } from "@tanstack/react-query";
import { call } from "@/lib/http/client";
import { listExportsContract } from "./contract";

export const exportsQuery = () =>
  queryOptions({
    queryKey: ["exports"],
    queryFn: async () => (await call(listExportsContract)).items,
  });
