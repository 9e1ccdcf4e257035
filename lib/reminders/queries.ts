import { queryOptions } from "@tanstack/react-query";
import { call } from "@/lib/http/client";
import { listRemindersContract } from "./contract";

/** What I am reminded of, the next hundred. Live. */
export const remindersQuery = () =>
  queryOptions({
    queryKey: ["reminders"],
    queryFn: async () => (await call(listRemindersContract, { query: { limit: 100 } })).items,
    staleTime: Number.POSITIVE_INFINITY,
  });
