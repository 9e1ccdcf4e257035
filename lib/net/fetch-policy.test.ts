import { expect, it } from "vitest";
import { parseAllowList } from "./allow-list";
import { isPublic, publicPolicy } from "./fetch-policy";
import { checkUrl, resolveTarget } from "./target";

it.each([
  "127.0.0.1",
  "10.0.0.1",
  "172.16.0.1",
  "192.168.1.1",
  "169.254.169.254",
  "0.0.0.0",
  "100.64.0.1",
  "192.0.0.8",
  "198.18.0.1",
  "224.0.0.1",
  "240.0.0.1",
  "255.255.255.255",
  "::1",
  "::",
  "fe80::1",
  "fe80::1%eth0",
  "fec0::1",
  "fd00::1",
  "ff02::1",
  "::ffff:127.0.0.1",
  "::ffff:93.184.216.34",
  "64:ff9b::7f00:1",
  "64:ff9b:1::a00:1",
  "2002:7f00:1::",
  "2001::1",
  "2001:db8::1",
  "::127.0.0.1",
  "::ffff:0:7f00:1",
  "4000::1",
  "example.com",
  "",
])("%s is not public", (address) => expect(isPublic(address)).toBe(false));

it.each(["93.184.216.34", "1.1.1.1", "2606:2800:220:1:248:1893:25c8:1946"])("%s is public", (address) =>
  expect(isPublic(address)).toBe(true),
);

const rules = { policy: publicPolicy };

it.each([
  "http://127.0.0.1/",
  "http://2130706433/",
  "http://0x7f.1/",
  "http://0177.0.0.1/",
  "http://127.1/",
  "http://[::1]/",
  "http://[::ffff:127.0.0.1]/",
  "http://[64:ff9b::7f00:1]/",
  "http://１２７.0.0.1/",
  "http://169.254.169.254/latest/meta-data/",
  "http://me:you@93.184.216.34/",
  "file:///etc/passwd",
  "gopher://93.184.216.34/",
])("refuses %s before any look-up", (link) => {
  expect(() => checkUrl(new URL(link), rules)).toThrow();
});

it("refuses names of this machine, other ports and plain http where they are not wanted", async () => {
  await expect(resolveTarget(new URL("http://localhost/"), rules)).rejects.toThrow("not public");
  expect(() => checkUrl(new URL("http://93.184.216.34:22/"), { ...rules, ports: [80, 443] })).toThrow("port");
  expect(() => checkUrl(new URL("http://93.184.216.34/"), { ...rules, requireHttps: true })).toThrow("https");
  await expect(resolveTarget(new URL("https://93.184.216.34/"), rules)).resolves.toEqual(["93.184.216.34"]);
});

it("refuses a name with one private address among its own", async () => {
  const mixed = { ...publicPolicy, resolve: async () => ["93.184.216.34", "10.0.0.1"] };
  await expect(resolveTarget(new URL("http://mixed.test/"), { policy: mixed })).rejects.toThrow("not public");
});

it("reads names, addresses and ranges, with and without ports, from the allow list", () => {
  const allows = parseAllowList("ollama.lan:11434, 10.1.0.0/16,[fd00::1]:443,fd01::/16,192.168.0.7:80");
  const at = (hostname: string, address: string, port: number) => allows({ hostname, address, port });
  expect(at("ollama.lan", "10.9.9.9", 11434)).toBe(true);
  expect(at("ollama.lan", "10.9.9.9", 80)).toBe(false);
  expect(at("evil.ollama.lan", "10.9.9.9", 11434)).toBe(false);
  expect(at("x.test", "10.1.2.3", 5)).toBe(true);
  expect(at("x.test", "::ffff:10.1.2.3", 5)).toBe(true);
  expect(at("x.test", "10.2.2.3", 5)).toBe(false);
  expect(at("x.test", "fd00:0::1", 443)).toBe(true);
  expect(at("x.test", "fd00::1", 80)).toBe(false);
  expect(at("x.test", "fd01::7", 80)).toBe(true);
  expect(at("x.test", "192.168.0.7", 80)).toBe(true);
  expect(at("x.test", "192.168.0.7", 81)).toBe(false);
  expect(parseAllowList("")({ hostname: "x", address: "10.0.0.1", port: 80 })).toBe(false);
});

it.each(["10.0.0.0/40", "http://x.test", "10.0.0", "x.test:99999", "x test", "*"])(
  "refuses %s in the allow list",
  (entry) => expect(() => parseAllowList(entry)).toThrow(JSON.stringify(entry)),
);
