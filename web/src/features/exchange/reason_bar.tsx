// Why two fit: the score as a bar of its parts, each as long as what it adds. Behind it, the same as a table.
import { useTranslation } from "react-i18next";
import type { Schemas } from "@/api";
import { useFormat } from "@/ui/language";

type Part = Schemas["MatchPart"];

// One colour a part, the same on every page.
const PARTS: Part["part"][] = ["skills", "field", "text", "place", "time", "level", "capacity", "record"];
const colour = (part: Part["part"]) => `var(--series-${PARTS.indexOf(part)})`;
const WHOLE_BP = 10_000;
const adds_bp = ({ value_bp, weight_bp }: Part) => (value_bp * weight_bp) / WHOLE_BP;

export function ReasonBar({ match }: { match: Schemas["Match"] }) {
  const { t } = useTranslation();
  const format = useFormat();
  const share = (basis_points: number) => format.share(basis_points, 0);
  const weighed = match.parts.filter(({ weight_bp }) => weight_bp > 0);
  return (
    <div className="reasons">
      <p className="reason-score">
        <b>{share(match.score_bp)}</b> <span className="quiet">{t("exchange.score")}</span>
        {match.held_down ? (
          <span className="lamp lamp-red">
            {" "}
            <span aria-hidden="true">■</span> {t("exchange.held_down")}
          </span>
        ) : null}
      </p>
      <div className="reason-bar" aria-hidden="true">
        {weighed.map((part) => (
          <span
            key={part.part}
            title={`${t(`exchange.part_${part.part}`)} ${share(adds_bp(part))}`}
            style={{ width: `${adds_bp(part) / 100}%`, background: colour(part.part) }}
          />
        ))}
      </div>
      <ul className="reason-legend" aria-hidden="true">
        {weighed.map((part) => (
          <li key={part.part}>
            <span className="reason-swatch" style={{ background: colour(part.part) }} />
            {t(`exchange.part_${part.part}`)} {share(part.value_bp)}
          </li>
        ))}
      </ul>
      <div className="unseen">
        <table>
          <caption>{t("exchange.reasons_of", { title: match.listing.title })}</caption>
          <thead>
            <tr>
              <th scope="col">{t("exchange.part")}</th>
              <th scope="col">{t("exchange.part_value")}</th>
              <th scope="col">{t("exchange.part_weight")}</th>
              <th scope="col">{t("exchange.part_adds")}</th>
            </tr>
          </thead>
          <tbody>
            {match.parts.map((part) => (
              <tr key={part.part}>
                <th scope="row">{t(`exchange.part_${part.part}`)}</th>
                <td>{share(part.value_bp)}</td>
                <td>{share(part.weight_bp)}</td>
                <td>{share(adds_bp(part))}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </div>
  );
}
