import type { Samples } from "@/tests/setup/samples";

export const samples: Samples = {
  queries: { "GET /api/search": { q: "test" } },
};
