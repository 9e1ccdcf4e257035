import { SECURITY_HEADERS } from "./security-headers";

/** A page of one sentence, for responses that the middleware gives itself: the App Router can't choose their status. */
export function plainPage(status: number, title: string, sentence: string, headers = {}): Response {
  return new Response(html(title, sentence), {
    status,
    headers: {
      ...SECURITY_HEADERS,
      "content-security-policy": "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'",
      "content-type": "text/html; charset=utf-8",
      "cache-control": "no-store",
      ...headers,
    },
  });
}

const html = (title: string, sentence: string) => `<!doctype html>
<html lang="en">
<meta name="viewport" content="width=device-width">
<meta name="color-scheme" content="light dark">
<title>${title}</title>
<body style="font: 1rem/1.5 system-ui, sans-serif; margin: 3rem auto; padding: 0 1.5rem; max-width: 40rem">
<h1 style="font-size: 1.25rem">${title}</h1>
<p>${sentence}</p>
`;
