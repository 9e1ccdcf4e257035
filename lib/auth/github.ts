import GitHubProvider, { type GithubProfile } from "next-auth/providers/github";
import { z } from "zod";
import { env } from "@/lib/env";

const Emails = z.array(z.object({ email: z.string(), primary: z.boolean(), verified: z.boolean() }));

export const isGitHubConfigured = () => Boolean(env().GITHUB_ID);

/** Where GitHub is: github.com, or the Enterprise server (in the tests, the local OAuth server) at GITHUB_URL. */
function endpoints() {
  const base = env().GITHUB_URL?.replace(/\/$/, "");
  return base
    ? { login: `${base}/login/oauth`, api: `${base}/api/v3` }
    : { login: "https://github.com/login/oauth", api: "https://api.github.com" };
}

/** The address that GitHub says is the person's main one and verified. The profile's own e-mail is only what they show. */
async function verifiedEmail(api: string, accessToken: string): Promise<string | undefined> {
  const response = await fetch(`${api}/user/emails`, {
    headers: { authorization: `Bearer ${accessToken}`, accept: "application/vnd.github+json" },
    signal: AbortSignal.timeout(10_000),
  });
  if (!response.ok) return undefined;
  const emails = Emails.parse(await response.json());
  return emails.find((email) => email.primary && email.verified)?.email;
}

/** @throws where GitHub's interface doesn't answer; it needn't let us in for this. */
export async function checkGitHub(): Promise<void> {
  const { status } = await fetch(endpoints().api, { signal: AbortSignal.timeout(10_000) });
  if (status >= 500) throw new Error(`It answers ${status}`);
}

/** Sign-in with GitHub. The profile's e-mail is a verified one, or missing. */
export function gitHubProvider() {
  const { GITHUB_ID = "", GITHUB_SECRET = "" } = env();
  const { login, api } = endpoints();
  return GitHubProvider({
    clientId: GITHUB_ID,
    clientSecret: GITHUB_SECRET,
    issuer: login,
    checks: ["state", "pkce"],
    authorization: { url: `${login}/authorize`, params: { scope: "read:user user:email" } },
    token: `${login}/access_token`,
    userinfo: {
      url: `${api}/user`,
      async request({ client, tokens }) {
        const accessToken = tokens.access_token ?? "";
        const profile = await client.userinfo<GithubProfile>(accessToken);
        return { ...profile, email: await verifiedEmail(api, accessToken) };
      },
    },
  });
}
