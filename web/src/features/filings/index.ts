// 备案与审批: what schools ask for about their programs, and where each request stands.
export { FilingFormPage } from "./filing_form_page";
export { FilingPage } from "./filing_page";
export { FilingsPage } from "./filings_page";
