import { endpoint } from "@/lib/http/endpoint";
import { deletePhoneContract, getPhoneContract, startPhoneContract, verifyPhoneContract } from "./contract";
import { deletePhone, getPhone, startPhone, verifyPhone } from "./service";

export const getPhoneEndpoint = endpoint(getPhoneContract, ({ actor }) => getPhone(actor));

export const startPhoneEndpoint = endpoint(startPhoneContract, ({ actor, body }) => startPhone(actor, body));

export const verifyPhoneEndpoint = endpoint(verifyPhoneContract, ({ actor, body }) =>
  verifyPhone(actor, body.code),
);

export const deletePhoneEndpoint = endpoint(deletePhoneContract, ({ actor }) => deletePhone(actor));
