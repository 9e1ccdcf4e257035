import { contract, NoContent } from "@/lib/http/contract";
import { TypedCode } from "../schema";
import { NewPhone, PhoneState } from "./schema";

const tag = "Accounts";

export const getPhoneContract = contract({
  method: "GET",
  path: "/api/auth/phone",
  tag,
  summary: "Get my phone number",
  scope: "account:security",
  response: PhoneState,
});

/** Answers the same whether or not the number is somebody’s here. */
export const startPhoneContract = contract({
  method: "POST",
  path: "/api/auth/phone",
  tag,
  summary: "Send a code to a phone number",
  scope: "account:security",
  body: NewPhone,
  response: PhoneState,
  limit: "auth",
});

export const verifyPhoneContract = contract({
  method: "POST",
  path: "/api/auth/phone/verify",
  tag,
  summary: "Verify my phone number with the code",
  scope: "account:security",
  body: TypedCode,
  response: PhoneState,
  limit: "auth",
});

export const deletePhoneContract = contract({
  method: "DELETE",
  path: "/api/auth/phone",
  tag,
  summary: "Delete my phone number",
  scope: "account:security",
  response: NoContent,
});
