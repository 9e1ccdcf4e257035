import { expect, it } from "vitest";
import { turnCredential } from "./ice";
import { admissionOf, janusToken, rankServers } from "./janus/token";
import { isSignedByTwilio, twilioSignature } from "./twilio/signature";

it("makes TURN credentials that coturn's use-auth-secret accepts until they expire", () => {
  // printf 1700000000:ada | openssl dgst -sha1 -hmac s3cret -binary | base64
  expect(turnCredential("s3cret", 1_700_000_000, "ada")).toEqual({
    username: "1700000000:ada",
    credential: "yC+x5OTFzkPMvyC+iVIolM46yuE=",
  });
});

it("makes the tokens of token_auth_secret, for the video rooms alone", () => {
  expect(janusToken("tok", 60, 1_700_000_000_000)).toMatch(
    /^1700000060,janus,janus\.plugin\.videoroom:[\w+/]{27}=$/,
  );
});

it("admits each participant by something of their own", () => {
  expect(admissionOf("secret", "a")).toBe(admissionOf("secret", "a"));
  expect(
    new Set([admissionOf("secret", "a"), admissionOf("secret", "b"), admissionOf("other", "a")]).size,
  ).toBe(3);
});

it("spreads calls over the servers, and moves only those of a server that is taken away", () => {
  const urls = ["wss://one.test", "wss://two.test", "wss://three.test"];
  const calls = Array.from({ length: 3_000 }, (_, n) => `call ${n}`);
  const first = (from: readonly string[]) => calls.map((call) => rankServers(from, call)[0]!);
  const before = first(urls);
  const after = first(urls.slice(0, 2));
  for (const url of urls) expect(before.filter((one) => one === url).length).toBeGreaterThan(900);
  expect(before.filter((url, n) => url !== after[n] && url !== urls[2])).toEqual([]);
  expect(first([...urls].reverse())).toEqual(before);
});

it("takes what Twilio has signed, and nothing changed, shortened or unsigned", () => {
  // The example in Twilio's documentation of request validation.
  const url = "https://mycompany.com/myapp.php?foo=1&bar=2";
  const fields = new URLSearchParams({
    ...{ CallSid: "CA1234567890ABCDE", Caller: "+14158675309", Digits: "1234", From: "+14158675309" },
    To: "+18005551212",
  });
  const signature = twilioSignature("12345", url, fields);
  expect(signature).toBe("RSOYDt4T1cUTdK1PDd93/VVr8B8=");
  const isSigned = (given: string | null, at = url, form = fields, token = "12345") =>
    isSignedByTwilio(given, token, at, form);
  expect(isSigned(signature)).toBe(true);
  expect(isSigned(null)).toBe(false);
  expect(isSigned("")).toBe(false);
  expect(isSigned(signature.slice(1))).toBe(false);
  expect(isSigned(signature, "https://other.test/")).toBe(false);
  expect(isSigned(signature, url, new URLSearchParams([...fields, ["More", "1"]]))).toBe(false);
  expect(isSigned(signature, url, fields, "54321")).toBe(false);
});
