// The 1+6 scoreboard: one institution frame and six aspects, each with its targets, values and lamps.
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import type { Schemas } from "@/api";
import { Bullet } from "@/ui/bullet";
import { useFormat } from "@/ui/language";
import { Count, Lamp, QualityMark } from "@/ui/marks";
import { Section } from "@/ui/page";
import { usePalette } from "@/ui/palette";
import { paths } from "@/ui/paths";

type Target = Schemas["BoardTarget"];

export const is_synthetic = (target: Target) => target.actual?.provenance.quality === "synthetic";

function Value({ target }: { target: Target }) {
  const { t } = useTranslation();
  if (!target.actual) return <span className="tile-none">{t("overview.no_value")}</span>;
  return (
    <span className="tile-number">
      <Count value={target.actual.value} unit={target.unit === "%" ? "%" : target.unit} />
    </span>
  );
}

function TargetLine({ target }: { target: Target }) {
  const { t } = useTranslation();
  const format = useFormat();
  const palette = usePalette();
  const asked = format.amount(target) || t("overview.no_amount");
  const { least, most, deadline_year } = target;
  return (
    <div className={`tile-target${is_synthetic(target) ? " hatched" : ""}`}>
      <div className="tile-subject">{target.subject}</div>
      <div className="tile-row">
        <Value target={target} />
        {target.actual && target.actual.provenance.quality !== "measured" ? (
          <QualityMark quality={target.actual.provenance.quality} />
        ) : null}
      </div>
      {least !== null ? (
        <Bullet
          value={target.actual?.value ?? null}
          least={least}
          most={most ?? least}
          expected={target.lamp.expected}
          hatched={is_synthetic(target)}
          colour={palette.lamp[target.lamp.colour]}
          label={t("overview.bullet", { subject: target.subject, target: asked })}
        />
      ) : null}
      <div className="tile-words">
        {deadline_year === null
          ? t("overview.target", { target: asked })
          : t("overview.target_by", { target: asked, year: deadline_year })}
      </div>
      <div className="tile-lamp">
        <Lamp colour={target.lamp.colour} />
        <span className="quiet">{t(`lamp_reason.${target.lamp.reason}`)}</span>
      </div>
    </div>
  );
}

// A further target of the same aspect, in one line.
function BriefLine({ target }: { target: Target }) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <span className={`tile-brief${is_synthetic(target) ? " hatched" : ""}`}>
      <span className="tile-subject">{target.subject}</span>
      <span className="tile-brief-row">
        <span>
          {target.actual ? <Count value={target.actual.value} /> : "—"} /{" "}
          {format.amount(target) || t("overview.no_amount")}
        </span>
        <Lamp colour={target.lamp.colour} title={t(`lamp_reason.${target.lamp.reason}`)} />
      </span>
    </span>
  );
}

function OneTile({ tile, at, onOpen }: { tile: Schemas["Tile"]; at: number; onOpen: () => void }) {
  const { t } = useTranslation();
  const title = t(`aspect.${tile.aspect}`);
  const [first, ...others] = tile.targets;
  return (
    <button type="button" className="tile" onClick={onOpen} data-aspect={tile.aspect}>
      <span className="tile-head">
        <span className="tile-order" aria-hidden="true">
          {at === 0 ? "1" : `+${at}`}
        </span>
        <span className="tile-title">{title}</span>
      </span>
      {first ? (
        <>
          <TargetLine target={first} />
          {others.map((target) => (
            <BriefLine key={`${target.clause} ${target.subject}`} target={target} />
          ))}
        </>
      ) : (
        <span className="tile-none">{t("overview.no_target")}</span>
      )}
      <span className="unseen">{t("overview.open_tile")}</span>
    </button>
  );
}

export function Tiles({
  board,
  onOpen,
}: {
  board: Schemas["Scoreboard"];
  onOpen: (tile: Schemas["Tile"]) => void;
}) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <Section
      title={t("overview.board")}
      note={
        <>
          {board.plan ? <Link to={paths.plan(board.plan.id)}>{board.plan.name}</Link> : t("overview.no_plan")}
          {" · "}
          {t("overview.judged_on", { day: format.day(board.today) })}
          {" · "}
          {t("overview.board_note")}
        </>
      }
    >
      <div className="tiles">
        {board.tiles.map((tile, at) => (
          <OneTile key={tile.aspect} tile={tile} at={at} onOpen={() => onOpen(tile)} />
        ))}
      </div>
    </Section>
  );
}
