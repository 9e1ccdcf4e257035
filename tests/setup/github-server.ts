import { OAuth2Server } from "oauth2-mock-server";

export type GitHubPerson = {
  id: number;
  login: string;
  name: string | null;
  emails: { email: string; primary: boolean; verified: boolean }[];
};

/**
 * A stand-in for GitHub, spoken to over the wire: an OAuth server at the paths of GitHub Enterprise, for GITHUB_URL.
 * Every sign-in succeeds at once, as the person that `become` last named.
 */
export async function startGitHubServer(port = 0) {
  const server = new OAuth2Server(undefined, undefined, {
    endpoints: {
      authorize: "/login/oauth/authorize",
      token: "/login/oauth/access_token",
      userinfo: "/api/v3/user",
    },
  });
  let person: GitHubPerson | undefined;

  await server.issuer.keys.generate("RS256");
  // GitHub's OAuth gives neither.
  server.service.on("beforeResponse", ({ body }) => {
    delete body.id_token;
    delete body.refresh_token;
  });
  server.service.on("beforeUserinfo", (response) => {
    const { emails, ...profile } = person ?? { emails: [] };
    // The profile's own address is whatever the person shows, verified or not: it must not be used.
    response.body = { ...profile, email: "shown@elsewhere.test" };
  });
  server.service.addRoute("GET", "/api/v3/user/emails", (_request, response) => {
    response.setHeader("content-type", "application/json");
    response.end(JSON.stringify(person?.emails ?? []));
  });
  await server.start(port, "localhost");
  return {
    url: server.issuer.url ?? "",
    become: (next: GitHubPerson) => {
      person = next;
    },
    stop: () => server.stop(),
  };
}
