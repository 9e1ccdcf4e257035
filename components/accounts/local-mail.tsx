import { When } from "./when";

type LocalMailProps = {
  mail: { id: string; to: string; subject: string; text: string; html: string; createdAt: Date };
};

/** One mail: its text with links to follow, and how it looks. */
export function LocalMail({ mail }: LocalMailProps) {
  return (
    <li className="rounded-lg border bg-raised">
      <div className="border-b px-4 py-3">
        <h2 className="font-semibold">{mail.subject}</h2>
        <p className="text-muted text-sm">
          To {mail.to} · <When at={mail.createdAt.toISOString()} />
        </p>
      </div>
      <p className="whitespace-pre-wrap px-4 py-3 text-sm wrap-anywhere">{linked(mail.text)}</p>
      <details className="border-t px-4 py-2 text-sm">
        <summary className="w-fit cursor-pointer py-1 font-medium">As it looks</summary>
        {/* The sandbox keeps scripts out; links open beside it. */}
        <iframe
          title={`The mail “${mail.subject}”`}
          sandbox="allow-popups"
          srcDoc={mail.html.replace("<head>", '<head><base target="_blank">')}
          className="my-2 h-96 w-full rounded-md border bg-raised"
        />
      </details>
    </li>
  );
}

/** Addresses in the text as links. Mails are ours, so what starts with http is an address to its end. */
function linked(text: string) {
  let offset = 0;
  return text.split(/(https?:\/\/\S+)/).map((part) => {
    const key = offset;
    offset += part.length;
    if (!/^https?:\/\//.test(part)) return part;
    return (
      <a key={key} href={part} className="text-accent underline underline-offset-3">
        {part}
      </a>
    );
  });
}
