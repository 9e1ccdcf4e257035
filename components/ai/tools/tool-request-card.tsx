"use client";
import { useMutation } from "@tanstack/react-query";
import { Check, CircleSlash, PenLine, TriangleAlert } from "lucide-react";
import { type FormEvent, type ReactNode, useId, useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Textarea } from "@/components/ui/textarea";
import type { ToolPart, ToolRequest } from "@/lib/ai/parts";
import { confirmToolRequestContract, declineToolRequestContract } from "@/lib/ai/tools/requests/contract";
import type { ToolDefinition, ToolField } from "@/lib/ai/tools/table";
import { call } from "@/lib/http/client";
import { problemOf } from "@/lib/http/errors";

type Write = Extract<ToolDefinition, { kind: "write" }>;

type CardProps = {
  tool: Write;
  part: ToolPart;
  request: ToolRequest;
  /** Whether whoever looks at it can confirm or decline it. */
  decides: boolean;
  /** What came of it. */
  made: ReactNode;
};

type Texts = Record<string, string>;

/** What a model wants to change: exactly what would happen, and where, as plain text. */
export function ToolRequestCard({ tool, part, request, decides, made }: CardProps) {
  const heading = useId();
  const card = useRef<HTMLElement>(null);
  const given = textsOf(tool.fields, part.input);
  const [fields, setFields] = useState(given);
  const params = { aiToolRequestId: request.id };
  const changed = Object.fromEntries(Object.entries(fields).filter(([name, value]) => value !== given[name]));
  // Its buttons are gone then: the card goes on with the focus.
  const onSuccess = () => card.current?.focus();
  const confirm = useMutation({
    mutationFn: () => call(confirmToolRequestContract, { params, body: { fields: changed } }),
    onSuccess,
  });
  const decline = useMutation({ mutationFn: () => call(declineToolRequestContract, { params }), onSuccess });
  const decided = (confirm.data ?? decline.data)?.status;
  const state = part.state === "asked" && decided ? STATES[decided] : part.state;
  const isExpired = Date.parse(request.expiresAt) <= Date.now();
  const isOpen = state === "asked" && !isExpired;
  const isBusy = confirm.isPending || decline.isPending;
  const error = confirm.error ?? decline.error;
  const isComplete = tool.fields.every(({ name, isOptional }) => isOptional || fields[name]?.trim());

  function submit(event: FormEvent) {
    event.preventDefault();
    if (!isBusy && isComplete) confirm.mutate();
  }

  return (
    <section
      ref={card}
      tabIndex={-1}
      aria-labelledby={heading}
      className="flex flex-col gap-3 rounded-lg border border-line-strong bg-raised p-3 text-sm"
    >
      <div className="flex flex-col gap-0.5">
        <h3 id={heading} className="flex items-center gap-2 font-semibold">
          <PenLine className="size-4 shrink-0 text-muted" aria-hidden="true" />
          {tool.title}
        </h3>
        <p className="break-words text-muted">
          {tool.where} <span className="text-ink">{request.place}</span>
        </p>
      </div>
      {isOpen && decides ? (
        <form onSubmit={submit} className="flex flex-col gap-3">
          {tool.fields.map((field) => (
            <Field key={field.name} label={field.label} optional={field.isOptional}>
              <Control
                field={field}
                value={fields[field.name] ?? ""}
                onChange={(value) => setFields((before) => ({ ...before, [field.name]: value }))}
              />
            </Field>
          ))}
          {error && (
            <p role="alert" className="text-danger">
              {problemOf(error)}
            </p>
          )}
          <div className="flex flex-wrap justify-end gap-2">
            <Button loading={decline.isPending} disabled={isBusy} onClick={() => decline.mutate()}>
              Decline
            </Button>
            <Button
              type="submit"
              variant="primary"
              loading={confirm.isPending}
              disabled={isBusy || !isComplete}
            >
              Confirm
            </Button>
          </div>
        </form>
      ) : (
        <ReadFields fields={tool.fields} texts={decided ? fields : given} />
      )}
      <p role="status" className="flex flex-wrap items-center gap-1.5 text-muted empty:hidden">
        {isOpen ? (
          !decides && "Waits for whoever asked to confirm it."
        ) : (
          <Outcome {...{ tool, part, state, made }} />
        )}
      </p>
    </section>
  );
}

const STATES = { DONE: "done", FAILED: "failed", DECLINED: "denied" } as const;

function Outcome({
  tool,
  part,
  state,
  made,
}: Pick<CardProps, "tool" | "part" | "made"> & Pick<ToolPart, "state">) {
  const icon = "size-4 shrink-0";
  if (state === "done")
    return (
      <>
        <Check className={`${icon} text-ok`} aria-hidden="true" /> {tool.done} {made}
      </>
    );
  if (state === "failed")
    return (
      <>
        <TriangleAlert className={`${icon} text-danger`} aria-hidden="true" />
        {typeof part.output === "string" ? `It wasn’t done: ${part.output}` : "It wasn’t done."}
      </>
    );
  return (
    <>
      <CircleSlash className={icon} aria-hidden="true" />
      {state === "denied" ? "Declined" : "Not decided in time. Ask for it again."}
    </>
  );
}

/** Only texts, so that nothing but what is seen is sent. */
function textsOf(fields: readonly ToolField[], input: unknown): Texts {
  const given = (input ?? {}) as Record<string, unknown>;
  return Object.fromEntries(
    fields.map(({ name }) => [name, typeof given[name] === "string" ? (given[name] as string) : ""]),
  );
}

type ControlProps = { field: ToolField; value: string; onChange: (value: string) => void };

function Control({ field: { kind }, value, onChange }: ControlProps) {
  if (kind === "text") return <Textarea rows={2} value={value} onValueChange={onChange} />;
  return <Input type={kind === "date" ? "date" : "text"} value={value} onValueChange={onChange} />;
}

function ReadFields({ fields, texts }: { fields: readonly ToolField[]; texts: Texts }) {
  const shown = fields.filter(({ name }) => texts[name]);
  return (
    <dl className="flex flex-col gap-1.5">
      {shown.map(({ name, label }) => (
        <div key={name}>
          <dt className="text-muted text-xs">{label}</dt>
          <dd className="max-h-60 overflow-auto whitespace-pre-wrap break-words">{texts[name]}</dd>
        </div>
      ))}
    </dl>
  );
}
