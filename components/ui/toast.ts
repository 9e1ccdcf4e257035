export type ToastRequest = {
  id: string;
  type: "info" | "success" | "error";
  title: string;
  description?: string;
  action?: { label: string; onClick: () => void };
  timeout: number;
};

type ToastOptions = {
  description?: string;
  action?: { label: string; onClick: () => void };
  /** Milliseconds; 0 keeps it until it is dismissed. Five seconds by default, ten with an action. */
  timeout?: number;
  /** Showing again with the same id replaces the first. */
  id?: string;
};

type Presenter = { add: (request: ToastRequest) => void; close: (id: string) => void };

// The first toast fetches what shows it; until that is there, toasts wait here.
let presenter: Presenter | null = null;
let waiting: ToastRequest[] = [];
let count = 0;
const listeners = new Set<() => void>();

/** For the Toaster: the last one that nothing shows yet. */
export const waitingToasts = {
  subscribe(listener: () => void) {
    listeners.add(listener);
    return () => void listeners.delete(listener);
  },
  last: () => waiting.at(-1) ?? null,
};

function setWaiting(next: ToastRequest[]) {
  waiting = next;
  for (const listener of listeners) listener();
}

/** For the Toaster: takes over showing, beginning with what waited. */
export function presentToasts(next: Presenter) {
  presenter = next;
  for (const request of waiting) next.add(request);
  setWaiting([]);
  return () => {
    if (presenter === next) presenter = null;
  };
}

function show(type: ToastRequest["type"], title: string, options: ToastOptions = {}) {
  const id = options.id ?? `toast-${++count}`;
  const request = {
    ...options,
    id,
    type,
    title,
    timeout: options.timeout ?? (options.action ? 10_000 : 5000),
  };
  if (presenter) presenter.add(request);
  else setWaiting([...waiting.filter((other) => other.id !== id), request]);
  return id;
}

/** A passing message. Each returns the id that `dismiss` takes. Usable outside of React. */
export const toast = {
  info: (title: string, options?: ToastOptions) => show("info", title, options),
  success: (title: string, options?: ToastOptions) => show("success", title, options),
  error: (title: string, options?: ToastOptions) => show("error", title, options),
  dismiss(id: string) {
    setWaiting(waiting.filter((request) => request.id !== id));
    presenter?.close(id);
  },
};
