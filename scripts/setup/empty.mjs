// What stands for `server-only` where there is no browser: nothing.
export {};
