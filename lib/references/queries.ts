import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";
import { call } from "@/lib/http/client";
import type { ObjectType } from "@/lib/objects/types";
import { listBacklinksContract, resolveReferencesContract } from "./contract";
import { MAX_RESOLVED } from "./limits";
import type { ReferenceKey, ResolvedReference } from "./schema";

/** What the keys of several queries begin with, to change or invalidate them together. */
export const referenceKeys = { references: ["references"], backlinks: ["backlinks"] } as const;

/** What a mentioned object is for me. Those of one moment are asked for together. */
export const referenceQuery = (key: ReferenceKey) =>
  queryOptions({
    queryKey: [
      ...referenceKeys.references,
      key.type,
      "id" in key ? key.id : `${key.threadId ?? key.channelId}/${key.seq}`,
    ],
    queryFn: () => resolveSoon(key),
    staleTime: 60_000,
  });

export const backlinksQuery = (type: ObjectType, targetId: string) =>
  infiniteQueryOptions({
    queryKey: [...referenceKeys.backlinks, type, targetId],
    queryFn: ({ pageParam }) =>
      call(listBacklinksContract, {
        params: { type, targetId },
        query: { limit: 20, ...(pageParam && { cursor: pageParam }) },
      }),
    initialPageParam: "",
    getNextPageParam: (last) => last.nextCursor,
  });

type Waiting = {
  key: ReferenceKey;
  resolve: (found: ResolvedReference) => void;
  reject: (error: unknown) => void;
};

const waiting: Waiting[] = [];

function resolveSoon(key: ReferenceKey): Promise<ResolvedReference> {
  return new Promise((resolve, reject) => {
    if (waiting.length === 0) setTimeout(ask);
    waiting.push({ key, resolve, reject });
  });
}

const resolveTogether = async (targets: ReferenceKey[]): Promise<ResolvedReference[]> =>
  (await call(resolveReferencesContract, { body: { targets } })).items;

/** Any number of them, in their order. */
export async function resolveReferences(targets: readonly ReferenceKey[]): Promise<ResolvedReference[]> {
  const found: ResolvedReference[] = [];
  for (let from = 0; from < targets.length; from += MAX_RESOLVED)
    found.push(...(await resolveTogether(targets.slice(from, from + MAX_RESOLVED))));
  return found;
}

async function ask() {
  const asked = waiting.splice(0, MAX_RESOLVED);
  if (waiting.length > 0) setTimeout(ask);
  try {
    const items = await resolveTogether(asked.map(({ key }) => key));
    for (const [at, { resolve }] of asked.entries()) resolve(items[at] ?? { isVisible: false });
  } catch (error) {
    for (const { reject } of asked) reject(error);
  }
}
