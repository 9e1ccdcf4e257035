import { endpoint } from "@/lib/http/endpoint";
import { listExportsContract, startExportContract } from "./contract";
import { listExports, startExport } from "./export/service";

export const startExportEndpoint = endpoint(startExportContract, ({ actor }) => startExport(actor));
export const listExportsEndpoint = endpoint(listExportsContract, ({ actor }) => listExports(actor));
