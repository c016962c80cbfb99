// One way of counting the adverts: names with a bar each, and the pay that is offered. Choosing a name counts the others anew.
import { Button } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Schemas } from "@/api";
import { useFormat } from "@/ui/language";
import { Section } from "@/ui/page";
import { Empty } from "@/ui/states";

export type Group = Schemas["AdvertGroup"];

interface GroupListProps {
  title: string;
  groups: Group[];
  chosen: string;
  choose: (id: string) => void;
  name?: (group: Group) => string;
}

function Pay({ group }: { group: Group }) {
  const { t } = useTranslation();
  const format = useFormat();
  if (!group.pay) return <span className="quiet">{t("adverts.no_pay")}</span>;
  const { lower, median, upper } = group.pay;
  return (
    <span title={t("adverts.pay_of", { adverts: group.with_pay })}>
      <b>{format.exact(median)}</b>
      <span className="quiet advert-range">
        {format.exact(lower)}–{format.exact(upper)}
      </span>
    </span>
  );
}

const FIRST = 15;

export function GroupList({ title, groups, chosen, choose, name = (group) => group.name }: GroupListProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const [whole, show_whole] = useState(false);
  const shown = whole ? groups : groups.slice(0, FIRST);
  const most = Math.max(1, ...groups.map((group) => group.adverts));
  return (
    <Section title={title}>
      {groups.length ? (
        <table className="advert-groups" aria-label={title}>
          <thead>
            <tr>
              <th scope="col">{title}</th>
              <th scope="col" className="numeric">
                {t("adverts.count")}
              </th>
              <th scope="col" className="numeric">
                {t("adverts.pay")}
              </th>
            </tr>
          </thead>
          <tbody>
            {shown.map((group) => (
              <tr key={group.id} className={group.id === chosen ? "chosen" : undefined}>
                <th scope="row">
                  <span className="advert-bar" style={{ width: `${(100 * group.adverts) / most}%` }} />
                  <Button
                    type="link"
                    className="advert-name"
                    aria-pressed={group.id === chosen}
                    onClick={() => choose(group.id === chosen ? "" : group.id)}
                  >
                    {name(group)}
                  </Button>
                </th>
                <td className="numeric">{format.exact(group.adverts)}</td>
                <td className="numeric">
                  <Pay group={group} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      ) : (
        <Empty>{t("adverts.none_here")}</Empty>
      )}
      {groups.length > FIRST ? (
        <Button type="text" className="advert-more" aria-expanded={whole} onClick={() => show_whole(!whole)}>
          {t(whole ? "adverts.fewer" : "adverts.more", { rest: groups.length - FIRST })}
        </Button>
      ) : null}
    </Section>
  );
}
