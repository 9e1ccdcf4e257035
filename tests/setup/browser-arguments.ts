/** How tests start Chromium: also as root, and without traffic of its own. */
export const browserArguments = ["--no-sandbox", "--disable-quic", "--disable-background-networking"];
