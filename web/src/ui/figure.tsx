// A number large enough to be read across a table, with its proof behind it.
import type { ReactNode } from "react";
import { Proof, type ProofProps } from "./proof";

interface FigureProps extends ProofProps {
  label: string;
  children: ReactNode;
  note?: ReactNode;
}

export function Figure({ label, children, note, ...proof }: FigureProps) {
  return (
    <div className={`figure${proof.quality === "synthetic" ? " hatched" : ""}`}>
      <div className="figure-label">{label}</div>
      <div className="figure-value">
        <Proof label={label} {...proof}>
          {children}
        </Proof>
      </div>
      {note ? <div className="figure-note">{note}</div> : null}
    </div>
  );
}

export function Figures({ children }: { children: ReactNode }) {
  return <div className="figures">{children}</div>;
}
