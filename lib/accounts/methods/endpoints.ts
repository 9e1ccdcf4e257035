import { endpoint } from "@/lib/http/endpoint";
import { getSignInMethodsContract, removePasswordContract, unlinkAccountContract } from "./contract";
import { getSignInMethods, removePassword, unlinkAccount } from "./service";

export const getSignInMethodsEndpoint = endpoint(getSignInMethodsContract, ({ actor }) =>
  getSignInMethods(actor),
);

export const unlinkAccountEndpoint = endpoint(unlinkAccountContract, ({ actor, params }) =>
  unlinkAccount(actor, params.accountId),
);

export const removePasswordEndpoint = endpoint(removePasswordContract, ({ actor }) => removePassword(actor));
