import type { Events, FileInfo, Operations } from "./operations.js";

export type * from "./operations.js";

/** `code` is the server's; `unavailable` with status 0 where it can't be reached. */
export class ApiError extends Error {
  code: string;
  status: number;
  details?: Record<string, unknown>;
  requestId?: string;
}

export type Tokens = { accessToken: string; refreshToken: string; expiresAt?: number };

export type ClientOptions = {
  /** Where the instance is: `https://guildhall.example`. */
  url: string;
  /** An API key (Settings, API keys). */
  key?: string;
  /** In place of a key: tokens of an earlier `signIn`. */
  tokens?: Tokens;
  /** Called with each new pair, to be stored: the former refresh token isn't good any more. */
  onTokens?: (tokens: Tokens) => void;
  fetch?: typeof fetch;
};

export type Handlers = { [Name in keyof Events]?: (data: Events[Name]) => void } & { connected?: () => void };

export type ConnectOptions = {
  onEvent?: (event: string, data: unknown) => void;
  onError?: (error: Error) => void;
  /** Where there is none in the runtime. */
  WebSocket?: typeof WebSocket;
};

export interface Client extends Operations {
  signIn(credentials: { email: string; password: string; code?: string }): Promise<Tokens>;
  upload(
    file: Blob & { name?: string },
    options?: { query?: Record<string, string | number | boolean>; type?: string; signal?: AbortSignal },
  ): Promise<FileInfo>;
  connect(handlers?: Handlers, options?: ConnectOptions): { close(): void };
}

export function createClient(options: ClientOptions): Client;

/** All items of a list, page by page. */
export function paginate<Input extends { query?: object }, Item>(
  list: (
    input: Input,
    options?: { signal?: AbortSignal },
  ) => Promise<{ items: Item[]; nextCursor: string | null }>,
  input: Input,
  options?: { signal?: AbortSignal },
): AsyncGenerator<Item>;
