import { Button } from "antd";
import type { ReactNode } from "react";
import { useHref, useLinkClickHandler } from "react-router";

// A link of the application that looks like a button: one element, so that the keyboard meets it once.
export function LinkButton({ to, type, children }: { to: string; type?: "primary"; children: ReactNode }) {
  const href = useHref(to);
  const go = useLinkClickHandler<HTMLElement>(to);
  return (
    <Button type={type} href={href} onClick={(event) => go(event as React.MouseEvent<HTMLAnchorElement>)}>
      {children}
    </Button>
  );
}
