import type { SearchScope } from "./schema";

/** Where a search goes on that has found nothing. */
export const WIDER: Record<SearchScope, SearchScope | null> = {
  channel: "workspace",
  workspace: "all",
  all: null,
};
