import { queryOptions } from "@tanstack/react-query";
import { call } from "@/lib/http/client";
import { getMeContract } from "./contract";

export const meQuery = () =>
  queryOptions({ queryKey: ["me"], queryFn: () => call(getMeContract), staleTime: 5 * 60_000 });
