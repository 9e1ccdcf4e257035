"use client";
import { type FormEvent, useEffect, useRef, useState } from "react";
import type { z } from "zod";
import { AppError } from "@/lib/http/errors";

type FieldErrors = Partial<Record<string, string>>;

/**
 * A form whose fields are named as in `schema`. Checks before sending, sends once at a time, puts each error beside
 * its field and moves the focus to the first. What was typed stays where it is, whatever happens.
 */
export function useForm<S extends z.ZodType>(schema: S, submit: (values: z.output<S>) => Promise<void>) {
  const form = useRef<HTMLFormElement>(null);
  const busy = useRef(false);
  const [pending, setPending] = useState(false);
  const [errors, setErrors] = useState<FieldErrors>({});
  const [failure, setFailure] = useState<string | null>(null);

  useEffect(() => {
    if (Object.keys(errors).length > 0) {
      form.current?.querySelector<HTMLElement>("[aria-invalid='true']")?.focus();
    }
  }, [errors]);

  async function onSubmit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    if (busy.current) return;
    const given = Object.fromEntries(new FormData(event.currentTarget));
    const parsed = schema.safeParse(given);
    setFailure(null);
    if (!parsed.success) {
      setErrors(
        byField(
          parsed.error.issues.map(({ path, message }) => ({ field: path.join("."), message })),
          given,
        ),
      );
      return;
    }
    setErrors({});
    busy.current = true;
    setPending(true);
    try {
      await submit(parsed.data);
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      const fields = fieldsOf(error);
      if (fields.some(({ field }) => field in given)) setErrors(byField(fields, given));
      else setFailure(error.message);
    } finally {
      busy.current = false;
      setPending(false);
    }
  }

  // POST, so that a form sent before its script has loaded doesn't put a password into the address.
  return {
    form: { ref: form, onSubmit, method: "post", noValidate: true },
    errors,
    failure,
    pending,
  } as const;
}

type FieldMessage = { field: string; message: string };

const fieldsOf = (error: AppError) => (error.details?.fields ?? []) as FieldMessage[];

function byField(messages: FieldMessage[], given: Record<string, unknown>): FieldErrors {
  const errors: FieldErrors = {};
  for (const { field, message } of messages) {
    errors[field] ??= given[field] === "" ? "Fill this in." : sentence(message);
  }
  return errors;
}

const sentence = (text: string) =>
  `${text.charAt(0).toUpperCase()}${text.slice(1)}${/[.!?]$/.test(text) ? "" : "."}`;
