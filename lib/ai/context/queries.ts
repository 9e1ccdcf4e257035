import { queryOptions } from "@tanstack/react-query";
import { call } from "@/lib/http/client";
import type { ObjectKey } from "@/lib/objects/types";
import { getContextContract } from "./contract";

const LOOK_MS = 2_000;

/** It changes with each message and edit; an estimate of a minute ago will do. */
export const contextQuery = ({ type, id }: ObjectKey) =>
  queryOptions({
    queryKey: ["ai-context", type, id],
    queryFn: () => call(getContextContract, { params: { type, targetId: id } }),
    staleTime: 60_000,
    refetchInterval: ({ state }) => (state.data?.isReading ? LOOK_MS : false),
  });
