export type MailContent = { subject: string; text: string; html: string };

/** Something that the letter lists, with the address where it is. */
type Entry = { title: string; text: string; url: string };

type Letter = {
  subject: string;
  greeting?: string;
  paragraphs: string[];
  entries?: Entry[];
  /** Below the entries. */
  closing?: string;
  action?: { label: string; url: string };
  /** Small print, below the line. */
  footnote: string;
  /** The address the small print links to. */
  footnoteLink?: { label: string; url: string };
};

const escapeHtml = (text: string) =>
  text.replace(
    /[&<>"']/g,
    (c) => ({ "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" })[c] ?? c,
  );

/** Mail programs that know dark take these over what is written at each element, which all others take. */
const DARK = `@media (prefers-color-scheme: dark) {
.page { background: #121719 !important; color: #e8e4da !important }
.card { background: #1c2326 !important; border-color: #2e383b !important }
.line { border-color: #2e383b !important }
.muted { color: #a8a397 !important }
.accent { color: #7cc7b0 !important }
.button { background: #7cc7b0 !important; color: #10201b !important }
}`;

/** One letter as plain text and as HTML that old mail programs show, in light and dark. */
export function renderMail(letter: Letter): MailContent {
  return { subject: letter.subject, text: asText(letter), html: asHtml(letter) };
}

function asText({
  greeting,
  paragraphs,
  entries = [],
  closing,
  action,
  footnote,
  footnoteLink,
}: Letter): string {
  return [
    greeting,
    ...paragraphs,
    ...entries.map(({ title, text, url }) => [title, text && `“${text}”`, url].filter(Boolean).join("\n")),
    closing,
    action && `${action.label}:\n${action.url}`,
    `-- \n${footnote}${footnoteLink ? ` ${footnoteLink.label}: ${footnoteLink.url}` : ""}`,
  ]
    .filter(Boolean)
    .join("\n\n");
}

const paragraph = (content: string | undefined) =>
  content ? `<p style="margin:0 0 16px">${escapeHtml(content)}</p>` : "";

const link = (url: string, label: string, style: string) =>
  `<a class="accent" href="${escapeHtml(url)}" style="color:#145c4b;${style}">${escapeHtml(label)}</a>`;

const entry = ({ title, text, url }: Entry) =>
  `<p class="line" style="margin:0 0 14px;padding-left:12px;border-left:2px solid #e2dccd">${link(url, title, "font-weight:600;text-decoration:none")}${
    text ? `<br><span dir="auto" style="word-break:break-word">${escapeHtml(text)}</span>` : ""
  }</p>`;

const button = ({ label, url }: NonNullable<Letter["action"]>) =>
  `<p style="margin:24px 0"><a class="button" href="${escapeHtml(url)}" style="display:inline-block;padding:11px 20px;border-radius:6px;background:#145c4b;color:#ffffff;font-weight:600;text-decoration:none">${escapeHtml(label)}</a></p>
<p class="muted" style="margin:0 0 16px;font-size:13px;color:#6b665c">Or open this address:<br>${link(url, url, "word-break:break-all")}</p>`;

function asHtml({
  subject,
  greeting,
  paragraphs,
  entries = [],
  closing,
  action,
  footnote,
  footnoteLink,
}: Letter): string {
  const more = footnoteLink ? ` ${link(footnoteLink.url, footnoteLink.label, "")}` : "";
  return `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><meta name="color-scheme" content="light dark"><title>${escapeHtml(subject)}</title><style>${DARK}</style></head>
<body class="page" style="margin:0;padding:32px 16px;background:#f3efe6;color:#2c2821;font:15px/1.55 system-ui,-apple-system,'Segoe UI',Roboto,sans-serif">
<div style="max-width:480px;margin:0 auto">
<p class="accent" style="margin:0 0 16px;font:20px Georgia,serif;color:#145c4b">Guildhall</p>
<div class="card" style="padding:28px;border:1px solid #e2dccd;border-radius:10px;background:#fffdf9">
${paragraph(greeting)}${paragraphs.map(paragraph).join("")}${entries.map(entry).join("")}${paragraph(closing)}${action ? button(action) : ""}
<p class="muted line" style="margin:24px 0 0;padding-top:16px;border-top:1px solid #e2dccd;font-size:13px;color:#6b665c">${escapeHtml(footnote)}${more}</p>
</div></div>
</body>
</html>`;
}
