import { endpoint } from "@/lib/http/endpoint";
import { getPublicChannelContract } from "./contract";
import { getPublicChannel } from "./service";

export const getPublicChannelEndpoint = endpoint(getPublicChannelContract, ({ params, query }) =>
  getPublicChannel(params.channelId, query.before),
);
