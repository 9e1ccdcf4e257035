import { ssoSecrets } from "@/lib/auth/sso-providers";
import { db } from "@/lib/db";
import { newId } from "@/lib/new-id";
import { startSsoContract } from "@/lib/sso/contract";
import { ssoCallbackRoute } from "@/lib/sso/raw-contract";
import { loadRoute, requestRaw, routeFile } from "../setup/request";

/** A browser: it keeps the cookies that it is given. */
export function makeBrowser(cookie = "") {
  const jar = new Map<string, string>();
  const keep = (response: Response) => {
    for (const set of response.headers.getSetCookie()) {
      const [name = "", value = ""] = (set.split(";")[0] ?? "").split(/=(.*)/s);
      if (value) jar.set(name, value);
      else jar.delete(name);
    }
    return response;
  };
  if (cookie) jar.set(...(cookie.split(/=(.*)/s) as [string, string]));
  const browser = {
    jar,
    get cookie() {
      return [...jar].map(([name, value]) => `${name}=${value}`).join("; ");
    },
    /** Presses the button, signs in at the provider, and gives the address that it sends the browser back to. */
    async visit(providerId: string, next = "/", isLinking = false) {
      const body = { providerId, next, isLinking };
      const response = keep(await requestRaw(browser, startSsoContract, { body }));
      const { url, error } = await response.json();
      if (!url) throw new Error(error.message);
      const answer = await fetch(url, { redirect: "manual" });
      return new URL(answer.headers.get("location") ?? "");
    },
    /** Opens what the provider sends it back to, and gives the path that it lands on. */
    async arrive(address: URL) {
      const handler = (await loadRoute(routeFile(ssoCallbackRoute.path))).GET!;
      const headers = { host: new URL(process.env.APP_URL ?? "").host, cookie: browser.cookie };
      const response = keep(
        await handler(new Request(address, { headers }), { params: Promise.resolve({}) }),
      );
      const { pathname, search } = new URL(response.headers.get("location") ?? "");
      return pathname + search;
    },
    signIn: async (providerId: string, next = "/") => browser.arrive(await browser.visit(providerId, next)),
  };
  return browser;
}

/** A provider as an admin's row has it. */
export async function makeProvider(issuer: string, given: Record<string, unknown> = {}) {
  const id = newId();
  return db().ssoProvider.create({
    data: {
      ...{ id, issuer, label: "Acme", clientId: "guildhall", allowedDomains: ["acme.example"] },
      ...{ sealedSecret: ssoSecrets.seal("secret", id), ...given },
    },
  });
}
