import { endpoint } from "@/lib/http/endpoint";
import {
  getInstanceRequirementContract,
  requireOnInstanceContract,
  resetTwoFactorContract,
} from "./admin-contract";
import { getInstanceRequirement, requireOfEverybody, resetTwoFactor } from "./admin-service";

export const getInstanceRequirementEndpoint = endpoint(getInstanceRequirementContract, ({ actor }) =>
  getInstanceRequirement(actor),
);

export const requireOnInstanceEndpoint = endpoint(requireOnInstanceContract, ({ actor, body }) =>
  requireOfEverybody(actor, body.graceDays),
);

export const resetTwoFactorEndpoint = endpoint(resetTwoFactorContract, ({ actor, body }) =>
  resetTwoFactor(actor, body.email),
);
