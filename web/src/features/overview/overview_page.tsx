import { PrinterOutlined } from "@ant-design/icons";
import { Button } from "antd";
import { useState } from "react";
import { Trans, useTranslation } from "react-i18next";
import { type Schemas, take_scoreboard, useBrief, useScoreboard } from "@/api";
import { useFormat } from "@/ui/language";
import { PageHead, Section } from "@/ui/page";
import { Loaded } from "@/ui/states";
import { TakeHome } from "@/ui/take_home";
import { BriefFigures } from "./brief_figures";
import { CityMap } from "./city_map";
import { MostDuplicated } from "./most_duplicated";
import "./overview.css";
import { TargetDrawer } from "./target_drawer";
import { Tiles } from "./tiles";

function Sentence({ brief }: { brief: Schemas["Brief"] }) {
  const { t } = useTranslation();
  const format = useFormat();
  const [most] = brief.duplicates.most;
  const { lamps } = brief;
  const values = {
    city: brief.city.name,
    targets: brief.targets,
    green: lamps.green,
    yellow: lamps.yellow,
    red: lamps.red,
    none: lamps.none,
    schools: brief.schools.total,
    year: brief.programs.year,
    points: format.count(brief.programs.points),
    offered: format.count(brief.programs.offered),
    rate: format.share(brief.duplicates.rate_bp),
    most: most?.program.name ?? "",
    most_schools: most?.schools ?? 0,
  };
  return (
    <>
      <Trans
        t={t}
        i18nKey={brief.plan ? "overview.sentence_plan" : "overview.sentence_no_plan"}
        values={values}
        components={{ b: <b /> }}
      />{" "}
      <Trans t={t} i18nKey="overview.sentence_programs" values={values} components={{ b: <b /> }} />
    </>
  );
}

export function OverviewPage() {
  const { t } = useTranslation();
  const brief = useBrief();
  const board = useScoreboard();
  const [opened, set_opened] = useState<Schemas["Tile"] | null>(null);
  return (
    <div className="page overview">
      <Loaded query={brief}>
        {(data) => (
          <>
            <PageHead
              title={t("overview.title", { city: data.city.name })}
              sentence={<Sentence brief={data} />}
              actions={
                <>
                  <TakeHome fetch={take_scoreboard} label={t("overview.scoreboard")} />
                  <Button icon={<PrinterOutlined />} onClick={() => print()}>
                    {t("overview.print")}
                  </Button>
                </>
              }
            />
            <Loaded query={board}>{(shown) => <Tiles board={shown} onOpen={set_opened} />}</Loaded>
            <div className="overview-lower">
              <CityMap />
              <div className="overview-side">
                <Section title={t("overview.brief")}>
                  <BriefFigures brief={data} />
                </Section>
                <MostDuplicated brief={data} />
              </div>
            </div>
          </>
        )}
      </Loaded>
      <TargetDrawer tile={opened} onClose={() => set_opened(null)} />
    </div>
  );
}
