// The head of a page: its title, the first sentence made from the data, and what can be done here. And sections.
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";

interface PageHeadProps {
  title: string;
  sentence?: ReactNode;
  back?: { to: string; label: string };
  marks?: ReactNode;
  actions?: ReactNode;
}

export function PageHead({ title, sentence, back, marks, actions }: PageHeadProps) {
  const { t } = useTranslation();
  return (
    <header className="page-head">
      <title>{`${title} · ${t("app.name")}`}</title>
      <div className="page-head-row">
        <div className="page-head-words">
          {back ? (
            <Link className="page-back" to={back.to}>
              <span aria-hidden="true">‹ </span>
              {back.label}
            </Link>
          ) : null}
          <h1>
            {title} {marks}
          </h1>
        </div>
        {actions ? <div className="page-actions">{actions}</div> : null}
      </div>
      {sentence ? <p className="first-sentence">{sentence}</p> : null}
    </header>
  );
}

interface SectionProps {
  title: string;
  note?: ReactNode;
  actions?: ReactNode;
  children: ReactNode;
  id?: string;
}

export function Section({ title, note, actions, children, id }: SectionProps) {
  return (
    <section className="section" id={id} aria-label={title}>
      <div className="section-head">
        <h2>{title}</h2>
        {actions}
      </div>
      {note ? <p className="section-note">{note}</p> : null}
      {children}
    </section>
  );
}
