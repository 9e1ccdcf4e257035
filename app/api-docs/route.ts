import { serveRaw } from "@/lib/http/serve";

/** Swagger UI from its package. Everything comes from this server; scripts carry the nonce of the response's policy. */
export const GET = serveRaw({ id: "GET /api-docs", method: "GET", auth: "public" }, async ({ request }) => {
  const nonce = request.headers.get("x-nonce") ?? "";
  return new Response(html(nonce), { headers: { "content-type": "text/html; charset=utf-8" } });
});

/** Swagger UI's own colors are too pale to be read by everyone. */
const CONTRAST = `
  .swagger-ui .info .title small { background: #4a5161; }
  .swagger-ui .info .title small.version-stamp { background: #3d6400; }
  .swagger-ui .info .url, .swagger-ui .info a { color: #1f5fa8; }
  .swagger-ui .btn.authorize { color: #14663f; border-color: #14663f; }
  .swagger-ui .btn.authorize span { color: inherit; }
  .swagger-ui .opblock.opblock-get .opblock-summary-method { background: #1f5fa8; }
  .swagger-ui .opblock.opblock-post .opblock-summary-method { background: #14663f; }
  .swagger-ui .opblock.opblock-put .opblock-summary-method { background: #8a4b00; }
  .swagger-ui .opblock.opblock-patch .opblock-summary-method { background: #0e655c; }
  .swagger-ui .opblock.opblock-delete .opblock-summary-method { background: #b3201a; }
  .swagger-ui .parameter__in, .swagger-ui .parameter__deprecated { color: #595959; }
  .swagger-ui .parameter__name.required::after, .swagger-ui .parameter__name.required span { color: #b3201a; }
  .swagger-ui .highlight-code .microlight span { color: #fff !important; }
`;

const html = (nonce: string) => `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <title>API · Guildhall</title>
    <link rel="icon" href="/icon.svg" type="image/svg+xml" />
    <link rel="stylesheet" href="/api-docs/swagger-ui.css" />
    <style>${CONTRAST}</style>
  </head>
  <body>
    <div id="api"></div>
    <noscript>This page needs JavaScript. The description itself is at <a href="/api/openapi.json">/api/openapi.json</a>.</noscript>
    <script nonce="${nonce}" src="/api-docs/swagger-ui-bundle.js"></script>
    <script nonce="${nonce}">
      SwaggerUIBundle({
        url: "/api/openapi.json",
        dom_id: "#api",
        docExpansion: "list",
        defaultModelsExpandDepth: 0,
        validatorUrl: null,
        // Swagger UI puts only the operations into a landmark.
        onComplete: () => {
          for (const part of document.querySelectorAll(".information-container, .scheme-container")) {
            part.setAttribute("role", "region");
            part.setAttribute("aria-label", part.matches(".scheme-container") ? "Signing in" : "About");
          }
        },
      });
    </script>
  </body>
</html>
`;
