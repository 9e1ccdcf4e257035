import { createElement, type SVGProps } from "react";

/** The `d` of a path, or another element of SVG with its attributes. */
type Shape = string | [tag: "circle" | "ellipse" | "line" | "polygon" | "polyline" | "rect", object];

/**
 * An icon of Lucide. Modules of `lucide-react` are compiled to calls of this (compact-icons.mjs): the package's own
 * component and data are three times as large.
 */
export function drawIcon(props: SVGProps<SVGSVGElement>, ...shapes: Shape[]) {
  const isNamed = props["aria-label"] || props["aria-labelledby"];
  return createElement(
    "svg",
    {
      xmlns: "http://www.w3.org/2000/svg",
      width: 24,
      height: 24,
      viewBox: "0 0 24 24",
      fill: "none",
      stroke: "currentColor",
      strokeWidth: 2,
      strokeLinecap: "round",
      strokeLinejoin: "round",
      "aria-hidden": isNamed ? undefined : true,
      ...props,
    },
    ...shapes.map(drawShape),
  );
}

const drawShape = (shape: Shape) =>
  typeof shape === "string" ? createElement("path", { d: shape }) : createElement(...shape);
