import { queryOptions } from "@tanstack/react-query";
import { call } from "@/lib/http/client";
import { getMeContract } from "./contract";
import { waysToConfirmContract } from "./two-factor/contract";

export const meQuery = () =>
  queryOptions({ queryKey: ["me"], queryFn: () => call(getMeContract), staleTime: 5 * 60_000 });

/** What I can prove with who I am; asked anew each time. */
export const waysToConfirmQuery = () =>
  queryOptions({ queryKey: ["ways-to-confirm"], queryFn: () => call(waysToConfirmContract), retry: false });
