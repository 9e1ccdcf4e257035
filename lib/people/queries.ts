import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";
import { call } from "@/lib/http/client";
import type { Output } from "@/lib/http/contract";
import {
  getPersonContract,
  getPersonSettingsContract,
  listBlocksContract,
  listStatusesContract,
} from "./contract";
import type { Status } from "./schema";

export type StatusState = Record<string, Status>;

/** The statuses of the people around me, by their id. Live: `person.updated` keeps it true. */
export const statusesQuery = () =>
  queryOptions({
    queryKey: ["statuses"],
    queryFn: async () => statusesByPerson(await call(listStatusesContract)),
    staleTime: Number.POSITIVE_INFINITY,
  });

export const statusesByPerson = ({ items }: Output<typeof listStatusesContract>): StatusState =>
  Object.fromEntries(items.map(({ userId, status }) => [userId, status]));

/** A person as I may see them, for their card. */
export const personQuery = (userId: string) =>
  queryOptions({
    queryKey: ["person", userId],
    queryFn: () => call(getPersonContract, { params: { userId } }),
    staleTime: 60_000,
  });

/** How I want to be seen. Live. */
export const personSettingsQuery = () =>
  queryOptions({
    queryKey: ["person-settings"],
    queryFn: () => call(getPersonSettingsContract),
    staleTime: Number.POSITIVE_INFINITY,
  });

export const blocksQuery = () =>
  infiniteQueryOptions({
    queryKey: ["blocks"],
    queryFn: ({ pageParam }) => call(listBlocksContract, { query: pageParam ? { cursor: pageParam } : {} }),
    initialPageParam: "",
    getNextPageParam: (last) => last.nextCursor,
  });
