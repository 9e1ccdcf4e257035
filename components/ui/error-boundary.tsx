"use client";
import { Component, type ReactNode } from "react";

type ErrorBoundaryProps = {
  /** What is shown in place of what broke. */
  fallback: (retry: () => void) => ReactNode;
  children: ReactNode;
};

/** Keeps a failure while drawing `children` from taking the rest of the page with it. */
export class ErrorBoundary extends Component<ErrorBoundaryProps, { hasFailed: boolean }> {
  override state = { hasFailed: false };

  static getDerivedStateFromError() {
    return { hasFailed: true };
  }

  override render() {
    const { fallback, children } = this.props;
    return this.state.hasFailed ? fallback(() => this.setState({ hasFailed: false })) : children;
  }
}
