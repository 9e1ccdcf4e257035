import { queryOptions } from "@tanstack/react-query";
import { call } from "@/lib/http/client";
import { waysToConfirmContract } from "./contract";

/** What I can prove with who I am; asked anew each time. */
export const waysToConfirmQuery = () =>
  queryOptions({ queryKey: ["ways-to-confirm"], queryFn: () => call(waysToConfirmContract), retry: false });
