import { createHmac } from "node:crypto";
import * as oauth from "oauth4webapi";
import { env } from "@/lib/env";
import { AppError } from "@/lib/http/errors";
import { operatorPolicy, publicOrAllowedPolicy } from "@/lib/net/fetch-policy";
import { guardedStream } from "@/lib/net/guarded-stream";
import type { SsoProvider } from "../sso-providers";

type Issuer = Pick<SsoProvider, "issuer" | "isOperators">;

const MAX_BYTES = 1024 * 1024;
const PATIENCE_MS = 10_000;
const SCOPE = "openid email profile";

/** An admin's address may be public over https, or what OUTBOUND_ALLOW_LIST names. */
export const TYPED_RULES = { policy: publicOrAllowedPolicy, requireHttps: true };

const requests = ({ isOperators }: Issuer) => ({
  [oauth.customFetch]: guardedStream({
    ...(isOperators ? { policy: operatorPolicy } : TYPED_RULES),
    maxBytes: MAX_BYTES,
  }) as never,
  // The guard decides that.
  [oauth.allowInsecureRequests]: true,
  signal: () => AbortSignal.timeout(PATIENCE_MS),
});

/** The provider's own description of itself. */
export async function discover(provider: Issuer): Promise<oauth.AuthorizationServer> {
  const issuer = new URL(provider.issuer);
  const response = await oauth.discoveryRequest(issuer, requests(provider));
  const server = await oauth.processDiscoveryResponse(issuer, response);
  if (!server.authorization_endpoint || !server.token_endpoint)
    throw new Error("it names no place to sign in");
  return server;
}

export const callbackAddress = () => new URL("/api/auth/sso/callback", env().APP_URL).href;

/** What belongs to one attempt follows from its state: nothing of it is stored. */
const derive = (label: string, state: string) =>
  createHmac("sha256", env().AUTH_SECRET).update(`guildhall:oidc:${label}:${state}`).digest("base64url");
const verifierOf = (state: string) => derive("verifier", state);
const nonceOf = (state: string) => derive("nonce", state);

/** Where the browser goes to sign in. */
export async function authorizationAddress(provider: SsoProvider, state: string): Promise<string> {
  const server = await discover(provider);
  const url = new URL(server.authorization_endpoint!);
  if (!/^https?:$/.test(url.protocol)) throw new Error("its place to sign in isn't a web address");
  const parameters = {
    client_id: provider.clientId,
    redirect_uri: callbackAddress(),
    response_type: "code",
    scope: SCOPE,
    state,
    nonce: nonceOf(state),
    code_challenge: await oauth.calculatePKCECodeChallenge(verifierOf(state)),
    code_challenge_method: "S256",
  };
  for (const [name, value] of Object.entries(parameters)) url.searchParams.set(name, value);
  return url.href;
}

export type Claims = Record<string, unknown> & { sub: string };

/**
 * The claims of the person who came back: of the id token, which is verified whole (signature, issuer, audience, nonce,
 * times), and of userinfo for those that aren't in it.
 * @throws Error where anything of it isn't right
 */
export async function redeemAnswer(provider: SsoProvider, answer: URL, state: string): Promise<Claims> {
  const server = await discover(provider);
  const client: oauth.Client = { client_id: provider.clientId };
  const options = requests(provider);
  const parameters = oauth.validateAuthResponse(server, client, answer, state);
  const response = await oauth.authorizationCodeGrantRequest(
    server,
    client,
    authentication(server, provider.clientSecret()),
    parameters,
    callbackAddress(),
    verifierOf(state),
    options,
  );
  const result = await oauth.processAuthorizationCodeResponse(server, client, response, {
    expectedNonce: nonceOf(state),
    requireIdToken: true,
  });
  await oauth.validateApplicationLevelSignature(server, response, options);
  const idToken = oauth.getValidatedIdTokenClaims(result)!;
  if (!server.userinfo_endpoint) return idToken;
  const info = await oauth.userInfoRequest(server, client, result.access_token, options);
  return { ...(await oauth.processUserInfoResponse(server, client, idToken.sub, info)), ...idToken };
}

/** As the provider prefers it; the standard's default is Basic. */
function authentication(server: oauth.AuthorizationServer, secret: string | null): oauth.ClientAuth {
  if (!secret) return oauth.None();
  const methods = server.token_endpoint_auth_methods_supported ?? ["client_secret_basic"];
  return methods.includes("client_secret_basic")
    ? oauth.ClientSecretBasic(secret)
    : oauth.ClientSecretPost(secret);
}

/** @throws AppError unavailable, with what to do, where the provider can't be reached or isn't one */
export async function assertAnswers(provider: Issuer): Promise<void> {
  await discover(provider).catch((error) => {
    throw new AppError(
      "unavailable",
      `The provider doesn’t answer as one of OpenID Connect does (${(error as Error).message}). Check the issuer’s address.`,
    );
  });
}

/** Asks the provider of the variables to describe itself. */
export async function checkSso(): Promise<void> {
  await discover({ issuer: env().OIDC_ISSUER ?? "", isOperators: true });
}
