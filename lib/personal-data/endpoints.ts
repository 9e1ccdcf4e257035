import { endpoint } from "@/lib/http/endpoint";
import {
  deleteAccountContract,
  getDeletionPlanContract,
  listExportsContract,
  startExportContract,
} from "./contract";
import { getDeletionPlan } from "./deletion/plan";
import { deleteAccount } from "./deletion/service";
import { listExports, startExport } from "./export/service";

export const startExportEndpoint = endpoint(startExportContract, ({ actor, body }) =>
  startExport(actor, body.password),
);
export const listExportsEndpoint = endpoint(listExportsContract, ({ actor }) => listExports(actor));

export const getDeletionPlanEndpoint = endpoint(getDeletionPlanContract, ({ actor }) =>
  getDeletionPlan(actor),
);
export const deleteAccountEndpoint = endpoint(deleteAccountContract, ({ actor, body }) =>
  deleteAccount(actor, body.confirmation),
);
