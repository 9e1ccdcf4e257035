import { queryOptions } from "@tanstack/react-query";
import { call } from "@/lib/http/client";
import { listSsoProvidersContract } from "./contract";

export const ssoProvidersQuery = () =>
  queryOptions({
    queryKey: ["sso-providers"],
    queryFn: async () => (await call(listSsoProvidersContract)).items,
  });
