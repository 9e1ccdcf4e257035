import { expect, it } from "vitest";
import { networkOf } from "./client-address";

it.each([
  ["192.0.2.7", "192.0.2.7"],
  ["::ffff:192.0.2.7", "192.0.2.7"],
  ["2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"],
  ["2001:0DB8:1:2::1", "2001:db8:1:2::/64"],
  ["2001:db8::1", "2001:db8:0:0::/64"],
  ["fe80::1%eth0", "fe80:0:0:0::/64"],
  ["::1", "0:0:0:0::/64"],
  ["unknown", "unknown"],
])("counts %s as %s", (address, network) => {
  expect(networkOf(address)).toBe(network);
});

it("counts by a wider network where asked to", () => {
  expect(networkOf("2001:db8:1:2::1", 48)).toBe("2001:db8:1::/48");
  expect(networkOf("192.0.2.7", 48)).toBe("192.0.2.7");
});
