// 布局: which programs to open, grow, hold, shrink, merge or close, why, and what another decision would change.
export { PortfolioPage } from "./portfolio_page";
