// The best of the other side, each with the parts of its score, what it offers of what is asked, and what is missing.
import { useTranslation } from "react-i18next";
import { type Schemas, useMatches } from "@/api";
import { useFormat } from "@/ui/language";
import { Empty, Loaded } from "@/ui/states";
import { ListingCard } from "./listing_card";
import { Propose } from "./propose";
import { ReasonBar } from "./reason_bar";

type Match = Schemas["Match"];
type Concept = Schemas["MatchConcept"];
const MOST = 10;
const WHOLE_BP = 10_000;

function Offered({ concept }: { concept: Concept }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { asked, offered, credit_bp, must } = concept;
  const related = credit_bp < WHOLE_BP;
  return (
    <li className={`concept ${related ? "concept-related" : "concept-offered"}`}>
      <span aria-hidden="true">{related ? "◐" : "●"}</span> {asked.name}
      {must ? <span className="concept-cue">{t("exchange.cue_must")}</span> : null}
      {related && offered ? (
        <span className="concept-cue">
          {t("exchange.via", { name: offered.name, share: format.share(credit_bp, 0) })}
        </span>
      ) : null}
    </li>
  );
}

function Missing({ concept }: { concept: Concept }) {
  const { t } = useTranslation();
  return (
    <li className={`concept ${concept.must ? "concept-missing-must" : "concept-missing"}`}>
      <span aria-hidden="true">{concept.must ? "■" : "○"}</span> {concept.asked.name}
      {concept.must ? <span className="concept-cue">{t("exchange.cue_must")}</span> : null}
    </li>
  );
}

const by_key = ({ asked }: Concept) => `${asked.kind} ${asked.id}`;

function Fit({ match }: { match: Match }) {
  const { t } = useTranslation();
  const offered = match.field?.offered ? [match.field, ...match.offered] : match.offered;
  const missing = [...match.missing].sort((a, b) => Number(b.must) - Number(a.must));
  return (
    <>
      {offered.length ? (
        <>
          <p className="fit-label">{t("exchange.offered")}</p>
          <ul className="concepts" aria-label={t("exchange.offered")}>
            {offered.map((concept) => (
              <Offered key={by_key(concept)} concept={concept} />
            ))}
          </ul>
        </>
      ) : null}
      {missing.length ? (
        <>
          <p className="fit-label">{t("exchange.missing")}</p>
          <ul className="concepts" aria-label={t("exchange.missing")}>
            {missing.map((concept) => (
              <Missing key={by_key(concept)} concept={concept} />
            ))}
          </ul>
        </>
      ) : null}
    </>
  );
}

export function Matches({ listing }: { listing: Schemas["Listing"] }) {
  const { t } = useTranslation();
  const { id, side } = listing.listing;
  const matches = useMatches(id, MOST);
  return (
    <Loaded query={matches} conflicts>
      {({ items }) =>
        items.length ? (
          <div className="listing-cards">
            {items.map((match) => (
              <ListingCard key={match.listing.id} row={match.listing}>
                <ReasonBar match={match} />
                <Fit match={match} />
                <Propose
                  need={side === "need" ? id : match.listing.id}
                  offer={side === "need" ? match.listing.id : id}
                  as={listing.mine ? side : null}
                  deal={match.deal}
                />
              </ListingCard>
            ))}
          </div>
        ) : (
          <Empty>{t("exchange.no_match")}</Empty>
        )
      }
    </Loaded>
  );
}
