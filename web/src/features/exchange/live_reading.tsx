// What the text says, while it is written: chips to correct, and what it says of place, pay, schooling and persons.
import { useTranslation } from "react-i18next";
import type { Schemas } from "@/api";
import { useFormat } from "@/ui/language";
import { type Chip, type Corrections, corrected, key_of, read_chips } from "./chips";
import { AddConcept, ConceptChips } from "./concept_chips";

type Reading = Schemas["Reading"];

function useSaid() {
  const { t } = useTranslation();
  const format = useFormat();
  const pay = ({ pay: read, pay_negotiable }: Reading): string | null => {
    if (!read) return pay_negotiable ? t("exchange.pay_negotiable") : null;
    const most = read.most_yuan === null ? "" : `–${format.exact(read.most_yuan)}`;
    return t("exchange.pay_month", { pay: `${format.exact(read.least_yuan)}${most}` });
  };
  const years = ({ experience: read }: Reading): string | null => {
    if (!read) return null;
    const most =
      read.most_years === null || read.most_years === read.least_years ? "" : `–${read.most_years}`;
    return t("exchange.experience_years", { years: `${read.least_years}${most}` });
  };
  return (reading: Reading): [string, string][] => {
    const said: [string, string | null | undefined][] = [
      [t("exchange.place"), reading.place?.name],
      [t("exchange.pay"), pay(reading)],
      [t("exchange.education"), reading.education ? t(`education.${reading.education.least}`) : null],
      [t("exchange.experience"), years(reading)],
      [
        t("exchange.seats"),
        reading.recruits ? t("exchange.persons", { persons: reading.recruits.persons }) : null,
      ],
    ];
    return said.filter((each): each is [string, string] => Boolean(each[1]));
  };
}

export function LiveReading({
  reading,
  corrections,
  correct,
}: {
  reading: Reading | undefined;
  corrections: Corrections;
  correct: (corrections: Corrections) => void;
}) {
  const { t } = useTranslation();
  const said = useSaid();
  const read = reading ? read_chips(reading) : [];
  const say = (chip: Chip, what: Corrections[string]) =>
    correct({ ...corrections, [key_of(chip)]: { ...corrections[key_of(chip)], ...what } });
  const facts = reading ? said(reading) : [];
  return (
    <div className="live-reading" role="status" aria-label={t("exchange.reading")}>
      {reading || Object.keys(corrections).length ? (
        <ConceptChips
          chips={corrected(read, corrections)}
          mark={(chip, must) => say(chip, { must })}
          remove={(chip) => say(chip, { removed: true })}
        />
      ) : (
        <p className="quiet">{t("exchange.reading_waits")}</p>
      )}
      {facts.length ? (
        <p className="facts">
          {facts.map(([name, value]) => (
            <span key={name}>
              <span className="quiet">{name}</span> {value}
            </span>
          ))}
        </p>
      ) : null}
      <AddConcept add={(chip) => say(chip, { added: chip.name, removed: false })} />
    </div>
  );
}
