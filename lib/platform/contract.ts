import { z } from "zod";
import { contract } from "@/lib/http/contract";

const tag = "Platform";

export const getHealthContract = contract({
  method: "GET",
  path: "/api/health",
  tag,
  summary: "Is the web process alive?",
  response: z.object({ ok: z.literal(true) }),
  auth: "public",
  limit: "none",
});

/** 503 while a part isn't there; `details.missing` names it. */
export const getReadinessContract = contract({
  method: "GET",
  path: "/api/ready",
  tag,
  summary: "Can people work: are database, realtime and jobs there?",
  response: z.object({ ok: z.literal(true) }),
  auth: "public",
  limit: "none",
});
