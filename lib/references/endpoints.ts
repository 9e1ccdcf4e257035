import { endpoint } from "@/lib/http/endpoint";
import { listBacklinks } from "./backlinks/service";
import { listBacklinksContract, resolveReferencesContract } from "./contract";
import { resolveReferences } from "./resolve/service";

export const resolveReferencesEndpoint = endpoint(resolveReferencesContract, async ({ actor, body }) => ({
  items: await resolveReferences(actor, body.targets),
}));
export const listBacklinksEndpoint = endpoint(listBacklinksContract, ({ actor, params, query }) =>
  listBacklinks(actor, { type: params.type, id: params.targetId }, query),
);
