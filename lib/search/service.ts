import type { Actor } from "@/lib/auth/actor";
import type { SearchEngine } from "./engine";
import { postgresEngine } from "./postgres/engine";
import { parseSearch } from "./query";
import type { SearchQuery, SearchResults } from "./schema";

/** The one engine that is always there. Others are chosen here, by their settings. */
const engine: SearchEngine = postgresEngine;

/** @throws AppError invalid_input for a search that can't be read; the message says what to change */
export async function search(actor: Actor, { q, ...query }: SearchQuery): Promise<SearchResults> {
  const parsed = parseSearch(q);
  return engine.search(actor, { ...query, type: query.type ?? parsed.type ?? undefined, parsed });
}
