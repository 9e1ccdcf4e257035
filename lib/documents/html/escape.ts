const ESCAPES: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };

export const escapeHtml = (text: string): string =>
  text.replaceAll("\0", "").replaceAll(/[&<>"]/g, (sign) => ESCAPES[sign] ?? "");
