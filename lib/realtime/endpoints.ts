import { endpoint } from "@/lib/http/endpoint";
import { createRealtimeTokenContract } from "./contract";
import { createRealtimeToken } from "./service";

export const createRealtimeTokenEndpoint = endpoint(createRealtimeTokenContract, ({ actor }) =>
  createRealtimeToken(actor),
);
