// What the reader was not sure of: unknown units, lost signs, unmatched brackets.
import { useTranslation } from "react-i18next";
import { Empty } from "@/ui/states";
import { note_id, type Reading } from "./readings";

interface NotesListProps {
  notes: Reading["notes"];
  active: string | null;
  onHover: (id: string | null) => void;
  onChoose: (id: string) => void;
}

export function NotesList({ notes, active, onHover, onChoose }: NotesListProps) {
  const { t } = useTranslation();
  if (!notes.length) return <Empty>{t("plan.no_notes")}</Empty>;
  return (
    <ul className="inner-list notes">
      {notes.map((note, at) => {
        const id = note_id(at);
        return (
          <li
            key={id}
            className={active === id ? "inner inner-active" : "inner"}
            onMouseEnter={() => onHover(id)}
            onMouseLeave={() => onHover(null)}
          >
            <button
              type="button"
              className="inner-button"
              data-item={id}
              onFocus={() => onChoose(id)}
              onClick={() => onChoose(id)}
            >
              <span className="inner-kind">
                ▲ {t(`note.${note.kind as "lost_sign"}`, { defaultValue: note.kind })}
              </span>
              <span className="inner-words">
                <q>{note.found}</q>
                {note.wanted ? <span className="quiet"> → {note.wanted}</span> : null}
              </span>
              <span className="quiet">{note.clause}</span>
            </button>
          </li>
        );
      })}
    </ul>
  );
}
