import { expect, it } from "vitest";
import { repairAddress } from "./repair-address";

it.each([
  ["/api/files/%", "/api/files/%25"],
  ["/w/acme/%zz?x=%", "/w/acme/%25zz?x=%"],
  ["/invite/%ff", "/invite/%25ff"],
  ["/api/messages/x/reactions/%F0%9F%91", "/api/messages/x/reactions/%25F0%259F%2591"],
  ["/%c0%af/a%20b", "/%25c0%25af/a%20b"],
])("repairs %s", (address, repaired) => {
  expect(repairAddress(address)).toBe(repaired);
  expect(() => decodeURIComponent(repaired.split("?")[0]!)).not.toThrow();
});

it.each(["/", "/w/a%20b", "/x?y=%", "/reactions/%F0%9F%91%8D", "*"])("leaves %s alone", (address) => {
  expect(repairAddress(address)).toBe(address);
});
