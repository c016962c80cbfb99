import { Tag } from "antd";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { type Schemas, useMergeProposals } from "@/api";
import { Basis, useFindingWords } from "@/ui/finding";
import { useFormat } from "@/ui/language";
import { LinkButton } from "@/ui/link_button";
import { Count, Missing, QualityMark, StateControlled } from "@/ui/marks";
import { paths } from "@/ui/paths";
import { Empty, Loaded } from "@/ui/states";
import { ReviewBox } from "./review_box";

type Proposal = Schemas["MergeProposal"];
type Site = Schemas["ProposalSite"];

const MEASURES: Schemas["OutcomeMeasure"][] = ["signing", "graduation", "fill"];

function Outcome({ site, measure }: { site: Site; measure: Schemas["OutcomeMeasure"] }) {
  const format = useFormat();
  const known = site.outcomes.find((each) => each.measure === measure);
  if (!known) return <Missing />;
  return (
    <>
      {format.share(known.rate_bp)} <QualityMark quality={known.quality} />
    </>
  );
}

function Sites({ proposal }: { proposal: Proposal }) {
  const { t } = useTranslation();
  return (
    <div className="proposal-frame">
      <table className="proposal-table">
        <thead>
          <tr>
            <th scope="col">{t("programs.school")}</th>
            <th scope="col">{t("programs.name")}</th>
            <th scope="col">{t("warnings.entrants", { year: proposal.year })}</th>
            {MEASURES.map((measure) => (
              <th key={measure} scope="col">
                {t(`warnings.measure_${measure}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {proposal.sites.map((site) => (
            <tr key={`${site.program.id} ${site.school.id}`}>
              <th scope="row">
                <Link to={paths.school(site.school.id)}>{site.school.name}</Link>{" "}
                {site.gives_way ? <Tag>{t("warnings.gives_way")}</Tag> : null}
              </th>
              <td>
                <Link to={paths.program(site.program.id)}>{site.program.name}</Link>
              </td>
              <td className="number">
                <Count value={site.entrants_persons} />
              </td>
              {MEASURES.map((measure) => (
                <td key={measure} className="number">
                  <Outcome site={site} measure={measure} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

// Towards a filing: the one that gives way goes into the first of the others.
function filing_of(proposal: Proposal): string | null {
  const gives = proposal.sites.find((site) => site.gives_way);
  const keeps = proposal.sites.find((site) => !site.gives_way);
  if (!gives || !keeps) return null;
  return paths.new_filing({
    kind: "merge",
    program: gives.program.id,
    school: gives.school.id,
    into_program: keeps.program.id === gives.program.id ? undefined : keeps.program.id,
    into_school: keeps.school.id === gives.school.id ? undefined : keeps.school.id,
    basis: proposal.subject,
  });
}

function ProposalCard({ proposal }: { proposal: Proposal }) {
  const { t } = useTranslation();
  const words = useFindingWords();
  const names = [...new Set(proposal.sites.map((site) => site.program.name))];
  const where = proposal.region?.name ?? t("warnings.whole_city");
  const title = t("warnings.proposal_of", { where, name: names.join(" / ") });
  const filing = filing_of(proposal);
  return (
    <article className="proposal" aria-label={title}>
      <h3>
        {title} {proposal.application ? <StateControlled /> : null} <QualityMark quality={proposal.quality} />
      </h3>
      <p>
        <b>{t(`warnings.kind_${proposal.kind}`)}</b> · {t(`warnings.because_${proposal.reason}`)}{" "}
        {t("warnings.people_and_classes", {
          people: proposal.entrants_persons,
          limit: words.limit(proposal.finding) ?? "",
          sites: proposal.sites.length,
          classes: proposal.classes,
        })}
      </p>
      {proposal.application ? <p className="quiet">{t("warnings.only_application")}</p> : null}
      <Sites proposal={proposal} />
      <p className="quiet">
        <Basis finding={proposal.finding} />
      </p>
      <ReviewBox result="merge_proposal" subject={proposal.subject} review={proposal.review} />
      {filing ? <LinkButton to={filing}>{t("warnings.to_filing")}</LinkButton> : null}
    </article>
  );
}

export function ProposalsList() {
  const { t } = useTranslation();
  const proposals = useMergeProposals({ limit: 200 });
  return (
    <Loaded query={proposals}>
      {(data) => (
        <>
          <p className="section-note">
            {t("warnings.proposals_note", { examined: data.examined, unknown: data.unknown })}
          </p>
          {data.items.length ? null : <Empty>{t("warnings.no_proposal")}</Empty>}
          {data.items.map((proposal) => (
            <ProposalCard key={proposal.subject} proposal={proposal} />
          ))}
        </>
      )}
    </Loaded>
  );
}
