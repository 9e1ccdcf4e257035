import { endpoint } from "@/lib/http/endpoint";
import { listChannelExportsContract, startChannelExportContract } from "./contract";
import { listChannelExports, startChannelExport } from "./service";

export const startChannelExportEndpoint = endpoint(startChannelExportContract, ({ actor, params }) =>
  startChannelExport(actor, params.channelId),
);
export const listChannelExportsEndpoint = endpoint(listChannelExportsContract, ({ actor, params }) =>
  listChannelExports(actor, params.channelId),
);
