import { OAuth2Server } from "oauth2-mock-server";

type Person = { claims: Record<string, unknown>; userinfo?: Record<string, unknown> };

/** A stand-in for an OpenID provider, spoken to over the wire. Every sign-in succeeds as the person last named. */
export async function startOidcServer() {
  const server = new OAuth2Server();
  await server.issuer.keys.generate("RS256");
  let person: Person = { claims: {} };
  server.service.on("beforeTokenSigning", ({ payload }) => {
    Object.assign(payload, { aud: "guildhall" }, person.claims, { iss: payload.iss });
  });
  server.service.on("beforeUserinfo", (response) => {
    response.body = person.userinfo ?? { sub: person.claims.sub };
  });
  await server.start(0, "localhost");
  return {
    issuer: server.issuer.url ?? "",
    become: (next: Person) => {
      person = next;
    },
    stop: () => server.stop(),
  };
}

export type OidcServer = Awaited<ReturnType<typeof startOidcServer>>;
