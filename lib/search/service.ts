import type { Actor } from "@/lib/auth/actor";
import type { SearchEngine } from "./engine";
import { postgresEngine } from "./postgres/engine";
import { parseSearch } from "./query";
import type { SearchQuery, SearchResults, SearchScope } from "./schema";
import { WIDER } from "./wider";

/** The one engine that is always there. Others are chosen here, by their settings. */
const engine: SearchEngine = postgresEngine;

/** @throws AppError invalid_input for a search that can't be read; the message says what to change */
export async function search(actor: Actor, { q, widens, ...query }: SearchQuery): Promise<SearchResults> {
  const parsed = parseSearch(q);
  const request = { ...query, type: query.type ?? parsed.type ?? undefined, parsed };
  let found: SearchResults | null = null;
  for (let scope: SearchScope | null = query.scope; scope; scope = WIDER[scope]) {
    if (scope === "workspace" && !query.workspaceId) continue;
    const here = { ...(await engine.search(actor, { ...request, scope })), scope };
    if (!widens || here.items.some(({ isSimilar }) => !isSimilar)) return here;
    // Where no place has the words, the narrowest with similar ones, or the widest.
    if (!found?.items.length) found = here;
  }
  return found ?? { items: [], scope: query.scope, nextCursor: null, isApproximate: false };
}
