import { contract } from "@/lib/http/contract";
import { SearchQuery, SearchResults } from "./schema";

export const searchContract = contract({
  method: "GET",
  path: "/api/search",
  tag: "Search",
  summary: "Search the messages, documents, channels, people and files that I may see",
  scope: "search:read",
  query: SearchQuery,
  response: SearchResults,
  limit: "search",
  realtime: true,
  mcp: true,
});
