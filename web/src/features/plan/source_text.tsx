// The official text exactly as given, each clause a block, with every reading marked on its characters.
import { memo, useMemo } from "react";
import { useTranslation } from "react-i18next";
import { code_points } from "./code_points";
import { type Piece, pieces_of } from "./pieces";
import { id_of, marks_of, type Reading } from "./readings";

interface BlockProps {
  id: string;
  path: string;
  pieces: (Piece & { text: string })[];
  active: string | null;
  onHover: (id: string | null) => void;
  onChoose: (id: string) => void;
}

const Block = memo(function Block({ id, path, pieces, active, onHover, onChoose }: BlockProps) {
  return (
    <div className={active === id ? "text-block text-block-active" : "text-block"} data-clause={path}>
      {pieces.map((piece) => {
        const [narrowest] = piece.marks;
        if (!narrowest) return <span key={piece.begin}>{piece.text}</span>;
        const kinds = [...new Set(piece.marks.map((mark) => `mark-${mark.kind}`))].join(" ");
        const lit = piece.marks.some((mark) => mark.key === active);
        return (
          // biome-ignore lint/a11y/noStaticElementInteractions: the tree beside is the way by keyboard
          // biome-ignore lint/a11y/useKeyWithClickEvents: the tree beside is the way by keyboard
          <span
            key={piece.begin}
            className={`mark ${kinds}${lit ? " mark-active" : ""}`}
            data-mark={narrowest.key}
            onMouseEnter={() => onHover(narrowest.key)}
            onMouseLeave={() => onHover(null)}
            onClick={() => onChoose(narrowest.key)}
          >
            {piece.text}
          </span>
        );
      })}
    </div>
  );
});

interface SourceTextProps {
  reading: Reading;
  text: string;
  active: string | null;
  onHover: (id: string | null) => void;
  onChoose: (id: string) => void;
}

export function SourceText({ reading, text, active, onHover, onChoose }: SourceTextProps) {
  const { t } = useTranslation();
  const blocks = useMemo(() => {
    const points = code_points(text);
    const marks = marks_of(reading);
    return reading.clauses.map((clause) => {
      const pieces = pieces_of(clause.own.begin, clause.own.end, marks);
      return {
        id: id_of({ kind: "clause", clause: clause.path, seq: 0 }),
        path: clause.path,
        pieces: pieces.map((piece) => ({ ...piece, text: points.slice(piece.begin, piece.end) })),
        keys: new Set(pieces.flatMap((piece) => piece.marks.map((mark) => mark.key))),
      };
    });
  }, [reading, text]);
  return (
    <section className="source-text" aria-label={t("plan.text")} tabIndex={0} lang="zh-CN">
      {blocks.map(({ id, path, pieces, keys }) => (
        <Block
          key={path}
          id={id}
          path={path}
          pieces={pieces}
          active={active !== null && (active === id || keys.has(active)) ? active : null}
          onHover={onHover}
          onChoose={onChoose}
        />
      ))}
    </section>
  );
}
