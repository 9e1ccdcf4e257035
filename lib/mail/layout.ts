export type MailContent = { subject: string; text: string; html: string };

type Letter = {
  subject: string;
  greeting?: string;
  paragraphs: string[];
  action?: { label: string; url: string };
  /** Small print, below the line. */
  footnote: string;
};

const escapeHtml = (text: string) =>
  text.replace(
    /[&<>"']/g,
    (c) => ({ "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" })[c] ?? c,
  );

/** One letter as plain text and as HTML that old mail programs show, in light and dark. */
export function renderMail({ subject, greeting, paragraphs, action, footnote }: Letter): MailContent {
  const text = [greeting, ...paragraphs, action && `${action.label}:\n${action.url}`, `-- \n${footnote}`]
    .filter(Boolean)
    .join("\n\n");
  const paragraph = (content: string) => `<p style="margin:0 0 16px">${escapeHtml(content)}</p>`;
  const button = action
    ? `<p style="margin:24px 0"><a href="${escapeHtml(action.url)}" style="display:inline-block;padding:11px 20px;border-radius:6px;background:#145c4b;color:#ffffff;font-weight:600;text-decoration:none">${escapeHtml(action.label)}</a></p>
<p style="margin:0 0 16px;font-size:13px;color:#6b665c">Or open this address:<br><a href="${escapeHtml(action.url)}" style="color:#145c4b;word-break:break-all">${escapeHtml(action.url)}</a></p>`
    : "";
  const html = `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><meta name="color-scheme" content="light"><title>${escapeHtml(subject)}</title></head>
<body style="margin:0;padding:32px 16px;background:#f3efe6;color:#2c2821;font:15px/1.55 system-ui,-apple-system,'Segoe UI',Roboto,sans-serif">
<div style="max-width:480px;margin:0 auto">
<p style="margin:0 0 16px;font:20px Georgia,serif;color:#145c4b">Guildhall</p>
<div style="padding:28px;border:1px solid #e2dccd;border-radius:10px;background:#fffdf9">
${greeting ? paragraph(greeting) : ""}${paragraphs.map(paragraph).join("")}${button}
<p style="margin:24px 0 0;padding-top:16px;border-top:1px solid #e2dccd;font-size:13px;color:#6b665c">${escapeHtml(footnote)}</p>
</div></div>
</body>
</html>`;
  return { subject, text, html };
}
